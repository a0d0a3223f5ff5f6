import ContractDesign
import Foundation
import TestSupport
import Testing

/// Contracts under curves that may start above 0, against a search that shares nothing with the solver.
@Suite struct PerformanceWithoutDataTests {
    struct Case: Sendable, CustomStringConvertible {
        var accuracy: String
        var valuation = "linear:100"
        var participation = Participation.fixed(3)
        var costs = [0.5, 0.1]
        var description: String { "\(accuracy) \(valuation) \(participation.specification) \(costs)" }
    }

    static let cases = [
        Case(accuracy: "pow4:0.95,0.9,5,0.4"), Case(accuracy: "pow4:0.95,2,5,0.4"),
        Case(accuracy: "mmf:0.95,0.6,100,0.5"), Case(accuracy: "mmf:0.95,0.95,100,1"),
        Case(accuracy: "mmf:0.95,1.2,100,0.7"), Case(accuracy: "weibull:0.9,0.7,80,0.6"),
        Case(accuracy: "weibull:0.9,1.3,80,0.6"), Case(accuracy: "table"), Case(accuracy: "table-from-start"),
        Case(accuracy: "pow4:0.95,0.9,5,0.4", valuation: "power:100,0.5"),
        Case(accuracy: "mmf:0.95,0.6,100,0.5", valuation: "power:100,0.5"),
        Case(accuracy: "table-from-start", valuation: "power:100,0.5"),
        Case(accuracy: "pow4:0.95,0.9,5,0.4", participation: .binomial(invited: 3, rate: 0.6)),
        Case(accuracy: "mmf:0.95,0.6,100,0.5", participation: .binomial(invited: 4, rate: 0.3)),
        Case(accuracy: "mmf:0.95,0.6,100,1", participation: .binomial(invited: 3, rate: 0.5), costs: [2, 0.4]),
        Case(
            accuracy: "weibull:0.9,0.7,80,1", valuation: "power:100,0.5",
            participation: .binomial(invited: 3, rate: 0.5), costs: [1, 0.3]),
    ]

    private static func accuracy(_ name: String) throws -> any AccuracyFunction {
        func table(_ points: [(Double, Double)]) throws -> TableAccuracy {
            try TableAccuracy(
                points.map { LearningPoint(samples: $0.0, performance: $0.1) }, file: "curve.csv")
        }
        return switch name {
        case "table": try table([(50, 0.42), (100, 0.55), (200, 0.66), (400, 0.74), (800, 0.8), (1600, 0.835)])
        case "table-from-start": try table([(0, 0.5), (50, 0.7), (100, 0.75), (400, 0.8), (1000, 0.81)])
        default: try Specification.accuracy(name)
        }
    }

    @Test(arguments: cases, [Engine.auto, .enumerate, .gauss])
    func contractsAreThoseOfABruteForceSearch(_ instance: Case, _ engine: Engine) throws {
        let (accuracy, valuation) = (
            try Self.accuracy(instance.accuracy), try Specification.valuation(instance.valuation)
        )
        if engine == .gauss, !accuracy.isSmooth { return }
        let p = [0.4, 0.6]
        let types = zip(instance.costs, p).enumerated().map {
            ParticipantType(name: "\($0.offset)", cost: $0.element.0, probability: $0.element.1)
        }
        let contract = try ContractProblem(
            population: Population(types), participation: instance.participation,
            setting: Setting(accuracy: accuracy, valuation: valuation, engine: engine)
        ).design()
        let search = TwoTypeGrid(
            costs: instance.costs, p, instance.participation, performance: accuracy.performance,
            value: { valuation.value(of: $0) })
        for (offer, option) in zip(contract.menu.offers, search.options) {
            #expect(abs(offer.outsideOption - option) < 1e-7 * 100)
            #expect(offer.outsideOption >= valuation.value(of: accuracy.performanceWithoutData))
        }
        let best = search.best()
        #expect(contract.status == .certified)
        #expect(abs(contract.performance.lower - best) < 2e-6, "the grid finds \(best)")
        #expect(contract.performance.upper > best - 1e-9)
        #expect(contract.checks.worst <= 1e-9)
        let audit = try contract.problem.audit(
            contract.menu.offers.map { ProposedOffer(contribution: $0.contribution, reward: $0.reward) })
        #expect(audit.holds)
        #expect(abs(audit.performance - contract.performance.lower) < 1e-11)
    }

