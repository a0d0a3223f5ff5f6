import GRDB

extension SweepStore {
    /// All that the tables are made by, in the order of their names.
    private static let tables: [(name: String, sql: String)] = {
        func columns<Column: StoredColumn>(_ columns: Column.Type) -> String {
            columns.allCases.map { "\($0.rawValue) \($0.kind.affinity)" }.joined(separator: ", ")
        }
        func names<Column: SweepColumn>(_ columns: Column.Type) -> String {
            columns.allCases.map(\.rawValue).joined(separator: ", ")
        }
        return [
            (
                "cases",
                """
                CREATE TABLE cases (
                    \(columns(CaseColumn.self)), checksum INTEGER, PRIMARY KEY (caseNumber)
                ) WITHOUT ROWID
                """
            ),
            (
                "offers",
                """
                CREATE TABLE offers (
                    caseNumber INTEGER REFERENCES cases, \(columns(OfferColumn.self)),
                    PRIMARY KEY (caseNumber, typeNumber)
                ) WITHOUT ROWID
                """
            ),
            (
                "results",
                """
                CREATE VIEW results AS
                    SELECT \(names(CaseColumn.self)), \(names(OfferColumn.self))
                    FROM cases JOIN offers USING (caseNumber)
                """
            ),
            (
                "sweep",
                """
                CREATE TABLE sweep (
                    schema TEXT, fingerprint TEXT, cases INTEGER, shard TEXT, version TEXT, checksum INTEGER
                )
                """
            ),
        ]
    }()

    static func createTables(in db: Database, for identity: SweepIdentity) throws {
        for table in tables { try db.execute(sql: table.sql) }
        try db.execute(
            sql: "INSERT INTO sweep VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                schema, identity.fingerprint, identity.caseCount, identity.shard.description, identity.version,
                RecordChecksum.of(identity, schema: schema),
            ])
    }

    /// What results a store says that it holds.
    /// - Throws: `StoreError` where it does not say that clearly, or its tables are not as they were made.
    static func identity(in db: Database, at path: String) throws -> SweepIdentity {
        let row = try Row.fetchOne(db, sql: "SELECT * FROM sweep")
        if let form = row?.text("schema"), form != schema, form.hasPrefix(schemaFamily) {
            throw StoreError(path, .otherForm(form, than: schema))
        }
        guard let row, row.text("schema") == schema, let shard = Shard(row.text("shard") ?? ""),
            let fingerprint = row.text("fingerprint"), let cases = row.count("cases"),
            (1...GridAxis.mostValues).contains(cases), let version = row.text("version")
        else { throw StoreError(path, .damaged("they do not say what sweep they belong to")) }
        let identity = SweepIdentity(fingerprint: fingerprint, caseCount: cases, shard: shard, version: version)
        guard row.count("checksum") == Int(RecordChecksum.of(identity, schema: schema)) else {
            throw StoreError(path, .damaged("what they say of their sweep does not fit its checksum"))
        }
        let found = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        guard found.map({ $0.text("sql") }) == tables.map(\.sql) else {
            throw StoreError(path, .damaged("their tables are not as they were made"))
        }
        return identity
    }

    static let insertionOfCases = insertion("cases", list(CaseColumn.self) + ["checksum"])
    static let insertionOfOffers = insertion("offers", ["caseNumber"] + list(OfferColumn.self))
    static let selectionOfCases = casesAlone + " ORDER BY caseNumber"
    static let selectionOfOffers = offersAlone + " ORDER BY caseNumber, typeNumber"
    static let selectionOfOneCase = casesAlone + " WHERE caseNumber = ?"
    static let selectionOfItsOffers = offersAlone + " WHERE caseNumber = ? ORDER BY typeNumber"

    private static let casesAlone =
        "SELECT \((list(CaseColumn.self) + ["checksum"]).joined(separator: ", ")) FROM cases"
    private static let offersAlone =
        "SELECT \((list(OfferColumn.self) + ["caseNumber"]).joined(separator: ", ")) FROM offers"

    private static func insertion(_ table: String, _ columns: [String]) -> String {
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT OR REPLACE INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
    }

    private static func list<Column: SweepColumn>(_ columns: Column.Type) -> [String] {
        columns.allCases.map(\.rawValue)
    }

    private static let schemaFamily = "accord.sweep/"
}

extension SweepColumnKind {
    fileprivate var affinity: String {
        switch self {
        case .count: "INTEGER"
        case .number: "REAL"
        case .text: "TEXT"
        }
    }
}

extension SweepValue {
    var databaseValue: DatabaseValue {
        switch self {
        case .none: .null
        case .count(let count): count.databaseValue
        case .number(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}

extension Row {
    /// The first cells of the row, which hold these columns. What is not of a column's kind counts as none.
    func values<Column: StoredColumn>() -> SweepRow<Column> {
        var k = 0
        return SweepRow { column in
            let value: DatabaseValue = self[k]
            k += 1
            return switch (column.kind, value.storage) {
            case (.count, .int64(let count)): .count(Int(count))
            case (.number, .double(let number)): .number(number)
            case (.number, .int64(let count)): .number(Double(count))
            case (.text, .string(let text)): .text(text)
            default: .none
            }
        }
    }

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
