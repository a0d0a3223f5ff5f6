import Sweeps
import Tabular

/// The answers of a sweep as CSV: one row for each case and type, the case's columns first, numbers to full precision,
/// nothing for "none".
public struct SweepCSV: GrowingText {
    private var text = table(of: [])
    private let header: [UInt8]

    /// A table of no cases yet.
    public init() { header = text.takeBytes() }

    public func opening() -> [UInt8] { header }

    public mutating func bytes(of records: [SweepRecord]) -> [UInt8] {
        for row in records.flatMap(Self.rows) { text.append(row) }
        return text.takeBytes()
    }

    public func closing() -> [UInt8] { [] }

    /// The same in one piece.
    static func table(of records: [SweepRecord]) -> CSVText {
        CSVText(
            header: CaseColumn.allCases.map(\.rawValue) + OfferColumn.allCases.map(\.rawValue),
            rows: records.flatMap(rows))
    }

    private static func rows(_ record: SweepRecord) -> [[String]] {
        let cells = record.summary.values.map(\.cell)
        return record.offers.map { cells + $0.values.map(\.cell) }
    }
}

extension SweepValue {
    fileprivate var cell: String {
        switch self {
        case .none: ""
        case .count(let count): String(count)
        case .number(let number): number.exact
        case .text(let text): text
        }
    }
}