    /// A group of nobody has a(0), and so has one whose parties bring nothing.
    @Test(arguments: [Participation.poisson(mean: 0.5), .binomial(invited: 5, rate: 0.2), .fixed(4)])
    func whereDataIsTooDearEverybodyKeepsWhatNeedsNone(_ participation: Participation) throws {
        let contract = try contractProblem(
            costs: [50, 40], probabilities: [0.5, 0.5], participation: participation, accuracy: "pow4:0.95,0.9,5,0.4"
        ).design()
        let start = 0.95 - 0.9 * pow(5, -0.4)
        #expect(abs(contract.performance.lower - start) < 1e-12 && contract.status == .certified)
        #expect(contract.isInVain && contract.exclusion == nil)
        for offer in contract.menu.offers {
            #expect(offer.contribution == 0 && abs(offer.reward - 100 * start) < 1e-9)
            #expect(abs(offer.outsideOption - 100 * start) < 1e-12 && abs(offer.cap - 100 * start) < 1e-9)
        }
        #expect(abs(contract.problem.completeInformation().performance - start) < 1e-12)
        #expect(abs(contract.welfare().alonePerformance - start) < 1e-12)
    }

    @Test(arguments: [Engine.laplace, .enumerate, .gauss], [Conditioning.atLeastOne, .own])
    func expectationsAreSumsOverCompositions(_ engine: Engine, _ conditioning: Conditioning) throws {
        for specification in ["pow4:0.95,0.9,5,0.4", "pow4:0.95,1.8,5,0.4"] {
            let problem = try contractProblem(
                costs: [0.5, 0.1], probabilities: [0.3, 0.7], participation: .binomial(invited: 3, rate: 0.4),
                accuracy: specification, conditioning: conditioning, engine: engine)
            for contributions in [[0, 0], [0, 30], [20, 300]] as [[Double]] {
                let found = try problem.expectations(atContributions: contributions)
                var performance = 0.0
                var caps = [0.0, 0.0]
                var presence = caps
                for group in compositions(.binomial(invited: 3, rate: 0.4), [0.3, 0.7]) {
                    let total = zip(group.counts, contributions).reduce(0) { $0 + Double($1.0) * $1.1 }
                    let a = problem.accuracy.performance(at: total)
                    performance += group.chance * a
                    for i in 0...1 where group.counts[i] > 0 {
                        let weight = group.chance * (conditioning == .own ? Double(group.counts[i]) : 1)
                        caps[i] += weight * 100 * a
                        presence[i] += weight
                    }
                }
                let margin = engine != .enumerate ? found.capUncertainty / 100 + 1e-12 : 1e-12
                #expect(abs(found.performance - performance) <= margin, "\(specification) \(contributions)")
                for i in 0...1 {
                    #expect(
                        abs(found.caps[i] - caps[i] / presence[i]) <= 100 * margin, "\(specification) \(contributions)")
                }
            }
        }
    }

    @Test func gaussRulesRefuseWhatIsPiecedTogether() throws {
        let problem = try ContractProblem(
            population: Population([ParticipantType(name: "1", cost: 0.1, probability: 1)]),
            participation: .fixed(3), setting: Setting(accuracy: Self.accuracy("table"), engine: .gauss))
        #expect(throws: ContractError.notSmooth(accuracy: "table:curve.csv")) { try problem.design() }
    }

    /// Where sums, rules and enumeration all serve, they agree, with thousands of parties too.
    @Test(arguments: ["pow4:0.95,0.7,5,0.4", "mmf:0.95,0.6,100,0.5", "weibull:0.9,0.4,80,0.7"])
    func enginesAgree(_ accuracy: String) throws {
        for participation in [Participation.poisson(mean: 8), .fixed(40), .binomial(invited: 30, rate: 0.3)] {
            func contract(_ engine: Engine) throws -> Contract {
                try contractProblem(
                    costs: [2, 0.5, 0.1], probabilities: [0.3, 0.3, 0.4], participation: participation,
                    accuracy: accuracy, engine: engine
                ).design()
            }
            let reference = try contract(.enumerate)
            #expect(reference.status == .certified)
            for engine in accuracy.hasPrefix("pow4") ? [Engine.gauss, .laplace] : [.gauss] {
                let other = try contract(engine)
                #expect(abs(other.performance.lower - reference.performance.lower) < 1e-8, "\(participation) \(engine)")
                #expect(other.performance.upper >= reference.performance.lower - 1e-12)
            }
        }
    }

    /// Nobody is given less than it has without data, and data is given for what exceeds that.
    @Test(arguments: RewardPolicy.allCases)
    func whatIsHandedOutIsNeverWorthLessThanNothingLearnt(_ policy: RewardPolicy) throws {
        let contract = try contractProblem(
            costs: [0.5, 0.1], probabilities: [0.5, 0.5], participation: .poisson(mean: 2),
            accuracy: "mmf:0.95,0.5,100,0.6", preference: .coordinator
        ).design()
        let start = 45.0
        let plan = contract.rewardPlan(policy)
        for promise in plan.promises {
            #expect(abs(promise.delivered.mean - promise.reward) < 1e-9)
            #expect(promise.delivered.values.allSatisfy { $0 >= start - 1e-12 })
        }
        let delivery = contract.problem.delivery(toGroup: [1, 1], of: contract.menu, by: plan)
        for share in delivery.shares {
            #expect(share.reward >= start && share.data <= delivery.total)
            #expect(abs(contract.problem.accuracy.performance(at: share.data) - share.performance) < 1e-12)
        }
    }
}

