import Foundation
import GRDB

extension SweepStore {
    /// Makes a store aside and moves it to `path`, so that what stands there is always whole.
    static func create(at path: String, for identity: SweepIdentity) throws {
        let draft = draftPath(beside: path)
        defer { StoreFile.remove(draft) }
        try createDraft(draft, for: identity)
        try move(draft, to: path)
    }

    /// One name for each `path`, so that a draft whose process was killed is found and replaced by the next.
    static func draftPath(beside path: String) -> String {
        let path = path as NSString
        return (path.deletingLastPathComponent as NSString).appendingPathComponent(".accord-\(path.lastPathComponent).tmp")
    }

    static func createDraft(_ path: String, for identity: SweepIdentity) throws {
        try requireUnused(path)
        StoreFile.remove(path)
        let queue = try connect(to: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA application_id = \(StoreFile.applicationID)")
            try db.inTransaction {
                try createTables(in: db, for: identity)
                return .commit
            }
        }
        try queue.close()
    }

    static func move(_ draft: String, to path: String) throws(StoreError) {
        StoreFile.removeCompanions(of: path)
        guard rename(draft, path) == 0 else {
            throw StoreError(
                .unwritable, path, "cannot be written: \(String(cString: strerror(errno)))",
                "Choose another place, or make room and permission.")
        }
    }

    static func createTables(in db: Database, for identity: SweepIdentity) throws {
        func columns<Column: SweepColumn>(_ columns: Column.Type) -> String {
            columns.allCases.map { "\($0.rawValue) \($0.kind.affinity)" }.joined(separator: ", ")
        }
        try db.execute(sql: """
            CREATE TABLE sweep (schema TEXT, fingerprint TEXT, cases INTEGER, shard TEXT, version TEXT);
            CREATE TABLE cases (\(columns(CaseColumn.self)), PRIMARY KEY (caseNumber)) WITHOUT ROWID;
            CREATE TABLE offers (
                caseNumber INTEGER REFERENCES cases, \(columns(OfferColumn.self)), PRIMARY KEY (caseNumber, typeNumber)
            ) WITHOUT ROWID;
            CREATE VIEW results AS SELECT * FROM cases JOIN offers USING (caseNumber);
            """)
        try db.execute(
            sql: "INSERT INTO sweep VALUES (?, ?, ?, ?, ?)",
            arguments: [
                schema, identity.fingerprint, identity.caseCount, identity.shard.description, identity.version,
            ])
    }

    /// A connection that no other process can share.
    static func connect(to path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// - Throws: `StoreError` where another process has the store open.
    static func requireUnused(_ path: String) throws(StoreError) {
        if case .absent = StoreFile(at: path) { return }
        do {
            let queue = try connect(to: path)
            try queue.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE; ROLLBACK") }
            try queue.close()
        } catch {
            let error = StoreError(path, error)
            if error.kind == .occupied { throw error }
        }
    }

    static func identity(in queue: DatabaseQueue, at path: String) throws -> SweepIdentity {
        let row = try queue.read { db in try Row.fetchOne(db, sql: "SELECT * FROM sweep") }
        guard let row, row["schema"] == schema, let shard = Shard(row["shard"] as String? ?? ""),
            let fingerprint: String = row["fingerprint"], let cases: Int = row["cases"], (1...GridAxis.mostValues).contains(cases),
            let version: String = row["version"]
        else { throw StoreError.damaged(path, "they do not say what sweep they belong to") }
        return SweepIdentity(fingerprint: fingerprint, caseCount: cases, shard: shard, version: version)
    }

    static func check(_ queue: DatabaseQueue, at path: String, for wanted: SweepIdentity) throws {
        let found = try identity(in: queue, at: path)
        func refuse(_ problem: String) -> StoreError {
            StoreError(
                .occupied, path, problem, "Choose another --output, or throw these results away with --restart.")
        }
        guard found.version == wanted.version else {
            throw refuse("here stand results of accord \(found.version), and this is \(wanted.version)")
        }
        guard found.fingerprint == wanted.fingerprint, found.caseCount == wanted.caseCount else {
            throw refuse("here stand results of another sweep, or of the same with other options")
        }
        guard found.shard == wanted.shard else {
            throw refuse("here stands shard \(found.shard) of this sweep, and \(wanted.shard) was asked for")
        }
        let verdict = try queue.read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(1)") }
        guard verdict == "ok" else { throw StoreError.damaged(path, verdict ?? "unreadable") }
    }

    static func insertion<Column: SweepColumn>(_ table: String, _ columns: Column.Type, key: String = "") -> String {
        let marks = Array(repeating: "?", count: columns.allCases.count + (key.isEmpty ? 0 : 1)).joined(separator: ", ")
        return "INSERT OR REPLACE INTO \(table) (\(key)\(list(columns))) VALUES (\(marks))"
    }

    static func list<Column: SweepColumn>(_ columns: Column.Type) -> String {
        columns.allCases.map(\.rawValue).joined(separator: ", ")
    }
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
    func values<Column: SweepColumn>() -> SweepRow<Column> {
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
}
