import FineTuningGames

/// The answer to a bargaining question as JSON, schema `accord.bargain/1`: keys sorted, numbers to full precision, null
/// for "none".
struct BargainDocument: JSONDocument {
    private let answer: BargainAnswer

    init(_ answer: BargainAnswer) { self.answer = answer }

    /// Changes where a reader of the document would have to.
    static let schema = "accord.bargain/1"

    private enum Keys: String, CodingKey {
        case schema, problem, solutions, pareto, firstBest, lotteries, verdict, stoppedBy, unfinished
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(
            BargainProblemRecord(answer.game, isPerDomain: answer.isPerDomain, answer.terms), forKey: .problem)
        let solutions = BargainingRule.allCases.map { rule in
            let found = answer.solutions.first { $0.rule == rule }
            return (rule.rawValue, OrNull(found.map { record($0) }))
        }
        try container.encode(Dictionary(uniqueKeysWithValues: solutions), forKey: .solutions)
        // a nil Optional is written as null
        try container.encode(answer.pareto?.intervals.map(\.ends), forKey: .pareto)
        try container.encode(
            FirstBestRecord(answer.firstBest), forKey: .firstBest)
        try container.encode(answer.verdict.map { VerdictRecord($0, of: answer.game) }, forKey: .verdict)
        try container.encode(answer.stoppedBy, forKey: .stoppedBy)
        try container.encode(answer.unfinished, forKey: .unfinished)
        let lotteries = BargainingRule.allCases.filter(\.comparesPlayers).map { rule in
            let found = answer.lotteries.first { $0.rule == rule }
            return (rule.rawValue, OrNull(found.map(LotteryRecord.init)))
        }
        let all = answer.lotteries.isEmpty ? nil : Dictionary(uniqueKeysWithValues: lotteries)
        try container.encode(all, forKey: .lotteries)
    }

    private func record(_ solution: BargainingSolution) -> SolutionRecord {
        SolutionRecord(
            solution, isPerDomain: answer.isPerDomain, answer.firstBest, bound: answer.bounds[solution.rule])
    }
}

struct BargainProblemRecord: Encodable {
    var generalistCost: Double
    var generalistExponent: Double
    var perDomain: Bool
    var floor: OrNull<Floor>
    var specialists: [Row]
    var disagreement: [Double]
    var weights: [Double]

    struct Floor: Encodable {
        var sold, base: Double
    }

    struct Row: Encodable {
        var specialist: String
        var cost, exponent, linearCost, fixedCost, revenue: Double
        var family: SpecialistCost.Family
        var revenueFamily: Revenue.Family
    }

    init(_ game: FineTuningGame, isPerDomain: Bool, _ terms: BargainingTerms?) {
        generalistCost = game.generalist.coefficient
        generalistExponent = game.generalist.exponent
        perDomain = isPerDomain
        floor = OrNull(game.floor.map { Floor(sold: $0.sold, base: $0.base) })
        let terms = terms ?? BargainingTerms(players: game.playerCount)
        (disagreement, weights) = (terms.disagreement, terms.weights)
        specialists = game.specialists.map { specialist in
            Row(
                specialist: specialist.name, cost: specialist.cost.coefficient, exponent: specialist.cost.exponent,
                linearCost: specialist.cost.linear, fixedCost: specialist.cost.fixed, revenue: specialist.revenue.scale,
                family: specialist.cost.family, revenueFamily: specialist.revenue.family)
        }
    }
}

struct SolutionRecord: Encodable {
    var share: Share
    var ties: [[Double]]
    var performance0: Double
    var performance: [Double?]
    var generalistUtility: Double
    var specialistUtility: [Double]
    var regimes: [Regime]
    var floor: OrNull<FloorEffect>
    var welfare: Double
    var efficiency: Double
    /// null where the rule compares players of whom one gets nothing, which has no logarithm.
    var value: OrNull<Double>
    var bound: OrNull<Double>
    var proved: Bool

    /// A number for a common share, a list for shares by domain.
    enum Share: Encodable {
        case common(Double)
        case byDomain([Double])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .common(let share): try container.encode(share)
            case .byDomain(let shares): try container.encode(shares)
            }
        }
    }

    /// - Parameter bound: what no answer exceeds; nil where none is known.
    init(_ solution: BargainingSolution, isPerDomain: Bool, _ firstBest: FirstBest, bound: Double? = nil) {
        let equilibrium = solution.equilibrium
        share = isPerDomain ? .byDomain(equilibrium.shares) : .common(equilibrium.shares[0])
        ties = solution.ties.map(\.ends)
        performance0 = equilibrium.generalistPerformance
        performance = equilibrium.outcomes.map(\.performance)
        generalistUtility = equilibrium.generalistUtility
        specialistUtility = equilibrium.outcomes.map(\.utility)
        regimes = equilibrium.outcomes.map(\.regime)
        floor = OrNull(equilibrium.floor)
        welfare = equilibrium.welfare
        efficiency = firstBest.efficiency(of: equilibrium)
        value = OrNull(solution.value.isFinite ? solution.value : nil)
        self.bound = OrNull(bound)
        proved = bound.map { $0 - solution.value <= 1e-9 * abs($0) } ?? false
    }
}

struct FirstBestRecord: Encodable {
    var welfare: Double
    var performance0: Double
    var performance: [Double?]

    init(_ firstBest: FirstBest) {
        welfare = firstBest.welfare
        performance0 = firstBest.generalistPerformance
        performance = firstBest.performances
    }
}

extension ClosedRange<Double> {
    /// As a list of two.
    var ends: [Double] { [lowerBound, upperBound] }
}
