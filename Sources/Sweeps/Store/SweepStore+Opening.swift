import Foundation
import GRDB

extension SweepStore {
    /// Sees to it that a store of this program's stands at `path`, under the lock of that place.
    /// - Throws: `StoreError` where something else stands there or beside it; it is then as it was.
    static func prepare(_ path: String, for identity: SweepIdentity, restarting: Bool) throws {
        try StoreDraft.removeLeftovers(of: path)
        let neighbours = StoreNeighbours(of: path)
        switch try StoreFile(at: path) {
        case .foreign: throw StoreError(path, .foreign)
        case .absent: try neighbours.requireNone()
        case .store:
            try neighbours.requireOwn()
            if !restarting { return }
            try requireUnused(path)
        }
        let draft = try StoreDraft(of: path)
        try fill(draft, for: identity).close()
        // The old store's, which the new one would take for its own.
        try neighbours.remove()
        try draft.publish()
    }

    /// Opens a store for writing, without the answers in it that are damaged.
    static func open(_ path: String, for identity: SweepIdentity) throws
        -> (connection: StoreConnection, outcomes: CaseOutcomes, texts: StoredTexts, damaged: Int)
    {
        var connection = try connect(to: path)
        try check(connection, at: path, for: identity)
        var outcomes = CaseOutcomes(of: identity)
        var damaged = 0
        try connection.queue.writeWithoutTransaction { db in
            var scan = try RecordScan(db, of: identity)
            while let record = try scan.next() { outcomes.add(record) }
            damaged = scan.damaged
        }
        if damaged > 0 { connection = try replace(connection, at: path, for: identity) }
        let texts = try connection.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
            return try StoredTexts(db)
        }
        return (connection, outcomes, texts, damaged)
    }

    /// Puts a new store with the sound answers in the place of one with damaged ones.
    private static func replace(
        _ connection: StoreConnection, at path: String, for identity: SweepIdentity
    ) throws -> StoreConnection {
        let sound = try SweepStore(draftFor: path, identity)
        try connection.queue.writeWithoutTransaction { db in
            var scan = try RecordScan(db, of: identity)
            while let record = try scan.next() { try sound.insert([record]) }
        }
        try connection.queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
        try connection.close()
        try StoreNeighbours(of: path).remove()
        try sound.publish()
        return try connect(to: path)
    }

    /// Makes a draft an empty store. It has no journal, since nobody needs what a killed process left of it.
    static func fill(_ draft: StoreDraft, for identity: SweepIdentity) throws -> StoreConnection {
        let connection = try connect(to: draft.path)
        try connection.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            try db.inTransaction {
                // With the first page, so that what was begun is known for a store.
                try db.execute(sql: "PRAGMA application_id = \(StoreFile.applicationID)")
                try createTables(in: db, for: identity)
                return .commit
            }
        }
        return connection
    }

    /// A connection that no other process can share.
    private static func connect(to path: String) throws -> StoreConnection {
        var configuration = Configuration()
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        return try StoreConnection(to: path) {
            try DatabaseQueue(path: StoreFile.absolute(path), configuration: configuration)
        }
    }

    /// - Throws: `StoreError` where a process that knows no lock but SQLite's has the store open.
    private static func requireUnused(_ path: String) throws(StoreError) {
        do {
            let connection = try connect(to: path)
            try connection.queue.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE; ROLLBACK") }
            try connection.close()
        } catch {
            let error = StoreError(path, error)
            if error.kind == .occupied { throw error }
        }
    }

    private static func check(_ connection: StoreConnection, at path: String, for wanted: SweepIdentity) throws {
        let found = try connection.queue.read { db in try identity(in: db, at: path) }
        guard found.version == wanted.version else {
            throw StoreError(path, .otherVersion(found.version, than: wanted.version))
        }
        guard found.fingerprint == wanted.fingerprint, found.caseCount == wanted.caseCount else {
            throw StoreError(path, .otherSweep)
        }
        guard found.shard == wanted.shard else {
            throw StoreError(path, .otherShard(found.shard, than: wanted.shard))
        }
        try requireWholeness(of: connection, at: path)
    }

    /// - Throws: `StoreError` where the database contradicts itself.
    static func requireWholeness(of connection: StoreConnection, at path: String) throws {
        let verdict = try connection.queue.read { db in try String.fetchOne(db, sql: "PRAGMA quick_check(1)") }
        guard verdict == "ok" else { throw StoreError(path, .damaged(verdict ?? "unreadable")) }
    }
}
