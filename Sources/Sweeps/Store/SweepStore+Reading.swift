import Files
import Foundation
import GRDB

extension SweepStore {
    /// Whether a file is a store of this program's. Links are followed. A file that cannot be read is none, as far as
    /// anybody can tell; whoever reads it as something else will say so.
    public static func isStore(_ path: String) -> Bool {
        do { return try StoreFile(at: target(of: path)) == .store } catch { return false }
    }

    /// The files that stand beside a store at `path` while it is at work, lock and all.
    package static func companions(of path: String) -> [String] {
        StoreNeighbours(of: path).paths + [StoreLock.path(beside: path)]
    }

    /// Where links lead; a path that leads nowhere is as it was.
    static func target(of path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// A connection that leaves no trace. A copy is ours to change; what is no copy holds all of itself, and is read as
    /// if it could not change, which needs neither locks nor files beside it, nor permission to make any.
    static func connect(reading path: String, isCopy: Bool) throws -> StoreConnection {
        if isCopy { return try StoreConnection(to: path) { try DatabaseQueue(path: path) } }
        var configuration = Configuration()
        configuration.readonly = true
        let absolute = StoreFile.absolute(path)
        guard let address = absolute.addingPercentEncoding(withAllowedCharacters: plainCharacters) else {
            throw StoreError(path, .unreadableName)
        }
        return try StoreConnection(to: path) {
            try DatabaseQueue(path: "file:\(address)?immutable=1", configuration: configuration)
        }
    }

    /// What stands for itself in a `file:` address.
    private static let plainCharacters = CharacterSet(charactersIn: "/-._~").union(
        CharacterSet(charactersIn: "a"..."z")
    ).union(CharacterSet(charactersIn: "A"..."Z")).union(
        CharacterSet(charactersIn: "0"..."9"))
}

/// A store with what SQLite keeps beside it, copied to a folder that nobody else can look into: SQLite cannot put the
/// two together without changing them.
final class StoreCopy {
    let path: String
    private let folder: String

    /// Nil where all of the store stands in the store itself.
    /// - Throws: `StoreError` where it cannot be copied, or something else stands beside it.
    init?(ifNeededOf store: String) throws(StoreError) {
        let neighbours = StoreNeighbours(of: store)
        try neighbours.requireOwn()
        guard neighbours.holdSomething else { return nil }
        var template = Array(PathParts.path(of: "accord-XXXXXX", in: NSTemporaryDirectory()).utf8CString)
        guard mkdtemp(&template) != nil else {
            throw StoreError.system(store, "cannot be copied to a temporary folder")
        }
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        path = PathParts.path(of: PathParts.name(of: store), in: folder)
        do {
            for file in [store] + neighbours.filesToCopy {
                let copy = PathParts.path(of: PathParts.name(of: file), in: folder)
                try FileManager.default.copyItem(atPath: file, toPath: copy)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy)
            }
        } catch {
            throw StoreError(store, .noRoomToCopy(reason: "\(error)"))
        }
    }

    deinit {
        // What is left of a temporary folder is the system's to remove.
        _ = try? FileManager.default.removeItem(atPath: folder)
    }
}
