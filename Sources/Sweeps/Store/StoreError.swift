import Foundation
import GRDB

/// Why the results of a sweep could not be stored or read.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The families of refusal.
    public enum Kind: Hashable, Sendable {
        /// Something else stands there, or another process is at work on it.
        case occupied
        /// It was begun by Accord, and cannot be read any more; or it contradicts itself or another one.
        case damaged
        /// There is no such file.
        case missing
        /// The system refused.
        case unwritable
    }

    /// What kind of refusal it is: a caller can act on it, where `problem` is for people.
    public let kind: Kind
    /// Where the results stand or were to stand; empty for a store in memory.
    public let path: String
    /// A clause.
    public let problem: String
    /// One or more sentences.
    public let remedy: String

    public var description: String { "\(path): \(problem). \(remedy)" }

    init(_ kind: Kind, _ path: String, _ problem: String, _ remedy: String) {
        self.kind = kind
        self.path = path
        self.problem = problem
        self.remedy = remedy
    }

    static func foreign(_ path: String) -> StoreError {
        StoreError(
            .occupied, path, "here stands something else than results of a sweep, and it is left alone",
            "Choose another --output, or move it away.")
    }

    static func damaged(_ path: String, _ what: String) -> StoreError {
        StoreError(
            .damaged, path, "these results are damaged (\(what))",
            "Start the sweep again with --restart, which throws them away, or choose another --output.")
    }

    private static let roomRemedy = "Choose another place, or make room and permission."

    static func busy(_ path: String) -> StoreError {
        StoreError(
            .occupied, path, "another process is at work on these results",
            "Wait for its end, or choose another --output.")
    }

    /// At `path` stands something that is not known to be the store's at `place`, where the store's own would have to
    /// stand.
    static func inTheWay(_ path: String, of place: String) -> StoreError {
        StoreError(
            .occupied, path,
            "this is in the way of results in \(place), is not known to be a part of them, and is left alone",
            "Choose another --output, or move it away.")
    }

    /// What the system said last, in `errno`.
    static func system(_ path: String, _ problem: String) -> StoreError {
        StoreError(
            .unwritable, path, "\(problem): \(String(cString: strerror(errno)))", roomRemedy)
    }

    /// What SQLite said of the file at `path`.
    init(_ path: String, _ error: any Error) {
        if let error = error as? StoreError {
            self = error
            return
        }
        let code = (error as? DatabaseError)?.resultCode
        let text = (error as? DatabaseError)?.message ?? "\(error)"
        switch code {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_SCHEMA, .SQLITE_ERROR: self = .damaged(path, text)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path)
        default:
            self.init(.unwritable, path, "cannot be written: \(text)", Self.roomRemedy)
        }
    }
}
