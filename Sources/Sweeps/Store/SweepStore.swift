import Foundation
import GRDB

/// The answered cases of a sweep, or of a part of it, in an SQLite database: tables `sweep` (what they belong to),
/// `cases` and `offers`, and `results`, which joins these; all three are views of tables that take less room.
///
/// What was inserted stays, whenever the process ends: the database is in WAL mode while it is filled, and one plain
/// file after `close`. One process at a time can have it open for writing. Each answer has a checksum: what was damaged
/// since it was inserted is never handed out.
public final class SweepStore {
    /// Which sweep, and which part of it, the answers belong to.
    public let identity: SweepIdentity
    /// Nil where it has no name.
    public let path: String?
    /// How many answers were found damaged when the store was opened, and are to be solved again.
    public let damagedCases: Int
    private let connection: StoreConnection
    /// How each case came out; nil where answers are only read.
    private(set) var outcomes: CaseOutcomes?
    /// Those that rows name by number; only where the store is written.
    private(set) var texts = StoredTexts()
    /// Whether anything was inserted.
    private var hasChanged = false
    private var lock: StoreLock?
    /// Nil unless the store is yet to be published.
    private let draft: StoreDraft?
    /// Nil unless the store is read from a copy.
    private let copy: StoreCopy?

    /// Changes where a reader of the tables would have to.
    public static let schema = "accord.sweep/4"

