import ContractDesign
import Foundation

/// What complete information takes, microseconds, and how often the learning curve is evaluated for it.
struct KnownTypesPart {
    var name: String
    var time: Double
    var evaluations: Int
    /// In performance.
    var statedError: Double

    private init(_ name: String, _ problem: ContractProblem) {
        self.name = name
        let answer = problem.completeInformation()
        time = microseconds { _ = problem.completeInformation() }
        evaluations = answer.curveEvaluations
        statedError = answer.performanceError
    }

    /// The published experiments' types, and many types.
    static func parts() throws -> [KnownTypesPart] {
        var parts: [KnownTypesPart] = []
        for (name, costs) in [
            ("big-firms", [0.2, 0.16, 0.12, 0.08, 0.04]), ("small-parties", [1, 0.85, 0.7, 0.55, 0.4]),
            ("big-and-small", [0.5, 0.4, 0.03, 0.02, 0.001]),
        ] {
            for participants in [10, 64, 1_000_000_000] {
                parts.append(
                    KnownTypesPart(
                        "\(name), N = \(participants)", try problem(costs, participation: .fixed(participants))))
            }
            parts.append(
                KnownTypesPart("\(name), Poisson, mean 12", try problem(costs, participation: .poisson(mean: 12))))
        }
        let costs = (0..<1000).map { 0.02 * pow(12, Double($0) / 999) }
        for participants in [2, 10, 1000] {
            parts.append(
                KnownTypesPart(
                    "1,000 types, N = \(participants)", try problem(costs, participation: .fixed(participants))))
        }
        return parts
    }

    /// Two to six types with costs within a factor of 25, none of which is rare: the middle and the worst of many.
    static func random(_ count: Int) throws -> [KnownTypesPart] {
        var random = Random(state: 20_250_117)
        let parts = try (0..<count).map { number in
            let types = Int(2 + 5 * random.unit())
            let base = 0.25 * exp(log(0.004) + log(10) * random.unit())
            let costs = (0..<types).map { _ in base * exp(log(25) * random.unit()) }
            let shares = costs.map { _ in -log(random.unit()) }
            let most = [60.0, 60, 40, 30, 25][types - 2]
            return KnownTypesPart(
                "random \(number)",
                try problem(costs, shares, participation: .fixed(Int(5 + (most - 5) * random.unit()))))
        }.sorted { $0.time < $1.time }
        return [(0.5, "median"), (0.95, "95 %"), (1, "worst")].map { part, label in
            var chosen = parts[min(count - 1, Int(part * Double(count)))]
            chosen.name = "\(count) mild random problems, \(label)"
            return chosen
        }
    }

    /// A sweep's case in all: the contract, and what it is set beside.
    static func wholeCase() throws -> (skipped: Double, whole: Double) {
        let problem = try problem([0.2, 0.16, 0.12, 0.08, 0.04], participation: .fixed(64))
        return (
            microseconds { _ = try? problem.design().welfare(knownTypes: .skip) },
            microseconds { _ = try? problem.design().welfare(knownTypes: .fast) }
        )
    }

    private static func problem(
        _ costs: [Double], _ shares: [Double]? = nil, participation: Participation
    ) throws -> ContractProblem {
        let types = costs.enumerated().map { i, cost in
            ParticipantType(name: "\(i)", cost: cost, probability: shares?[i] ?? 1)
        }
        return try ContractProblem(population: Population(types, normalizing: true), participation: participation)
    }
}

/// A reproducible stream of numbers.
private struct Random {
    var state: UInt64

    /// Uniform in (0, 1).
    mutating func unit() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (Double(state >> 12) + 0.5) * 0x1p-52
    }
}
