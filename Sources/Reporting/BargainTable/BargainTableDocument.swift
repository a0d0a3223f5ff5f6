import FineTuningGames

/// The answer to a bargain over a table of utilities as JSON, schema `accord.bargaintable/1`: keys sorted, numbers to
/// full precision, null for "none".
struct BargainTableDocument: JSONDocument {
    /// Changes where a reader of the document would have to.
    static let schema = "accord.bargaintable/1"

    private let schema = Self.schema
    private let problem: Problem
    private let acceptable: [ShareIntervalRecord]
    private let pareto: [ShareIntervalRecord]
    private let mostGained: [Double]
    private let leftOut: [String]
    private let solutions: [String: Solution]
    private let lotteries: [String: OrNull<TableLotteryRecord>]

    init(_ answer: TableBargain) {
        problem = Problem(
            players: answer.table.players, reading: answer.reading, disagreement: answer.terms.disagreement,
            weights: answer.terms.shares,
            rows: answer.table.rows.map { Row(share: $0.share, utilities: $0.utilities) })
        acceptable = answer.acceptable.map(ShareIntervalRecord.init)
        pareto = answer.pareto.map(ShareIntervalRecord.init)
        mostGained = answer.mostGained
        leftOut = answer.leftOut
        solutions = Dictionary(
            uniqueKeysWithValues: answer.solutions.map { ($0.rule.tableName, Solution($0)) })
        lotteries = Dictionary(
            uniqueKeysWithValues: TableBargain.rules.filter(\.comparesPlayers).map { rule in
                (rule.rawValue, OrNull(answer.lotteries.first { $0.rule == rule }.map(TableLotteryRecord.init)))
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
}
