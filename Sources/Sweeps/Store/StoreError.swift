import Foundation
import GRDB

/// Why the results of a sweep could not be stored or read.
public struct StoreError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// Something else stands there.
        case foreign
        /// It is not known to be the store's at that place, whose own would have to stand here.
        case inTheWay(of: String)
        /// Another process is at work on it.
        case busy
        /// Results of another version of Accord than this one.
        case otherVersion(String, than: String)
        /// Results of other cases, or of the same under other settings.
        case otherSweep
        /// Results of another part of the sweep than was asked for.
        case otherShard(Shard, than: Shard)
        /// Results in another form than this version reads.
        case otherForm(String, than: String)
        /// It was begun by Accord and cannot be read any more, or contradicts itself: a clause that says how.
        case damaged(String)
        /// There are no results to merge.
        case nothingToMerge
        /// It belongs to another sweep, or to another version, than the results at that place.
        case stranger(to: String)
        /// A case differs from the same case in the results at that place.
        case contradiction(case: Int, with: String)
        /// Cases that stand in none of the results.
        case missingCases([ClosedRange<Int>], of: Int)
        /// The path is no text.
        case unreadableName
        /// The process may open too few files.
        case tooFewFiles
        /// The system refused: what cannot be done, a clause, and why.
        case refused(String, reason: String)
        /// There is no room to copy it to: why not.
        case noRoomToCopy(reason: String)
    }

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

    /// Where the results stand or were to stand; empty for a store in memory.
    public let path: String
    /// What is wrong with it.
    public let problem: Problem

    init(_ path: String, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }

    /// What kind of refusal it is: a caller can act on it, where `problem` is for people.
    public var kind: Kind {
        switch problem {
        case .foreign, .inTheWay, .busy, .otherVersion, .otherSweep, .otherShard: .occupied
        case .otherForm, .damaged, .stranger, .contradiction, .missingCases, .unreadableName: .damaged
        case .nothingToMerge: .missing
        case .tooFewFiles, .refused, .noRoomToCopy: .unwritable
        }
    }

    /// What the system said last, in `errno`.
    static func system(_ path: String, _ problem: String) -> StoreError {
        StoreError(path, .refused(problem, reason: String(cString: strerror(errno))))
    }

    /// What SQLite said of the file at `path`.
    init(_ path: String, _ error: any Error) {
        if let error = error as? StoreError {
            self = error
            return
        }
        let code = (error as? DatabaseError)?.resultCode
        let text = (error as? DatabaseError)?.message ?? "\(error)"
        let problem: Problem =
            switch code {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_SCHEMA, .SQLITE_ERROR: .damaged(text)
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            default: .refused("cannot be written", reason: text)
            }
        self.init(path, problem)
    }
}

extension StoreError: CustomStringConvertible {
    /// `PATH: problem. remedy`.
    public var description: String { saying(problem.remedy) }

    /// The error with other words on how to mend it.
    /// - Parameter remedy: one or more sentences.
    public func saying(_ remedy: String) -> String { "\(path): \(problem). \(remedy)" }
}

extension StoreError.Problem: CustomStringConvertible {
    /// A clause.
    public var description: String {
        switch self {
        case .foreign: "here stands something else than results of a sweep, and it is left alone"
        case .inTheWay(let place):
            "this is in the way of results in \(place), is not known to be a part of them, and is left alone"
        case .busy: "another process is at work on these results"
        case .otherVersion(let found, let wanted): "here stand results of accord \(found), and this is \(wanted)"
        case .otherSweep: "here stand results of another sweep, or of the same with other options"
        case .otherShard(let found, let wanted):
            "here stands shard \(found) of this sweep, and \(wanted) was asked for"
        case .otherForm(let found, let wanted):
            "these results are kept in another form (\(found)) than this version of accord reads (\(wanted))"
        case .damaged(let what): "these results are damaged (\(what))"
        case .nothingToMerge: "there is nothing to merge"
        case .stranger(let place): "this belongs to another sweep than \(place), or to another version of accord"
        case .contradiction(let number, let place): "case \(number) differs from the one in \(place)"
        case .missingCases(let missing, let count):
            """
            of the sweep's \(count) cases, \(missing.reduce(0) { $0 + $1.count }) are missing: \(Self.list(missing))
            """
        case .unreadableName: "its name is no text"
        case .tooFewFiles: "cannot be opened: the process may open too few files"
        case .refused(let problem, let reason): "\(problem): \(reason)"
        case .noRoomToCopy(let reason): "cannot be copied to a temporary folder: \(reason)"
        }
    }

    /// How to mend it: one or more sentences.
    public var remedy: String {
        switch self {
        case .foreign, .inTheWay: "Choose another place, or move it away."
        case .busy: "Wait for its end, or choose another place."
        case .otherVersion, .otherSweep, .otherShard: "Choose another place, or throw these results away."
        case .otherForm: "Compute them again, or choose another place."
        case .damaged: "Throw them away and start the sweep again, or choose another place."
        case .nothingToMerge: "Name the shards."
        case .stranger: "Merge only shards of one sweep."
        case .contradiction: "Compute one of the two again."
        case .missingCases: "Name the shards with these as well; nothing was written."
        case .unreadableName: "Rename it."
        case .tooFewFiles: "Raise the limit."
        case .refused: "Choose another place, or make room and permission."
        case .noRoomToCopy: "Make room there."
        }
    }

    /// The first of the ranges as `2, 5-9, ...`.
    private static func list(_ ranges: [ClosedRange<Int>]) -> String {
        let shown = ranges.prefix(20).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
        return shown.joined(separator: ", ") + (ranges.count > 20 ? " and others" : "")
    }
}
