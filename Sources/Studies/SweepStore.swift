import Foundation
import GRDB

/// The answered cases of a sweep, or of a part of it, in an SQLite database: tables `sweep` (what they belong to), `cases`
/// and `offers`, and the view `results`, which joins these.
///
/// What was inserted stays, whenever the process ends: the database is in WAL mode while it is filled, and one plain file
/// after `close`. One process at a time can have it open.
public final class SweepStore {
    public let identity: SweepIdentity
    /// Nil in memory.
    public let path: String?
    private let queue: DatabaseQueue

    /// Changes where a reader of the tables would have to.
    public static let schema = "accord.sweep/1"

    /// A store in memory.
    public init(for identity: SweepIdentity) throws(StoreError) {
        do {
            queue = try DatabaseQueue()
            try queue.write { db in try Self.createTables(in: db, for: identity) }
        } catch {
            throw StoreError("", error)
        }
        self.identity = identity
        path = nil
    }

    /// Opens the store at `path`, or makes one there.
    /// - Parameter restarting: throw away what is stored there first.
    /// - Throws: `StoreError` where the file is no store, belongs to something else than `identity`, is damaged, in use or
    ///   cannot be written. It is then as it was.
    public init(at path: String, for identity: SweepIdentity, restarting: Bool = false) throws(StoreError) {
        var file = StoreFile(at: path)
        if case .foreign = file { throw StoreError.foreign(path) }
        if restarting, case .store = file {
            try Self.requireUnused(path)
            StoreFile.remove(path)
            file = .absent
        }
        do {
            if case .absent = file { try Self.create(at: path, for: identity) }
            queue = try Self.connect(to: path)
            try Self.check(queue, at: path, for: identity)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
            }
        } catch {
            throw StoreError(path, error)
        }
        self.identity = identity
        self.path = path
    }

    /// Makes a store that nobody else sees, in the folder of `path`, for `publish` to move there.
    /// - Throws: `StoreError` where it cannot be made.
    init(draftFor path: String, _ identity: SweepIdentity) throws(StoreError) {
        do {
            let draft = Self.draftPath(beside: path)
            try Self.createDraft(draft, for: identity)
            queue = try Self.connect(to: draft)
            self.path = draft
        } catch {
            throw StoreError(path, error)
        }
        self.identity = identity
    }

    /// Opens the store at `path` for reading only, whatever sweep it belongs to.
    /// - Throws: `StoreError` where there is none, or it is damaged.
    public init(reading path: String) throws(StoreError) {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            queue = try DatabaseQueue(path: path, configuration: configuration)
            identity = try Self.identity(in: queue, at: path)
        } catch {
            throw StoreError(path, error)
        }
        self.path = path
    }

    /// Whether a file is a store of this program's.
    public static func isStore(_ path: String) -> Bool { if case .store = StoreFile(at: path) { true } else { false } }

    /// Inserts answers in one transaction; those of cases that stand there already are replaced.
    public func insert(_ records: [SweepRecord]) throws(StoreError) {
        try access { db in
            try db.inTransaction {
                let cases = try db.cachedStatement(sql: Self.insertion("cases", CaseColumn.self))
                let offers = try db.cachedStatement(sql: Self.insertion("offers", OfferColumn.self, key: "caseNumber, "))
                for record in records {
                    try cases.execute(arguments: StatementArguments(record.summary.values.map(\.databaseValue)))
                    let number = record.number.databaseValue
                    for offer in record.offers {
                        try offers.execute(arguments: StatementArguments([number] + offer.values.map(\.databaseValue)))
                    }
                }
                return .commit
            }
        }
    }

    /// Whether each case has an answer, by number; at 0 nothing. A failure is none: it is tried again.
    func answered() throws(StoreError) -> [Bool] {
        try access { db in
            var answered = [Bool](repeating: false, count: identity.caseCount + 1)
            let numbers = try Int.fetchCursor(
                db, sql: "SELECT caseNumber FROM cases WHERE status <> ?", arguments: [SweepTally.failed])
            while let number = try numbers.next() {
                if answered.indices.contains(number) { answered[number] = true }
            }
            return answered
        }
    }

    /// How many cases came out how.
    public func tally() throws(StoreError) -> SweepTally {
        try access { db in
            let counts = try Row.fetchAll(db, sql: "SELECT status, count(*) FROM cases GROUP BY status")
            return SweepTally(counts: Dictionary(counts.map { ($0[0], $0[1]) }, uniquingKeysWith: +))
        }
    }

    /// Up to `limit` answers in case order, those with numbers above `number`; empty at the end.
    func records(after number: Int, limit: Int = 500) throws(StoreError) -> [SweepRecord] {
        try access { db in
            let cases = try Row.fetchAll(
                db, sql: "SELECT \(Self.list(CaseColumn.self)) FROM cases WHERE caseNumber > ? ORDER BY caseNumber LIMIT ?",
                arguments: [number, limit])
            var records = cases.map { row in SweepRecord(summary: row.values(), offers: []) }
            guard let last = records.last?.number else { return [] }
            let offers = try Row.fetchCursor(
                db, sql: """
                    SELECT \(Self.list(OfferColumn.self)), caseNumber FROM offers
                    WHERE caseNumber > ? AND caseNumber <= ? ORDER BY caseNumber, typeNumber
                    """, arguments: [number, last])
            var k = 0
            while let row = try offers.next() {
                let owner: Int = row["caseNumber"]
                while k < records.count, records[k].number < owner { k += 1 }
                if k < records.count, records[k].number == owner { records[k].offers.append(row.values()) }
            }
            for record in records where record[.typeCount] != .count(record.offers.count) {
                throw StoreError.damaged(path ?? "", "case \(record.number) lacks types")
            }
            return records
        }
    }

    /// All answers in case order, some hundred at a time.
    public func forEachPage(_ body: ([SweepRecord]) throws -> Void) throws {
        var last = 0
        while true {
            let page = try records(after: last)
            guard let end = page.last else { return }
            try body(page)
            last = end.number
        }
    }

    /// All answered cases, in the order of the sweep.
    /// - Throws: `StoreError` where they cannot be read.
    public func allRecords() throws -> [SweepRecord] {
        var records: [SweepRecord] = []
        try forEachPage { records += $0 }
        return records
    }

    /// Leaves one plain file behind.
    public func close() throws(StoreError) {
        if path != nil { try access { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") } }
        do { try queue.close() } catch { throw StoreError(path ?? "", error) }
    }

    /// Closes the store and moves it to `path`, in place of the store that stands there, if any.
    func publish(to path: String) throws(StoreError) {
        try close()
        if let draft = self.path { try Self.move(draft, to: path) }
    }

    /// Removes the store.
    public func remove() throws(StoreError) {
        do { try queue.close() } catch { throw StoreError(path ?? "", error) }
        if let path { StoreFile.remove(path) }
    }

    private func access<Answer>(_ body: (Database) throws -> Answer) throws(StoreError) -> Answer {
        do { return try queue.writeWithoutTransaction(body) } catch { throw StoreError(path ?? "", error) }
    }
}
