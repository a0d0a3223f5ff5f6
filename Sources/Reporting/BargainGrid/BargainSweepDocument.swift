import FineTuningGames
import Sweeps

/// A grid of games as JSON, schema `accord.bargaingrid/1`: one record a case, with the solutions and the verdict of
/// `accord.bargain/1`.
struct BargainSweepDocument: JSONDocument {
    private let sweep: BargainSweep

    init(_ sweep: BargainSweep) { self.sweep = sweep }

    /// Changes where a reader of the document would have to.
    static let schema = "accord.bargaingrid/1"

    private enum Keys: String, CodingKey {
        case schema, problem, axes, count, cases, stoppedBy
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(BargainProblemRecord(sweep.grid.game, isPerDomain: false, sweep.terms), forKey: .problem)
        try container.encode(sweep.grid.axes.map { AxisRecord(name: $0.name, values: $0.values) }, forKey: .axes)
        try container.encode(sweep.grid.count, forKey: .count)
        try container.encode(sweep.cases.map { BargainCaseRecord($0, of: sweep.grid) }, forKey: .cases)
        try container.encode(sweep.stoppedBy, forKey: .stoppedBy)
    }
}

private struct AxisRecord: Encodable {
    var name: String
    var values: [Double]
}

private struct BargainCaseRecord: Encodable {
    var number: Int
    var point: [String: Double]
    var status: BargainCase.Status
    var solutions: OrNull<[String: SolutionRecord]>
    var pareto: OrNull<[[Double]]>
    var firstBest: OrNull<FirstBestRecord>
    var verdict: OrNull<VerdictRecord>

    private enum CodingKeys: String, CodingKey {
        case number = "case"
        case point, status, solutions, pareto, firstBest, verdict
    }

    init(_ found: BargainCase, of grid: BargainGrid) {
        number = found.number
        point = Dictionary(uniqueKeysWithValues: zip(grid.axes.map(\.name), found.point))
        status = found.status
        let records = found.firstBest.map { firstBest in
            found.solutions.map {
                ($0.rule.rawValue, SolutionRecord($0, isPerDomain: false, firstBest))
            }
        }
        solutions = OrNull(records.map { Dictionary(uniqueKeysWithValues: $0) })
        pareto = OrNull(found.pareto?.intervals.map(\.ends))
        firstBest = OrNull(found.firstBest.map(FirstBestRecord.init))
        verdict = OrNull(found.verdict.map { VerdictRecord($0, of: grid.game) })
    }
}
