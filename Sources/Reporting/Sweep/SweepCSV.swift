import Sweeps
import Tabular

/// The answers of a sweep as CSV: one row for each case and type, the case's columns first, numbers to full precision,
/// nothing for "none".
public struct SweepCSV: GrowingText {
    private var text = CSVText(header: CaseColumn.allCases.map(\.rawValue) + OfferColumn.allCases.map(\.rawValue))
    private let header: [UInt8]

    /// A table of no cases yet.
    public init() { header = text.takeBytes() }

    public func opening() -> [UInt8] { header }

    public mutating func bytes(of records: [SweepRecord]) -> [UInt8] {
        for record in records {
            let cells = record.summary.values.map(\.cell)
            for offer in record.offers { text.append(cells + offer.values.map(\.cell)) }
        }
        return text.takeBytes()
    }

    public func closing() -> [UInt8] { [] }
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
