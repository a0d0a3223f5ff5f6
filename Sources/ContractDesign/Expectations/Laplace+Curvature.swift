extension Laplace {
    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        let count = steps.count
        var matrix = [Double](repeating: 0, count: count * count)
        let first = steps.map { step in pools.firstIndex { $0.upperBound > step } ?? pools.count }
        let heads = zip(steps, first).map { step, q in
            q < pools.count ? probabilities[step..<pools[q].upperBound].reduce(0, +) : 0
        }
        let caps = capWeights.map { cap in
            WeightedCap(
                index: cap.cap, weight: cap.weight, pool: pools.firstIndex { $0.contains(cap.cap) }!,
                steps: steps.count { $0 <= cap.cap })
        }
        var term = CurvatureTerm(count: count)
        for row in live.indices where slopes[row] != 0 || bends[row] != 0 {
            term.reset()
            // What each step moves: the sum of p_j exp(-s_l m_j) over the classes from the step on.
            for a in 0..<count { term.moved[a] = mass(row, head: heads[a], pool: first[a]) }
            weigh(row, caps, in: &term)
            let rate = sum.rates[live[row]]
            term.add(times: rate * rate, to: &matrix)
        }
        for a in 0..<count {
            for b in 0..<a { matrix[b * count + a] = matrix[a * count + b] }
        }
        return matrix
    }

    /// A cap that counts in the curvature, with the number of steps that raise its own class.
    private struct WeightedCap {
        var index: Int
        var weight: Double
        var pool: Int
        var steps: Int
    }

    /// What one term of the sum contributes: the objective's -w_l G(phi), and with each cap -w_l times G(phi) less
    /// G(phi - p_i e_i), over P(n_i >= 1), or e_i G'(phi) / E[N] in the own view.
    private func weigh(_ row: Int, _ caps: [WeightedCap], in term: inout CurvatureTerm) {
        let gap = gaps[live[row]]
        term.bend = -bends[row]
        term.slope = -slopes[row]
        for cap in caps {
            let own = decays[row * pools.count + cap.pool]
            switch conditioning {
            case .atLeastOne:
                let factor = cap.weight * valueScale / presence[cap.index]
                let share = probabilities[cap.index] * own
                term.bend -= factor * bends[row]
                term.slope -= factor * slopes[row]
                term.addWithout(
                    share, ofFirst: cap.steps,
                    bend: factor * bends[row] * (1 - law.others.others.drop(gap: gap, step: share)),
                    slope: factor * slopes[row] * (1 - law.others.drop(gap: gap, step: share)))
            case .own:
                let factor = cap.weight * valueScale * own
                term.bend -= factor * sum.weights[live[row]] * law.others.derivatives(gap: gap).bend
                term.slope -= factor * bends[row] / law.mean
                term.addOwn(
                    ofFirst: cap.steps, value: factor * slopes[row] / law.mean, slope: factor * bends[row] / law.mean)
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

/// The second derivative of one term in steps that move `moved`, of which the later move a part of what the earlier do.
///
/// A function of phi with second derivative `bend` and first derivative `slope` has, for steps a >= b,
/// bend v_a v_b + slope v_a. A cap's second part has v less its own share h in the steps s up to its class, so that all
/// caps together change the entry by -v_a x_b - x_a v_b + y_a only, with x the sum of bend h and y of bend h^2 - slope h
/// over the caps that step a raises: O(count^2 + caps) instead of O(count^2 caps).
private struct CurvatureTerm {
    var moved: [Double]
    var bend = 0.0
    var slope = 0.0
    /// By step, of the caps of which it is the last; summed from the end when the term is added.
    private var crossed: [Double]
    private var alone: [Double]

    init(count: Int) {
        moved = [Double](repeating: 0, count: count)
        crossed = moved
        alone = moved
    }

    mutating func reset() {
        bend = 0
        slope = 0
        for a in moved.indices {
            crossed[a] = 0
            alone[a] = 0
        }
    }

    /// Adds a function of phi without a share that moves with the first `steps` steps.
    mutating func addWithout(_ share: Double, ofFirst steps: Int, bend: Double, slope: Double) {
        self.bend += bend
        self.slope += slope
        guard steps > 0 else { return }
        crossed[steps - 1] += bend * share
        alone[steps - 1] += (bend * share - slope) * share
    }

    /// Adds a factor that falls with the first `steps` steps, times a function of phi.
    mutating func addOwn(ofFirst steps: Int, value: Double, slope: Double) {
        guard steps > 0 else { return }
        crossed[steps - 1] += slope
        alone[steps - 1] -= value
    }

    /// Adds the term to the entries with a >= b.
    mutating func add(times scale: Double, to matrix: inout [Double]) {
        let count = moved.count
        for a in moved.indices.dropLast().reversed() {
            crossed[a] += crossed[a + 1]
            alone[a] += alone[a + 1]
        }
        matrix.withUnsafeMutableBufferPointer { matrix in
            moved.withUnsafeBufferPointer { v in
                crossed.withUnsafeBufferPointer { x in
                    for a in 0..<count {
                        let ofMoved = scale * (bend * v[a] - x[a])
                        let ofCrossed = scale * v[a]
                        let common = scale * (slope * v[a] + alone[a])
                        for b in 0...a { matrix[a * count + b] += ofMoved * v[b] - ofCrossed * x[b] + common }
                    }
                }
            }
        }
    }
}
