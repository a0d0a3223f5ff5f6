import ContractDesign
import Tabular

extension TableAccuracy {
    /// Reads a learning curve from a CSV table with the columns `samples` (effective units of data) and `performance`;
    /// further columns are passed over, and rows may stand in any order.
    /// - Parameters:
    ///   - path: of the table, `-` for standard input.
    ///   - isMajorant: take the least concave curve above points that are otherwise refused.
    ///   - ignored: columns that count as absent.
    /// - Throws: `TableError` at the row that makes the points no increasing concave curve.
    public init(
        readFrom path: String, isMajorant: Bool = false, ignoring ignored: IgnoredColumns? = nil
    ) throws(TableError) {
        try self.init(Table.read(path: path, ignoring: ignored), isMajorant: isMajorant)
    }

    /// As from a file, from a table that was read already.
    /// - Throws: `TableError`, likewise.
    public init(_ table: Table, isMajorant: Bool = false) throws(TableError) {
        try table.requireColumns(["samples", "performance"])
        var measured: [(row: TableRow, point: LearningPoint)] = []
        for row in table.rows {
            measured.append(
                (
                    row,
                    LearningPoint(
                        samples: try row.cell("samples").number(.size),
                        performance: try row.cell("performance").number(.performance))
                ))
        }
        measured.sort { $0.point.samples < $1.point.samples }
        do {
            try self.init(measured.map(\.point), file: table.file, isMajorant: isMajorant)
        } catch {
            throw try error.placed(in: table, measured)
        }
    }
}

extension NumberCondition {
    fileprivate static let size = NumberCondition("at least 0 and at most 1e30", example: "500") {
        $0 >= 0 && $0 <= 1e30
    }
    fileprivate static let performance = NumberCondition("from 0 to 1", example: "0.85") { (0...1).contains($0) }
}

extension LearningPointError {
    /// The same error at the row that is to blame.
    /// - Parameter measured: the rows by size.
    fileprivate func placed(
        in table: Table, _ measured: [(row: TableRow, point: LearningPoint)]
    ) throws(TableError) -> TableError {
        switch self {
        case .nothingLearnt, .outOfRange:
            return TableError(
                file: table.file, problem: "the measurements make no learning curve",
                remedy: "Give at least two sizes, and a performance that rises above 0.")
        case .notAscending(let i):
            let cell = try measured[i].row.cell("samples")
            return cell.fail(
                "the size \(cell.excerpt) stands in line \(measured[i - 1].row.line) already",
                remedy: "Keep one of the rows, with the mean of their performances.")
        case .falls(let i):
            let before = measured[i - 1]
            return try measured[i].row.cell("performance").fail(
                """
                performance \(measured[i].point.performance) is less than \(before.point.performance) with less data \
                in line \(before.row.line), and a learning curve does not fall
                """,
                remedy: "Measure both sizes again with more repetitions, or leave one of the rows out."
            ).allowing(.takingMajorant)
        case .notConcave(let i, let below):
            let before = i == 0 ? "0 without data" : "line \(measured[i - 1].row.line)"
            let line = ((measured[i].point.performance + below) * 1e6).rounded(.up) / 1e6
            return try measured[i].row.cell("performance").fail(
                """
                performance \(measured[i].point.performance) lies below the straight line from \(before) to line \
                \(measured[i + 1].row.line), which is at \(line) there, and a learning curve is concave
                """,
                remedy: "Measure these sizes again with more repetitions, or leave the row out."
            ).allowing(.takingMajorant)
        }
    }
}
