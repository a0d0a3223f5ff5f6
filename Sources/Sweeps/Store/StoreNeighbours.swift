import Files
import Foundation

/// What SQLite keeps beside a database until all of it stands in the database itself.
///
/// SQLite believes what it finds there, and overwrites what it does not believe. So nobody but the store's own may
/// stand there.
struct StoreNeighbours {
    private enum Kind: String, CaseIterable {
        case log = "-wal"
        case journal = "-journal"
        case index = "-shm"
    }

    private let store: String

    init(of store: String) { self.store = store }

    /// The paths of all that may stand there.
    var paths: [String] { Kind.allCases.map(path) }

    private func path(_ kind: Kind) -> String { store + kind.rawValue }

    /// - Throws: `StoreError` where any stands there, though there is no store that it could belong to.
    func requireNone() throws(StoreError) {
        for kind in Kind.allCases where Self.stands(path(kind)) { throw StoreError(path(kind), .inTheWay(of: store)) }
    }

    /// - Throws: `StoreError` where one cannot be the store's, by the mark in its first bytes.
    func requireOwn() throws(StoreError) {
        for kind in Kind.allCases where Self.stands(path(kind)) {
            guard try isOwn(kind) else { throw StoreError(path(kind), .inTheWay(of: store)) }
        }
    }

    /// Whether some of the store stands beside it.
    var holdSomething: Bool {
        [Kind.log, .journal].contains { kind in
            (FileStatus(unfollowed: path(kind))?.size ?? 0) > 0
        }
    }

    /// The paths of those that hold something of the store.
    var filesToCopy: [String] { [Kind.log, .journal].map(path).filter(Self.stands) }

    /// Removes them, once ``requireOwn()`` has looked at them.
    /// - Throws: `StoreError` where one cannot be removed.
    func remove() throws(StoreError) {
        for kind in [Kind.log, .journal] {
            guard unlink(path(kind)) == 0 || errno == ENOENT else {
                throw StoreError.system(path(kind), "cannot be removed")
            }
        }
    }

    private func isOwn(_ kind: Kind) throws(StoreError) -> Bool {
        guard let status = FileStatus(unfollowed: path(kind)) else { return true }
        guard status.kind == .regular else { return false }
        // Of the index SQLite keeps nothing.
        if kind == .index || status.size == 0 { return true }
        let start = try StoreFile.start(of: path(kind), upTo: Self.markBytes)
        // A mark of zeros is one that was not to be believed yet.
        if start.allSatisfy({ $0 == 0 }) { return true }
        return Self.marks(kind).contains { start.starts(with: $0) }
    }

    private static func marks(_ kind: Kind) -> [[UInt8]] {
        switch kind {
        case .log: [[0x37, 0x7F, 0x06, 0x82], [0x37, 0x7F, 0x06, 0x83]]
        case .journal: [[0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]]
        case .index: []
        }
    }

    private static let markBytes = 8

    private static func stands(_ path: String) -> Bool { FileStatus(unfollowed: path) != nil }
}
