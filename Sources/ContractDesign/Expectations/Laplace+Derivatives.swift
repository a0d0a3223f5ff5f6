extension Laplace {
    func performanceGradient() -> [Double] {
        gradient { row in slopes[row] }
    }

    func capGradient(of i: Int) -> [Double] {
        let pool = pools.firstIndex { $0.contains(i) }!
        let share = probabilities[i]
        switch conditioning {
        case .atLeastOne:
            // G'(phi) - G'(phi - p_i e_i) for the others' contributions; for its own, the second part does not move.
            let others = law.others
            var result = gradient { row in
                slopes[row] * others.drop(gap: gaps[live[row]], step: share * decays[row * pools.count + pool])
            }
            result[i] = share * sumOfSlopes(in: pool) { row in slopes[row] }
            return result.map { valueScale / presence[i] * $0 }
        case .own:
            var result = gradient { row in bends[row] / law.mean * decays[row * pools.count + pool] }
            result[i] += sumOfSlopes(in: pool) { row in slopes[row] / law.mean }
            return result.map { valueScale * $0 }
        }
    }

    /// sum over l of s_l p_j exp(-s_l m_j) factor(l), for each class j.
    private func gradient(_ factor: (_ row: Int) -> Double) -> [Double] {
        var byPool = [Double](repeating: 0, count: pools.count)
        for row in live.indices {
            let strength = sum.rates[live[row]] * factor(row)
            if strength == 0 { continue }
            for q in pools.indices { byPool[q] += strength * decays[row * pools.count + q] }
        }
        var result = probabilities
        for (q, pool) in pools.enumerated() {
            for j in pool { result[j] *= byPool[q] }
        }
        return result
    }

    /// sum over l of s_l exp(-s_l m) factor(l) for the contribution m of a pool.
    private func sumOfSlopes(in pool: Int, _ factor: (_ row: Int) -> Double) -> Double {
        var total = 0.0
        for row in live.indices { total += sum.rates[live[row]] * decays[row * pools.count + pool] * factor(row) }
        return total
    }

    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        let count = steps.count
        var matrix = [Double](repeating: 0, count: count * count)
        var moved = [Double](repeating: 0, count: count)
        let first = steps.map { step in pools.firstIndex { $0.upperBound > step } ?? pools.count }
        let heads = zip(steps, first).map { step, q in
            q < pools.count ? probabilities[step..<pools[q].upperBound].reduce(0, +) : 0
        }
        let capPools = capWeights.map { weight in pools.firstIndex { $0.contains(weight.cap) }! }
        var left = moved
        for row in live.indices where slopes[row] != 0 || bends[row] != 0 {
            let rate = sum.rates[live[row]]
            // What each step moves: the sum of p_j exp(-s_l m_j) over the classes from the step on.
            for a in 0..<count { moved[a] = mass(row, head: heads[a], pool: first[a]) }
            var whole = (bend: bends[row], slope: slopes[row])
            for ((i, weight), q) in zip(capWeights, capPools) {
                let own = decays[row * pools.count + q]
                switch conditioning {
                case .atLeastOne:
                    // G(phi) - G(phi - p_i e_i) over P(n_i >= 1).
                    let factor = weight * valueScale / presence[i]
                    let share = probabilities[i] * own
                    let gap = gaps[live[row]]
                    whole.bend += factor * bends[row]
                    whole.slope += factor * slopes[row]
                    for a in 0..<count { left[a] = moved[a] - (i >= steps[a] ? share : 0) }
                    add(
                        left,
                        bend: rate * rate * factor * bends[row] * (1 - law.others.others.drop(gap: gap, step: share)),
                        slope: rate * rate * factor * slopes[row] * (1 - law.others.drop(gap: gap, step: share)),
                        to: &matrix)
                case .own:
                    // e_i G'(phi) / E[N]: its own decay moves with the steps up to its class.
                    let factor = weight * valueScale * own
                    whole.bend += factor * sum.weights[live[row]] * law.others.derivatives(gap: gaps[live[row]]).bend
                    whole.slope += factor * bends[row] / law.mean
                    let (value, slope) = (slopes[row] / law.mean, bends[row] / law.mean)
                    for a in 0..<count {
                        let inA = i >= steps[a] ? 1.0 : 0
                        for b in 0...a {
                            let inB = i >= steps[b] ? 1.0 : 0
                            matrix[a * count + b] -=
                                rate * rate * factor * (inA * inB * value + slope * (inA * moved[b] + inB * moved[a]))
                        }
                    }
                }
            }
            add(moved, bend: -rate * rate * whole.bend, slope: -rate * rate * whole.slope, to: &matrix)
        }
        for a in 0..<count {
            for b in 0..<a { matrix[b * count + a] = matrix[a * count + b] }
        }
        return matrix
    }

    /// Adds bend * v_a v_b + slope * v_a for a >= b: the second derivative of G in steps that move v, of which the
    /// later moves a part of what the earlier does.
    private func add(_ v: [Double], bend: Double, slope: Double, to matrix: inout [Double]) {
        let count = v.count
        matrix.withUnsafeMutableBufferPointer { matrix in
            v.withUnsafeBufferPointer { v in
                for a in 0..<count {
                    let scaled = bend * v[a]
                    let common = slope * v[a]
                    for b in 0...a { matrix[a * count + b] += scaled * v[b] + common }
                }
            }
        }
    }

    /// sum of p_j exp(-s_l m_j) from a step on: the head of its pool, then whole pools.
    private func mass(_ row: Int, head: Double, pool: Int) -> Double {
        guard pool < pools.count else { return 0 }
        var mass = head * decays[row * pools.count + pool]
        for q in (pool + 1)..<max(pools.count, pool + 1) { mass += weighted[row * pools.count + q] }
        return mass
    }
}
