import GRDB

extension SweepStore {
    /// All that the tables are made by, in the order of their names.
    ///
    /// `cases` and `offers` have the columns of a sweep, over rows that hold each text by its number and nothing that all
    /// cases have in common.
    private static let tables: [(name: String, sql: String)] = [
        ("cases", "CREATE VIEW cases AS SELECT \(shown(CaseColumn.self)), checksum FROM storedCases"),
        ("offers", "CREATE VIEW offers AS SELECT caseNumber, \(shown(OfferColumn.self)) FROM storedOffers"),
        (
            "results",
            """
            CREATE VIEW results AS
                SELECT \(CaseColumn.names), \(OfferColumn.names)
                FROM cases JOIN offers USING (caseNumber)
            """
        ),
        (
            "storedCases",
            """
            CREATE TABLE storedCases (
                \(CaseColumn.stored.map(\.declaration).joined(separator: ", ")), checksum INTEGER,
                PRIMARY KEY (caseNumber)
            )
            """
        ),
        (
            "storedOffers",
            """
            CREATE TABLE storedOffers (
                caseNumber INTEGER REFERENCES storedCases,
                \(OfferColumn.stored.map(\.declaration).joined(separator: ", ")),
                PRIMARY KEY (caseNumber, typeNumber)
            ) WITHOUT ROWID
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
        ("texts", "CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT)"),
    ]

    /// The columns as the views show them.
    private static func shown<Column: StoredColumn>(_ columns: Column.Type) -> String {
        columns.allCases.map { column in
            let name = column.rawValue
            return switch (column.common, column.kind) {
            case (let common?, _): "(SELECT \(common) FROM sweep) AS \(name)"
            case (nil, .text):
                """
                CASE typeof(\(name)) WHEN 'integer' THEN (SELECT texts.text FROM texts WHERE texts.id = \(name)) \
                ELSE \(name) END AS \(name)
                """
            case (nil, _): name
            }
        }.joined(separator: ", ")
    }

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

    static let insertionOfCases = insertion("storedCases", CaseColumn.stored.map(\.rawValue) + ["checksum"])
    static let insertionOfOffers = insertion("storedOffers", ["caseNumber"] + OfferColumn.stored.map(\.rawValue))
    static let selectionOfCases = casesAlone + " ORDER BY caseNumber"
    static let selectionOfOffers = offersAlone + " ORDER BY caseNumber, typeNumber"
    static let selectionOfOneCase = casesAlone + " WHERE caseNumber = ?"
    static let selectionOfItsOffers = offersAlone + " WHERE caseNumber = ? ORDER BY typeNumber"

    private static let casesAlone =
        "SELECT \((CaseColumn.stored.map(\.rawValue) + ["checksum"]).joined(separator: ", ")) FROM storedCases"
    private static let offersAlone =
        "SELECT \((OfferColumn.stored.map(\.rawValue) + ["caseNumber"]).joined(separator: ", ")) FROM storedOffers"

    private static func insertion(_ table: String, _ columns: [String]) -> String {
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT OR REPLACE INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
    }

    private static let schemaFamily = "accord.sweep/"
}

extension StoredColumn {
    /// Those that a row holds.
    static var stored: [Self] { allCases.filter { $0.common == nil } }

    /// All names, as SQL lists them.
    fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// The column of the table `sweep` that has it for all cases at once.
    fileprivate var common: String? {
        switch self as? CaseColumn {
        case .sweep: "fingerprint"
        case .sweepCases: "cases"
        case .version: "version"
        default: nil
        }
    }

    /// Without an affinity where a number may stand for a text, which SQLite would make a text otherwise.
    fileprivate var declaration: String {
        switch kind {
        case .count: "\(rawValue) INTEGER"
        case .number: "\(rawValue) REAL"
        case .text: rawValue
        }
    }
}