    /// A store that nobody else sees: in memory as long as it is small, else in a file of SQLite's that has no name.
    /// - Throws: `StoreError` where SQLite has no room for it.
    public init(for identity: SweepIdentity) throws(StoreError) {
        do {
            connection = try StoreConnection(to: "") { try DatabaseQueue(path: "") }
            try connection.queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
                try Self.createTables(in: db, for: identity)
            }
        } catch {
            throw StoreError("", error)
        }
        self.identity = identity
        path = nil
        damagedCases = 0
        outcomes = CaseOutcomes(of: identity)
        draft = nil
        copy = nil
    }

    /// Opens the store at `path`, or makes one there. Damaged answers in it are dropped; they count as not yet solved.
    /// - Parameters:
    ///   - path: where the store stands or is to stand.
    ///   - identity: which sweep, and which part of it, it must belong to.
    ///   - restarting: throw away what is stored there first.
    /// - Throws: `StoreError` where the file is no store, belongs to something else than `identity`, is damaged as a
    ///   whole, in use or cannot be written. It is then as it was.
    public convenience init(at path: String, for identity: SweepIdentity, restarting: Bool = false) throws(StoreError) {
        try self.init(at: path, for: identity, restarting: restarting, under: StoreLock(forStoreAt: path))
    }

    /// The same under a lock that was taken before.
    init(
        at path: String, for identity: SweepIdentity, restarting: Bool = false, under lock: StoreLock
    ) throws(StoreError) {
        do {
            try Self.prepare(path, for: identity, restarting: restarting)
            let opened = try Self.open(path, for: identity)
            connection = opened.connection
            outcomes = opened.outcomes
            texts = opened.texts
            damagedCases = opened.damaged
        } catch {
            throw StoreError(path, error)
        }
        self.identity = identity
        self.path = path
        self.lock = lock
        draft = nil
        copy = nil
    }

    /// Makes a store that nobody else sees, in the folder of `path`, for `publish` to move there.
    /// - Throws: `StoreError` where it cannot be made.
    init(draftFor path: String, _ identity: SweepIdentity) throws(StoreError) {
        do {
            let draft = try StoreDraft(of: path)
            connection = try Self.fill(draft, for: identity)
            self.draft = draft
            self.path = draft.path
        } catch {
            throw StoreError(path, error)
        }
        self.identity = identity
        damagedCases = 0
        outcomes = CaseOutcomes(of: identity)
        copy = nil
    }

    /// Opens the store at `path` for reading only, whatever sweep it belongs to. Nothing is changed there or beside it.
    /// - Throws: `StoreError` where there is none, it is damaged, or another process is at work on it.
    public init(reading path: String) throws(StoreError) {
        do {
            let place = Self.target(of: path)
            lock = try StoreLock.shared(forStoreAt: place)
            copy = try StoreCopy(ifNeededOf: place)
            connection = try Self.connect(reading: copy?.path ?? place, isCopy: copy != nil)
            identity = try connection.queue.read { db in try Self.identity(in: db, at: path) }
            try Self.requireWholeness(of: connection, at: path)
        } catch {
            throw StoreError(path, error)
        }
        self.path = path
        damagedCases = 0
        outcomes = nil
        draft = nil
    }

    /// The lock goes last. A connection that cannot be closed ends with the process.
    deinit {
        do { try connection.close() } catch {}
    }

    /// Inserts answers in one transaction; those of cases that stand there already are replaced.
    /// - Throws: `StoreError` where the database cannot be written; none of them is then inserted.
    public func insert(_ records: [SweepRecord]) throws(StoreError) {
        let identity = identity
        // Kept once they are stored for good.
        var texts = texts
        try access { db in
            try db.inTransaction {
                let cases = try db.cachedStatement(sql: Self.insertionOfCases)
                let offers = try db.cachedStatement(sql: Self.insertionOfOffers)
                // Ascending, which fills SQLite's pages.
                for record in records.sorted(by: { $0.number < $1.number }) {
                    let checksum = RecordChecksum.of(record, in: identity).databaseValue
                    let summary = try record.summary.stored(&texts, in: db)
                    try cases.execute(arguments: StatementArguments(summary + [checksum]))
                    let number = record.number.databaseValue
                    for offer in record.offers {
                        try offers.execute(arguments: StatementArguments([number] + offer.stored(&texts, in: db)))
                    }
                }
                return .commit
            }
        }
        self.texts = texts
        hasChanged = true
        for record in records { outcomes?.add(record) }
    }

    /// How each case has come out by now.
    var outcomesSoFar: CaseOutcomes { outcomes ?? CaseOutcomes(of: identity) }

    /// Leaves one plain file behind.
    /// - Throws: `StoreError` where the database cannot be written.
    public func close() throws(StoreError) {
        if outcomes != nil, path != nil, draft == nil {
            try access { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
            if hasChanged { pack() }
        }
        try disconnect()
        lock = nil
    }

    /// Closes a draft and moves it to its place, instead of the store that stands there, if any.
    func publish() throws(StoreError) {
        let packed = packedDraft()
        try close()
        try (packed ?? draft)?.publish()
    }

    /// The draft once more with full pages; nil where there is no room for that.
    private func packedDraft() -> StoreDraft? {
        guard let draft else { return nil }
        do {
            let packed = try draft.sibling()
            try access { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [StoreFile.absolute(packed.path)])
            }
            return packed
        } catch {
            return nil
        }
    }

    /// Removes the store.
    /// - Throws: `StoreError` where it cannot be closed or removed.
    public func remove() throws(StoreError) {
        try disconnect()
        if let path, draft == nil {
            try StoreNeighbours(of: path).remove()
            guard unlink(path) == 0 else { throw StoreError.system(path, "cannot be removed") }
        }
        lock = nil
    }

    /// Fills the pages, of which cases that came out of order left a good part empty. Where there is no room for that the
    /// store stays as it is, which is as good.
    private func pack() {
        do { try access { db in try db.execute(sql: "VACUUM") } } catch {}
    }

    private func disconnect() throws(StoreError) {
        do { try connection.close() } catch { throw StoreError(path ?? "", error) }
    }

    func access<Answer>(_ body: (Database) throws -> Answer) throws(StoreError) -> Answer {
        do { return try connection.queue.writeWithoutTransaction(body) } catch { throw StoreError(path ?? "", error) }
    }
}