/// All compositions of two types, nobody included.
private func compositions(
    _ participation: Participation, _ p: [Double]
) -> [(counts: [Int], chance: Double)] {
    func choose(_ n: Int, _ k: Int) -> Double { (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) } }
    let numbers: [(Int, Double)] =
        switch participation {
        case .fixed(let n), .atLeast(let n): [(n, 1)]
        case .binomial(let n, let q):
            (0...n).map { ($0, choose(n, $0) * pow(q, Double($0)) * pow(1 - q, Double(n - $0))) }
        case .poisson: []
        }
    return numbers.flatMap { n, chance in
        (0...n).map { k in
            (counts: [k, n - k], chance: chance * choose(n, k) * pow(p[0], Double(k)) * pow(p[1], Double(n - k)))
        }
    }
}

/// The best menu for two types on grids of both contributions, each refined.
private struct TwoTypeGrid {
    let costs: [Double]
    let options: [Double]
    private let groups: [(counts: [Int], chance: Double)]
    private let performance: (Double) -> Double
    private let value: (Double) -> Double

    init(
        costs: [Double], _ p: [Double], _ participation: Participation, performance: @escaping (Double) -> Double,
        value: @escaping (Double) -> Double
    ) {
        self.costs = costs
        self.performance = performance
        self.value = value
        groups = compositions(participation, p)
        options = costs.map { cost in
            var points = [0.0] + (0...600).map { 1e-6 * pow(10, Double($0) / 50) }
            var best = -Double.infinity
            for _ in 0..<6 {
                let utilities = points.map { value(performance($0)) - cost * $0 }
                let k = utilities.indices.max { utilities[$0] < utilities[$1] }!
                best = max(best, utilities[k])
                let (low, high) = (points[max(0, k - 1)], points[min(points.count - 1, k + 1)])
                points = (0...40).map { low + (high - low) * Double($0) / 40 }
            }
            return best
        }
    }

    /// E[a(S)] of a menu that holds, or nil where no rewards make it hold.
    private func performance(_ low: Double, _ high: Double) -> Double? {
        guard high >= low else { return nil }
        var mean = 0.0
        var caps = [0.0, 0.0]
        var presence = caps
        for group in groups {
            let a = performance(Double(group.counts[0]) * low + Double(group.counts[1]) * high)
            mean += group.chance * a
            for i in 0...1 where group.counts[i] > 0 {
                caps[i] += group.chance * value(a)
                presence[i] += group.chance
            }
        }
        var t = [options[0] + costs[0] * low, options[1] + costs[1] * high]
        t[1] = max(t[1], t[0] + costs[1] * (high - low))
        t[0] = max(t[0], t[1] - costs[0] * (high - low))
        return (0...1).allSatisfy { t[$0] <= caps[$0] / presence[$0] + 1e-10 } ? mean : nil
    }

    /// The best for one contribution of the first type: performance rises with the second's, so the largest that holds.
    private func best(low: Double) -> Double {
        let highs = [low] + (1..<160).map { low + max(low, 1e-3) * 1e-3 * pow(1e9, Double($0) / 159) }
        guard let k = highs.indices.last(where: { performance(low, highs[$0]) != nil }) else { return -1 }
        var (holds, breaks) = (highs[k], k + 1 < highs.count ? highs[k + 1] : 2 * highs[k])
        for _ in 0..<40 {
            let middle = 0.5 * (holds + breaks)
            if performance(low, middle) != nil { holds = middle } else { breaks = middle }
        }
        return performance(low, holds) ?? -1
    }

    func best() -> Double {
        var lows = [0.0] + (0..<100).map { 0.01 * pow(2e5, Double($0) / 99) }
        var best = -1.0
        for _ in 0..<5 {
            let values = lows.map { self.best(low: $0) }
            let k = values.indices.max { values[$0] < values[$1] }!
            best = max(best, values[k])
            let (left, right) = (lows[max(0, k - 1)], lows[min(lows.count - 1, k + 1)])
            lows = (0..<20).map { left + (right - left) * Double($0) / 19 }
        }
        return best
    }
}
