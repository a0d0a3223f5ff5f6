import FineTuningGames

/// The answer to a bargaining question as JSON, schema `accord.bargain/1`: keys sorted, numbers to full precision, null
/// for "none".
struct BargainDocument: JSONDocument {
    private let answer: BargainAnswer

    init(_ answer: BargainAnswer) { self.answer = answer }

    /// Changes where a reader of the document would have to.
    static let schema = "accord.bargain/1"

    private enum Keys: String, CodingKey {
        case schema, problem, solutions, pareto, firstBest, lotteries, stoppedBy, unfinished
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(BargainProblemRecord(answer), forKey: .problem)
        let solutions = BargainingRule.allCases.map { rule in
            let found = answer.solutions.first { $0.rule == rule }
            return (rule.rawValue, OrNull(found.map { SolutionRecord($0, answer) }))
        }
        try container.encode(Dictionary(uniqueKeysWithValues: solutions), forKey: .solutions)
        // a nil Optional is written as null
        try container.encode(answer.pareto?.intervals.map(\.ends), forKey: .pareto)
        try container.encode(
            FirstBestRecord(
                welfare: answer.firstBest.welfare, performance0: answer.firstBest.generalistPerformance,
                performance: answer.firstBest.performances), forKey: .firstBest)
        try container.encode(answer.stoppedBy, forKey: .stoppedBy)
        try container.encode(answer.unfinished, forKey: .unfinished)
        let lotteries = BargainingRule.allCases.filter(\.comparesPlayers).map { rule in
            let found = answer.lotteries.first { $0.rule == rule }
            return (rule.rawValue, OrNull(found.map(LotteryRecord.init)))
        }
        let all = answer.lotteries.isEmpty ? nil : Dictionary(uniqueKeysWithValues: lotteries)
        try container.encode(all, forKey: .lotteries)
    }
}

private struct BargainProblemRecord: Encodable {
    var generalistCost: Double
    var generalistExponent: Double
    var perDomain: Bool
    var specialists: [Row]
    var disagreement: [Double]
    var weights: [Double]

    struct Row: Encodable {
        var specialist: String
        var cost, exponent, linearCost, fixedCost, revenue: Double
        var family: SpecialistCost.Family
        var revenueFamily: Revenue.Family
    }

    init(_ answer: BargainAnswer) {
        generalistCost = answer.game.generalist.coefficient
        generalistExponent = answer.game.generalist.exponent
        perDomain = answer.isPerDomain
        let terms = answer.terms ?? BargainingTerms(players: answer.game.playerCount)
        (disagreement, weights) = (terms.disagreement, terms.weights)
        specialists = answer.game.specialists.map { specialist in
            Row(
                specialist: specialist.name, cost: specialist.cost.coefficient, exponent: specialist.cost.exponent,
                linearCost: specialist.cost.linear, fixedCost: specialist.cost.fixed, revenue: specialist.revenue.scale,
                family: specialist.cost.family, revenueFamily: specialist.revenue.family)
        }
    }
}

private struct SolutionRecord: Encodable {
    var share: Share
    var ties: [[Double]]
    var performance0: Double
    var performance: [Double?]
    var generalistUtility: Double
    var specialistUtility: [Double]
    var regimes: [Regime]
    var welfare: Double
    var efficiency: Double

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

    init(_ solution: BargainingSolution, _ answer: BargainAnswer) {
        let equilibrium = solution.equilibrium
        share = answer.isPerDomain ? .byDomain(equilibrium.shares) : .common(equilibrium.shares[0])
        ties = solution.ties.map(\.ends)
        performance0 = equilibrium.generalistPerformance
        performance = equilibrium.outcomes.map(\.performance)
        generalistUtility = equilibrium.generalistUtility
        specialistUtility = equilibrium.outcomes.map(\.utility)
        regimes = equilibrium.outcomes.map(\.regime)
        welfare = equilibrium.welfare
        efficiency = answer.efficiency(solution)
    }
}

private struct FirstBestRecord: Encodable {
    var welfare: Double
    var performance0: Double
    var performance: [Double?]
}

private struct LotteryRecord: Encodable {
    var tickets: [Ticket]
    var generalistUtility: Double
    var specialistUtility: [Double]
    /// null where some player gets nothing at any share and the product has no logarithm.
    var value: Double?
    var bound: Double?
    var weights: [Double]
    var singleValue: Double?
    var points: Int

    struct Ticket: Encodable {
        var share: Double
        var probability: Double
    }

    init(_ lottery: Lottery) {
        tickets = lottery.tickets.map { Ticket(share: $0.share, probability: $0.probability) }
        generalistUtility = lottery.utilities[0]
        specialistUtility = Array(lottery.utilities.dropFirst())
        value = lottery.value.isFinite ? lottery.value : nil
        bound = lottery.bound.isFinite ? lottery.bound : nil
        weights = lottery.weights
        singleValue = lottery.singleValue.isFinite ? lottery.singleValue : nil
        points = lottery.pointCount
    }

    private enum Keys: String, CodingKey {
        case tickets, generalistUtility, specialistUtility, value, bound, weights, singleValue, points
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(tickets, forKey: .tickets)
        try container.encode(generalistUtility, forKey: .generalistUtility)
        try container.encode(specialistUtility, forKey: .specialistUtility)
        try container.encode(value, forKey: .value)
        try container.encode(bound, forKey: .bound)
        try container.encode(weights, forKey: .weights)
        try container.encode(singleValue, forKey: .singleValue)
        try container.encode(points, forKey: .points)
    }
}

extension ClosedRange<Double> {
    fileprivate var ends: [Double] { [lowerBound, upperBound] }
}
