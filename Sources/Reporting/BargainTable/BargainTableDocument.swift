import FineTuningGames

/// The answer to a bargain over a table of utilities as JSON, schema `accord.bargaintable/1`: keys sorted, numbers to
/// full precision, null for "none".
struct BargainTableDocument: JSONDocument {
    /// Changes where a reader of the document would have to.
    static let schema = "accord.bargaintable/1"

    private let schema = Self.schema
    private let problem: Problem
    private let acceptable: [Interval]
    private let pareto: [Interval]
    private let mostGained: [Double]
    private let leftOut: [String]
    private let solutions: [String: Solution]
    private let lotteries: [String: OrNull<Draw>]

    init(_ answer: TableBargain) {
        problem = Problem(
            players: answer.table.players, reading: answer.reading, disagreement: answer.terms.disagreement,
            weights: answer.terms.shares,
            rows: answer.table.rows.map { Row(share: $0.share, utilities: $0.utilities) })
        acceptable = answer.acceptable.map(Interval.init)
        pareto = answer.pareto.map(Interval.init)
        mostGained = answer.mostGained
        leftOut = answer.leftOut
        solutions = Dictionary(
            uniqueKeysWithValues: answer.solutions.map { ($0.rule.tableName, Solution($0)) })
        lotteries = Dictionary(
            uniqueKeysWithValues: TableBargain.rules.filter(\.comparesPlayers).map { rule in
                (rule.rawValue, OrNull(answer.lotteries.first { $0.rule == rule }.map(Draw.init)))
            })
    }

    private struct Problem: Encodable {
        var players: [String]
        var reading: TableReading
        var disagreement: [Double]
        var weights: [Double]
        var rows: [Row]
    }

    private struct Row: Encodable {
        var share: Double
        var utilities: [Double]
    }

    private struct Interval: Encodable {
        var low, high: Double
        var lowClosed, highClosed: Bool

        init(_ interval: ShareInterval) {
            (low, high) = (interval.low, interval.high)
            (lowClosed, highClosed) = (interval.lowClosed, interval.highClosed)
        }
    }

    private struct Solution: Encodable {
        var share: Double
        var ties: [[Double]]
        var utilities: [Double]
        var value: OrNull<Double>
        var brokeTies: Bool

        init(_ solution: TableSolution) {
            share = solution.share
            ties = solution.ties.map { [$0.lowerBound, $0.upperBound] }
            utilities = solution.utilities
            value = OrNull(solution.value.isFinite ? solution.value : nil)
            brokeTies = solution.brokeTies
        }
    }

    private struct Draw: Encodable {
        var tickets: [Ticket]
        var utilities: [Double]
        var value, bound, singleValue: OrNull<Double>
        var weights: [Double]
        var points: Int

        struct Ticket: Encodable {
            var share: Double
            var probability: Double
        }

        init(_ lottery: Lottery) {
            tickets = lottery.tickets.map { Ticket(share: $0.share, probability: $0.probability) }
            utilities = lottery.utilities
            value = OrNull(lottery.value.isFinite ? lottery.value : nil)
            bound = OrNull(lottery.bound.isFinite ? lottery.bound : nil)
            singleValue = OrNull(lottery.singleValue.isFinite ? lottery.singleValue : nil)
            weights = lottery.weights
            points = lottery.pointCount
        }
    }
}
