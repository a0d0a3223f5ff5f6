import LearningCurves
import Tabular

extension Pilot {
    /// Reads a pilot from a CSV table with the columns `samples` (effective units of data) and `score`, and optionally
    /// `error` (the standard error of the score) and `repeats` (the runs that it is the mean of), either of which may
    /// be empty. Instead of these the table may have a row for each run: rows of one size are averaged, and their
    /// spread gives the error. Rows may stand in any order.
    /// - Parameters:
    ///   - table: read already.
    ///   - baseline: the score of guessing.
    /// - Throws: `TableError` at the cell that is wrong, `PilotError` for too few sizes and for the baseline.
    public init(_ table: Table, baseline: Double = 0) throws {
        try table.requireColumns(["samples", "score"], optional: ["error", "repeats"], allowingOthers: false)
        var rows: [Double: [TableRow]] = [:]
        for row in table.rows {
            rows[try row.cell("samples").number(.pilotSize), default: []].append(row)
        }
        var measurements: [ScoredSize] = []
        for (samples, rows) in rows.sorted(by: { $0.key < $1.key }) {
            measurements.append(try ScoredSize(rows, samples: samples))
        }
        try self.init(measurements, baseline: baseline)
    }
}

extension ScoredSize {
    fileprivate init(_ rows: [TableRow], samples: Double) throws(TableError) {
        var runs: [Double] = []
        for row in rows { runs.append(try row.cell("score").number(.score)) }
        let error = try rows[0]["error"]?.numberIfAny(.nonNegative)
        let repeats = try rows[0]["repeats"]?.countIfAny()
        if rows.count == 1, error != nil || repeats != nil {
            self.init(samples: samples, score: runs[0], error: error, repeats: repeats)
            return
        }
        for row in rows where rows.count > 1 {
            for cell in [row["error"], row["repeats"]].compactMap(\.self) where !cell.isBlank {
                throw cell.fail(
                    "the size \(samples) stands in \(rows.count) rows, which count as a run each",
                    remedy: "Give each run a row without \(cell.header), or each size one row.")
            }
        }
        self.init(samples: samples, runs: runs)
    }
}

extension Cell {
    fileprivate var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

    fileprivate func countIfAny() throws(TableError) -> Int? { isBlank ? nil : try integer(in: 1...1_000_000_000) }
}

extension NumberCondition {
    fileprivate static let pilotSize = NumberCondition("from 1e-6 to 1e10", example: "64") {
        Pilot.sizes.contains($0)
    }
    fileprivate static let score = NumberCondition(
        "of at most 1 (divide percentages by 100; 1 is perfect)", example: "0.85"
    ) { Pilot.scores.contains($0) }
}
