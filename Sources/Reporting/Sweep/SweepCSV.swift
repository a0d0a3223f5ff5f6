import Sweeps
import Tabular

/// The answers of a sweep as CSV: one row for each case and type, or for each case where no column of types is wanted,
/// numbers to full precision, nothing for "none".
public struct SweepCSV: GrowingText {
    private let columns: SweepColumns
    private let hasOffers: Bool
    private var text: CSVText
    private let header: [UInt8]

    /// A table of no cases yet.
    /// - Parameter columns: that it has.
    public init(_ columns: SweepColumns = .all) {
        self.columns = columns
        hasOffers = columns.haveOffers
        text = CSVText(header: columns.names, rows: [])
        header = text.takeBytes()
    }

    public func opening() -> [UInt8] { header }

    public mutating func bytes(of records: [SweepRecord]) -> [UInt8] {
        for record in records { append(record) }
        return text.takeBytes()
    }

    public func closing() -> [UInt8] { [] }

    /// The same in one piece.
    static func table(of records: [SweepRecord]) -> CSVText {
        var table = SweepCSV()
        table.text = CSVText(header: table.columns.names, rows: [])
        for record in records { table.append(record) }
        return table.text
    }

    private mutating func append(_ record: SweepRecord) {
        let cells = record.summary.values.map(\.cell)
        for offer in hasOffers ? record.offers[...] : record.offers.prefix(1) {
            text.append(
                columns.choices.map { choice in
                    switch choice {
                    case .summary(let column): cells[CaseColumn.places[column, default: 0]]
                    case .offer(let column): offer[column].cell
                    }
                })
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
