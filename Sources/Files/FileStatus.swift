import Foundation

/// What the system says of a file.
struct FileStatus {
    enum Kind {
        case regular, folder, pipe, other
    }

    let kind: Kind
    let device: UInt64
    let number: UInt64
    /// The permission bits.
    let mode: mode_t
    /// The user whose file it is.
    let owner: uid_t

    /// Links are followed. Nil where nothing stands, with the reason in `errno`.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    init?(ofDescriptor descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFIFO: .pipe
            default: .other
            }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        mode = status.st_mode & 0o7777
        owner = status.st_uid
    }
}
