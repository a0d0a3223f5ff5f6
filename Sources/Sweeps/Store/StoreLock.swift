import Files
import Foundation

/// The right to write the results at one place, which one process has at a time.
///
/// It is a lock of the system's on an empty file beside them, `.accord-NAME.lock`, which nothing ever replaces, as
/// results are replaced when they are published. The lock ends with its process, however that ends. The file means
/// nothing by itself: a killed process leaves it behind, and whoever has the lock next removes it.
package final class StoreLock {
    private let path: String
    private let descriptor: Int32
    private let isShared: Bool

    /// Takes the lock, without waiting.
    /// - Parameter place: where the results stand, or are to stand.
    /// - Throws: `StoreError`, `.occupied` where another process has it, `.unwritable` where files cannot be locked
    ///   there.
    package convenience init(forStoreAt place: String) throws(StoreError) {
        let path = Self.path(beside: place)
        for _ in 0..<Self.mostAttempts {
            let descriptor = try Self.openFile(path, for: place)
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw Self.refusal(place, closing: descriptor) }
            if FileStatus.isOpen(descriptor, at: path) {
                self.init(path: path, descriptor: descriptor, isShared: false)
                return
            }
            // The one who had it has removed the file meanwhile.
            close(descriptor)
        }
        throw StoreError(place, .busy)
    }

    /// Keeps writers away from results that are read, where there is a file to lock; nothing is made.
    /// - Returns: nil where there is none, or none that may be opened. What changes under a reader then is found out by
    ///   its checksums.
    /// - Throws: `StoreError`, `.occupied` where a process is at work on the results.
    static func shared(forStoreAt place: String) throws(StoreError) -> StoreLock? {
        let path = path(beside: place)
        let descriptor = open(path, O_RDONLY | openFlags)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { throw refusal(place, closing: descriptor) }
        return StoreLock(path: path, descriptor: descriptor, isShared: true)
    }

    private init(path: String, descriptor: Int32, isShared: Bool) {
        self.path = path
        self.descriptor = descriptor
        self.isShared = isShared
    }

    /// The file is removed while the lock holds, so that whoever opened it meanwhile finds out.
    deinit {
        if !isShared, FileStatus.isOpen(descriptor, at: path) { unlink(path) }
        close(descriptor)
    }

    static func path(beside place: String) -> String {
        PathParts.path(of: ".accord-\(PathParts.name(of: place)).lock", in: PathParts.folder(of: place))
    }

    private static func openFile(_ path: String, for place: String) throws(StoreError) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | openFlags, FileStatus.newFileMode)
        guard descriptor >= 0 else {
            if errno == ELOOP || errno == EISDIR { throw StoreError(path, .inTheWay(of: place)) }
            throw StoreError.system(path, "cannot be made, which keeps two processes from writing \(place) at once")
        }
        guard let status = FileStatus(ofDescriptor: descriptor), status.kind == .regular, status.size == 0 else {
            close(descriptor)
            throw StoreError(path, .inTheWay(of: place))
        }
        return descriptor
    }

    /// Why the lock was not given, by `errno`.
    private static func refusal(_ place: String, closing descriptor: Int32) -> StoreError {
        defer { close(descriptor) }
        if errno == EWOULDBLOCK || errno == EINTR { return StoreError(place, .busy) }
        return .system(place, "cannot be locked against other processes: this file system has no locks")
    }

    /// Neither follows a link nor waits for the other end of a pipe.
    private static let openFlags = O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC

    /// Each one means that another process ended just then.
    private static let mostAttempts = 1000
}
