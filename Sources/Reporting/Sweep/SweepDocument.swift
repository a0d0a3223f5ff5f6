import Sweeps

/// The answers of a sweep as JSON, schema `accord.sweep/1`: keys sorted, numbers to full precision, null for "none".
public struct SweepDocument: GrowingText {
    private var isFirst = true

    /// Changes where a reader of the document would have to.
    public static let schema = "accord.sweep/1"

    /// A document of no cases yet.
    public init() {}

    public func opening() -> [UInt8] { Array("{\n  \"cases\" : [".utf8) }

    public mutating func bytes(of records: [SweepRecord]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for record in records {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            // Each line of the case begins a new one two levels down; there are no line breaks within texts.
            for line in try JSONText.bytes(of: CaseObject(record: record)).split(separator: UInt8(ascii: "\n")) {
                bytes += Self.indentation
                bytes += line
            }
        }
        return bytes
    }

    public func closing() -> [UInt8] { Array("\n  ],\n  \"schema\" : \"\(Self.schema)\"\n}\n".utf8) }

    private static let indentation = Array("\n    ".utf8)
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
