import Foundation

/// What stands at the place of a store, found without SQLite, which would touch what is not ours.
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

    init(at path: String) {
        let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            self = .absent
            return
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            self = .foreign
            return
        }
        let handle = FileHandle(forReadingAtPath: path)
        defer { try? handle?.close() }
        let header = Array((try? handle?.read(upToCount: Self.headerBytes)) ?? Data())
        if let handle, header.isEmpty, (try? handle.seekToEnd()) == 0 {
            self = .absent
        } else if header.count == Self.headerBytes, header.starts(with: Self.magic) {
            let id = header[Self.applicationIDOffset...].prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
            self = id == UInt32(bitPattern: Self.applicationID) ? .store : .foreign
        } else {
            self = .foreign
        }
    }

    /// Removes a store with what SQLite keeps beside it.
    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
        removeCompanions(of: path)
    }

    /// Removes what SQLite kept for a database that is gone, lest it take that for the next one's.
    static func removeCompanions(of path: String) {
        for suffix in ["-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}
