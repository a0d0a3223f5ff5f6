import GRDB

/// The texts of a store, each kept once: where a column holds a text, the row holds the number of that.
///
/// A sweep may have as many different texts as cases. From ``mostTexts`` on a row holds the text itself.
struct StoredTexts {
    private var texts: [Int64: String] = [:]
    private var ids: [String: Int64] = [:]

    /// None.
    init() {}

    /// All that a store has. What is damaged is no text; the checksums of the answers with it tell.
    init(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT id, text FROM texts")
        while let row = try rows.next() {
            if let id = row.count("id"), let text = row.text("text") { note(text, Int64(id)) }
        }
    }

    /// The text that a row holds.
    func text(_ value: DatabaseValue) -> String? {
        switch value.storage {
        case .int64(let id): texts[id]
        case .string(let text): text
        default: nil
        }
    }

    /// What a row is to hold for a text, which the store is given where it has not had it.
    mutating func stored(_ text: String, in db: Database) throws -> DatabaseValue {
        if let id = ids[text] { return id.databaseValue }
        guard ids.count < Self.mostTexts else { return text.databaseValue }
        try db.execute(sql: "INSERT INTO texts (text) VALUES (?)", arguments: [text])
        note(text, db.lastInsertedRowID)
        return db.lastInsertedRowID.databaseValue
    }

    private mutating func note(_ text: String, _ id: Int64) {
        texts[id] = text
        ids[text] = id
    }

    private static let mostTexts = 4096
}

extension Row {
    /// The first cells of the row as a row of all columns. What is not of a column's kind counts as none.
    /// - Parameters:
    ///   - texts: those that the row names by number.
    ///   - known: columns that the row does not have.
    func values<Column: StoredColumn>(_ texts: StoredTexts, knowing known: (Column) -> SweepValue?) -> SweepRow<Column>
    {
        var k = 0
        return SweepRow { column in
            if let value = known(column) { return value }
            let value: DatabaseValue = self[k]
            k += 1
            return switch (column.kind, value.storage) {
            case (.count, .int64(let count)): .count(Int(count))
            case (.number, .double(let number)): .number(number)
            case (.number, .int64(let count)): .number(Double(count))
            case (.text, _): SweepValue(texts.text(value))
            default: .none
            }
        }
    }

    /// The summary of a case, with what all cases of its sweep have in common.
    func summary(_ texts: StoredTexts, of identity: SweepIdentity) -> SweepRow<CaseColumn> {
        values(texts) { identity.value(of: $0) }
    }

    /// What a case has of one type.
    func offer(_ texts: StoredTexts) -> SweepRow<OfferColumn> { values(texts) { _ in nil } }

    /// The whole number in a cell; nil where there is anything else.
    func count(_ column: String) -> Int? {
        guard let value: DatabaseValue = self[column], case .int64(let count) = value.storage else { return nil }
        return Int(count)
    }

    /// The text in a cell; nil where there is anything else.
    func text(_ column: String) -> String? {
        guard let value: DatabaseValue = self[column], case .string(let text) = value.storage else { return nil }
        return text
    }
}

extension SweepValue {
    /// As a row holds it.
    func stored(_ texts: inout StoredTexts, in db: Database) throws -> DatabaseValue {
        switch self {
        case .none: .null
        case .count(let count): count.databaseValue
        case .number(let number): number.databaseValue
        case .text(let text): try texts.stored(text, in: db)
        }
    }
}

extension SweepIdentity {
    /// What all cases of a sweep have in common, so that no row holds it.
    func value(of column: CaseColumn) -> SweepValue? {
        switch column {
        case .sweep: .text(fingerprint)
        case .sweepCases: .count(caseCount)
        case .version: .text(version)
        default: nil
        }
    }
}

extension SweepRow where Column: StoredColumn {
    /// The values of the columns that a row holds.
    func stored(_ texts: inout StoredTexts, in db: Database) throws -> [DatabaseValue] {
        try Column.stored.map { try self[$0].stored(&texts, in: db) }
    }
}
