import Files
import Studies
import Tabular

/// The answers of a sweep as CSV: one row for each case and type, the case's columns first, numbers to full precision,
/// nothing for "none".
public enum SweepCSV {
    /// Writes all that is stored, in case order, piece by piece.
    public static func write(_ store: SweepStore, to append: ([UInt8]) throws(OutputError) -> Void) throws {
        var text = CSVText(header: CaseColumn.allCases.map(\.rawValue) + OfferColumn.allCases.map(\.rawValue))
        try store.forEachPage { records in
            for record in records {
                let cells = record.summary.values.map(\.cell)
                for offer in record.offers { text.append(cells + offer.values.map(\.cell)) }
            }
            try append(text.takeBytes())
        }
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
