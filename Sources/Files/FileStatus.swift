import Foundation

/// What the system says of a file.
package struct FileStatus {
    package enum Kind {
        case regular, folder, pipe, other
    }

    package let kind: Kind
    let device: UInt64
    let number: UInt64
    /// In bytes.
    package let size: Int
    /// The permission bits.
    package let mode: mode_t
    /// The user whose file it is.
    let owner: uid_t

    /// Links are followed. Nil where nothing stands, with the reason in `errno`.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Of what stands at that path itself, be it a link, which is `.other`. Nil where nothing stands, with the reason in
    /// `errno`.
    package init?(unfollowed path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    package init?(ofDescriptor descriptor: Int32) {
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
        size = Int(status.st_size)
        mode = status.st_mode & 0o7777
        owner = status.st_uid
    }

    /// Whether what is open under that number is what stands at `path`, and not another file that took its name.
    package static func isOpen(_ descriptor: Int32, at path: String) -> Bool {
        guard let own = FileStatus(ofDescriptor: descriptor), let there = FileStatus(unfollowed: path) else {
            return false
        }
        return own.number == there.number && own.device == there.device
    }

    /// Of files that are made new; the user's mask takes its part of it.
    package static let newFileMode: mode_t = 0o666
}
