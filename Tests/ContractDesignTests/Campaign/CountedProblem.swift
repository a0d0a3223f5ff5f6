import ContractDesign
import Foundation

/// A problem over all its compositions, for a small group: expectations by plain sums, the least utilities by sweeps,
/// and nothing in common with the engines or the search under test. Types go from the costliest to the cheapest.
struct CountedProblem {
    let costs: [Double]
    private let counts: [[Double]]
    private let weights: [Double]
    /// Of each type, what a composition weighs in its cap.
    private let shares: [[Double]]
    private let performance: (Double) -> Double
    private let worth: (Double) -> Double

    /// - Returns: nil where there are more than `most` compositions.
    init?(_ design: RandomDesign, most: Int) throws {
        let problem = try design.problem()
        let types = problem.population.types.sorted { $0.cost / $0.quality > $1.cost / $1.quality }
        let total = types.map(\.probability).reduce(0, +)
        let probabilities = types.map { $0.probability / total }
        costs = types.map { $0.cost / $0.quality }
        var counts: [[Double]] = []
        var weights: [Double] = []
        func divide(_ left: Int, _ weight: Double, _ row: [Double]) {
            let i = row.count
            if i == probabilities.count - 1 {
                counts.append(row + [Double(left)])
                weights.append(weight * pow(probabilities[i], Double(left)) / Self.factorial(left))
                return
            }
            for n in 0...left where counts.count <= most {
                divide(left - n, weight * pow(probabilities[i], Double(n)) / Self.factorial(n), row + [Double(n)])
            }
        }
        for (parties, chance) in Self.law(problem.participation) where counts.count <= most {
            divide(parties, chance * Self.factorial(parties), [])
        }
        guard counts.count <= most else { return nil }
        self.counts = counts
        self.weights = weights
        shares = costs.indices.map { i in
            let raw = zip(counts, weights).map { row, weight in
                weight * (design.conditioning == .own ? row[i] : min(1, row[i]))
            }
            let sum = raw.reduce(0, +)
            return raw.map { $0 / sum }
        }
        performance = problem.accuracy.performance(at:)
        worth = problem.valuation.value(of:)
    }

    /// E[a(S)], and by how much the worst cap falls short of the least reward that keeps every other promise.
    func value(_ contributions: [Double], outside: [Double]) -> (performance: Double, excess: Double) {
        let levels = counts.map { row in performance(zip(row, contributions).reduce(0) { $0 + $1.0 * $1.1 }) }
        let worths = levels.map(worth)
        let utilities = leastUtilities(contributions, outside)
        let excess = costs.indices.map { i in
            utilities[i] + costs[i] * contributions[i] - zip(shares[i], worths).reduce(0) { $0 + $1.0 * $1.1 }
        }
        return (zip(weights, levels).reduce(0) { $0 + $1.0 * $1.1 }, excess.max()!)
    }

    /// The least u with u_i >= f_i and D_i m_i <= u_{i+1} - u_i <= D_i m_{i+1}, for contributions that rise.
    private func leastUtilities(_ m: [Double], _ outside: [Double]) -> [Double] {
        var u = outside
        for _ in u.indices {
            for i in u.indices.dropLast() { u[i + 1] = max(u[i + 1], u[i] + (costs[i] - costs[i + 1]) * m[i]) }
            for i in u.indices.dropLast().reversed() {
                u[i] = max(u[i], u[i + 1] - (costs[i] - costs[i + 1]) * m[i + 1])
            }
        }
        return u
    }

    private static func factorial(_ n: Int) -> Double { tgamma(Double(n) + 1) }

    private static func law(_ participation: Participation) -> [(Int, Double)] {
        switch participation {
        case .fixed(let parties), .atLeast(let parties): return [(parties, 1)]
        case .poisson(let mean):
            return (0...(Int(mean + 12 * mean.squareRoot()) + 16)).map { n in
                (n, exp(-mean) * pow(mean, Double(n)) / factorial(n))
            }
        case .binomial(let invited, let rate):
            return (0...invited).map { n in
                let ways = factorial(invited) / factorial(n) / factorial(invited - n)
                return (n, ways * pow(rate, Double(n)) * pow(1 - rate, Double(invited - n)))
            }
        }
    }
}
