extension Laplace {
    func performanceGradient() -> [Double] {
        let others = law.others
        return gradient { l, _ in law.mean * others.value(gap: gaps[l]) }
    }

    func capGradient(of i: Int) -> [Double] {
        let others = law.others
        let pool = pools.firstIndex { $0.contains(i) }!
        switch conditioning {
        case .atLeastOne:
            // G'(phi) - G'(phi - p_i e_i) for the others' contributions; for its own, the second part does not move.
            var result = gradient { l, row in
                law.mean * others.value(gap: gaps[l])
                    * others.drop(gap: gaps[l], step: probabilities[i] * decays[row * pools.count + pool])
            }
            result[i] = ownSlope(of: i, in: pool) { l in law.mean * others.value(gap: gaps[l]) * probabilities[i] }
            return result.map { valueScale / presence[i] * $0 }
        case .own:
            let rest = others.others
            var result = gradient { l, row in
                others.mean * rest.value(gap: gaps[l]) * decays[row * pools.count + pool]
            }
            result[i] += ownSlope(of: i, in: pool) { l in others.value(gap: gaps[l]) }
            return result.map { valueScale * $0 }
        }
    }

    /// sum over l of w_l s_l p_j exp(-s_l m_j) factor(l), for each class j.
    private func gradient(_ factor: (_ l: Int, _ row: Int) -> Double) -> [Double] {
        var byPool = [Double](repeating: 0, count: pools.count)
        for (row, l) in live.enumerated() {
            let strength = sum.weights[l] * sum.rates[l] * factor(l, row)
            if strength == 0 { continue }
            for q in pools.indices { byPool[q] += strength * decays[row * pools.count + q] }
        }
        var result = [Double](repeating: 0, count: contributions.count)
        for (q, pool) in pools.enumerated() {
            for j in pool { result[j] = probabilities[j] * byPool[q] }
        }
        return result
    }

    /// sum over l of w_l s_l exp(-s_l m_i) factor(l).
    private func ownSlope(of i: Int, in pool: Int, _ factor: (Int) -> Double) -> Double {
        var slope = 0.0
        for (row, l) in live.enumerated() {
            slope += sum.weights[l] * sum.rates[l] * decays[row * pools.count + pool] * factor(l)
        }
        return slope
    }

    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        let count = steps.count
        var matrix = [Double](repeating: 0, count: count * count)
        let first = steps.map { step in pools.firstIndex { $0.upperBound > step } ?? pools.count }
        let capPools = capWeights.map { weight in pools.firstIndex { $0.contains(weight.cap) }! }
        let others = law.others
        let rest = others.others
        let third = rest.others
        for (row, l) in live.enumerated() {
            let strength = sum.weights[l] * sum.rates[l] * sum.rates[l]
            // What each step moves: the sum of p_j exp(-s_l m_j) over the classes from the step on.
            let moved = zip(steps, first).map { step, q in mass(row, from: step, pool: q) }
            let slope = law.mean * others.value(gap: gaps[l])
            let bend = law.mean * others.mean * rest.value(gap: gaps[l])
            if slope == 0 && bend == 0 && conditioning == .atLeastOne { continue }
            for a in 0..<count {
                for b in 0...a {
                    matrix[a * count + b] -= strength * (bend * moved[a] * moved[b] + slope * moved[a])
                }
            }
            for ((i, weight), q) in zip(capWeights, capPools) {
                let own = decays[row * pools.count + q]
                let share = probabilities[i] * own
                switch conditioning {
                case .atLeastOne:
                    let factor = strength * weight * valueScale / presence[i]
                    let slopeLeft = slope * (1 - others.drop(gap: gaps[l], step: share))
                    let bendLeft = bend * (1 - rest.drop(gap: gaps[l], step: share))
                    for a in 0..<count {
                        let leftA = moved[a] - (i >= steps[a] ? share : 0)
                        for b in 0...a {
                            let leftB = moved[b] - (i >= steps[b] ? share : 0)
                            matrix[a * count + b] -= factor * (
                                bend * moved[a] * moved[b] - bendLeft * leftA * leftB + slope * moved[a] - slopeLeft * leftA)
                        }
                    }
                case .own:
                    let factor = strength * weight * valueScale * own
                    let value = others.value(gap: gaps[l])
                    let slope = others.mean * rest.value(gap: gaps[l])
                    let bend = others.mean * rest.mean * third.value(gap: gaps[l])
                    for a in 0..<count {
                        let inA = i >= steps[a] ? 1.0 : 0
                        for b in 0...a {
                            let inB = i >= steps[b] ? 1.0 : 0
                            matrix[a * count + b] -= factor * (
                                inA * inB * value + slope * (inA * moved[b] + inB * moved[a] + moved[a])
                                    + bend * moved[a] * moved[b])
                        }
                    }
                }
            }
        }
        for a in 0..<count {
            for b in 0..<a { matrix[b * count + a] = matrix[a * count + b] }
        }
        return matrix
    }

    /// sum of p_j exp(-s_l m_j) over the classes from `step` on, the first of which lies in `pool`.
    private func mass(_ row: Int, from step: Int, pool: Int) -> Double {
        guard pool < pools.count else { return 0 }
        var mass = probabilities[step..<pools[pool].upperBound].reduce(0, +) * decays[row * pools.count + pool]
        for q in (pool + 1)..<max(pools.count, pool + 1) { mass += weighted[row * pools.count + q] }
        return mass
    }
}
