import RealModule

/// Every composition that the group can have: how many parties of each class, and how likely that is.
///
/// The counts (n_1, ..., n_I) >= 0 with sum N, of probability N! / (n_1! ... n_I!) p_1^n_1 ... p_I^n_I.
/// Stored class by class, so that totals over all outcomes are sums of columns.
final class OutcomeTable: Sendable {
    /// `counts[i][k]`: parties of class i in outcome k.
    let counts: [[Double]]
    let probabilities: [Double]
    /// P(n_i >= 1), to full relative accuracy however small p_i is.
    let presence: [Double]
    let participants: Int
    let classProbabilities: [Double]

    var outcomeCount: Int { probabilities.count }
    var classCount: Int { counts.count }

    /// C(N + I - 1, I - 1), as a floating-point number since it may be astronomic.
    static func outcomeCount(participants: Int, classes: Int) -> Double {
        let few = min(Double(classes - 1), Double(participants))
        let many = max(Double(classes - 1), Double(participants))
        var count = 1.0
        var k = 1.0
        while k <= few, count < 1e300 {
            count *= (many + k) / k
            k += 1
        }
        return count.rounded()
    }

    /// - Parameter probabilities: of the classes, summing to 1.
    /// - Complexity: O(I C(N + I - 1, I - 1)) time and memory.
    init(participants: Int, probabilities p: [Double]) {
        self.participants = participants
        classProbabilities = p
        presence = p.map { p in p >= 1 ? 1 : -.expMinusOne(Double(participants) * .log(onePlus: -p)) }
        guard p.count > 1 else {
            counts = [[Double(participants)]]
            probabilities = [1]
            return
        }
        var tails = p
        for i in tails.indices.dropLast().reversed() { tails[i] += tails[i + 1] }

        var columns = [[Double]](repeating: [], count: p.count)
        var weights: [Double] = []
        let size = Int(Self.outcomeCount(participants: participants, classes: p.count))
        for i in columns.indices { columns[i].reserveCapacity(size) }
        weights.reserveCapacity(size)

        // Class by class: given how many parties are left, those of class i are binomial with chance p_i / tail_i.
        var rows: [[BinomialDistribution?]] = Array(repeating: [], count: p.count - 1)
        for i in rows.indices { rows[i] = Array(repeating: nil, count: i == 0 ? 1 : participants + 1) }
        func row(_ i: Int, left: Int) -> BinomialDistribution {
            let slot = i == 0 ? 0 : left
            if let known = rows[i][slot] { return known }
            let made = BinomialDistribution(trials: left, success: p[i] / tails[i], failure: tails[i + 1] / tails[i])
            rows[i][slot] = made
            return made
        }
        var current = [Double](repeating: 0, count: p.count)
        func visit(_ i: Int, left: Int, weight: Double) {
            if i == p.count - 1 {
                current[i] = Double(left)
                for j in columns.indices { columns[j].append(current[j]) }
                weights.append(weight)
                return
            }
            let distribution = row(i, left: left)
            for n in 0...left {
                current[i] = Double(n)
                visit(i + 1, left: left - n, weight: weight * distribution.probabilities[n])
            }
        }
        visit(0, left: participants, weight: 1)
        counts = columns
        probabilities = weights
    }
}
