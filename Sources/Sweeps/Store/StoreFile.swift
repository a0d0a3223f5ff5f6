import Files
import Foundation

/// What stands at the place of a store, found without SQLite, which would touch what is not ours. Links are not
/// followed.
enum StoreFile {
    /// No file, or an empty one.
    case absent
    /// A file of this program's, by the application ID in its header.
    case store
    /// Anything else.
    case foreign

    /// "Acrd", SQLite's application ID of stores.
    static let applicationID: Int32 = 0x4163_7264

    private static let magic = Array("SQLite format 3\0".utf8)
    private static let headerBytes = 100
    private static let applicationIDOffset = 68

    /// - Throws: `StoreError` where a file stands that cannot be read.
    init(at path: String) throws(StoreError) {
        guard let status = FileStatus(unfollowed: path) else {
            guard errno == ENOENT else { throw StoreError.system(path, "cannot be looked at") }
            self = .absent
            return
        }
        guard status.kind == .regular else {
            self = .foreign
            return
        }
        if status.size == 0 {
            self = .absent
            return
        }
        let header = try Self.start(of: path, upTo: Self.headerBytes)
        if header.count == Self.headerBytes, header.starts(with: Self.magic) {
            let id = header[Self.applicationIDOffset...].prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
            self = id == UInt32(bitPattern: Self.applicationID) ? .store : .foreign
        } else {
            self = .foreign
        }
    }

    /// The first bytes of a file, fewer where it is shorter.
    /// - Throws: `StoreError` where it cannot be read.
    static func start(of path: String, upTo count: Int) throws(StoreError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError.system(path, "cannot be read") }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        let found = read(descriptor, &bytes, count)
        guard found >= 0 else { throw StoreError.system(path, "cannot be read") }
        return Array(bytes.prefix(found))
    }

    /// The path that SQLite is to open, which it must not take for one of its `file:` addresses.
    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : PathParts.path(of: path, in: FileManager.default.currentDirectoryPath)
    }
}
