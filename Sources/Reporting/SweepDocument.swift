import Foundation
import Studies

/// The answers of a sweep as JSON, schema `accord.sweep/1`: keys sorted, numbers to full precision, null for "none".
public struct SweepDocument: JSONDocument {
    private let records: [SweepRecord]

    /// - Throws: `StoreError` where the answers cannot be read.
    public init(_ store: SweepStore) throws {
        records = try store.allRecords()
    }

    public static var schema: String { SweepStore.schema }

    private enum Keys: String, CodingKey {
        case schema, cases
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(records.map(CaseObject.init), forKey: .cases)
    }
}

private struct CaseObject: Encodable {
    let record: SweepRecord

    func encode(to encoder: any Encoder) throws {
        try ColumnsObject(row: record.summary).encode(to: encoder)
        var container = encoder.container(keyedBy: ColumnKey.self)
        try container.encode(
            record.offers.map { ColumnsObject(row: $0) }, forKey: ColumnKey(stringValue: "offers"))
    }
}

private struct ColumnsObject<Column: SweepColumn>: Encodable {
    let row: SweepRow<Column>

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: ColumnKey.self)
        for (column, value) in zip(Column.allCases, row.values) {
            let key = ColumnKey(stringValue: column.rawValue)
            switch value {
            case .none: try container.encodeNil(forKey: key)
            case .count(let count): try container.encode(count, forKey: key)
            case .number(let number): try container.encode(number, forKey: key)
            case .text(let text): try container.encode(text, forKey: key)
            }
        }
    }
}

private struct ColumnKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
