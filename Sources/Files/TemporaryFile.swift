import Foundation

/// A file that nobody else knows, in the folder of the file that it is to become.
///
/// Where the system can, and no name is asked for, it has none until it is published, so that a killed process leaves
/// nothing behind. Elsewhere its name is drawn at random. It is made new: never through a link, nor of what stands there already.
package struct TemporaryFile {
    let descriptor: Int32
    /// Nil while it has no name.
    package private(set) var path: String?
    private let folder: String

    /// - Throws: `OutputError`, in the name of `place`.
    init(beside place: OutputPlace) throws(OutputError) {
        folder = PathParts.folder(of: place.target)
        if let descriptor = Self.openUnnamed(in: folder) {
            self.descriptor = descriptor
            path = nil
            return
        }
        let path = Self.unusedName(in: folder)
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FileStatus.newFileMode)
        guard descriptor >= 0 else { throw .system(place.path) }
        self.path = path
    }

    /// A file that has its name from the beginning, for those who open it by its name.
    /// - Parameter mode: its permissions; nil for those of any new file.
    /// - Returns: nil where it cannot be made; `errno` says why.
    package init?(named path: String, mode: mode_t? = nil) {
        folder = PathParts.folder(of: path)
        descriptor = open(
            path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode ?? FileStatus.newFileMode)
        guard descriptor >= 0 else { return nil }
        self.path = path
        if let mode, fchmod(descriptor, mode) != 0 {
            let reason = errno
            discard()
            errno = reason
            return nil
        }
    }

    /// Whether its name is still its own, and not another file's that took it.
    package var isThere: Bool { path.map { FileStatus.isOpen(descriptor, at: $0) } ?? false }

    /// Sees to it that all that was written stands on the disk.
    /// - Returns: whether that was possible; else `errno` says why not.
    package func synchronize() -> Bool { fsync(descriptor) == 0 }

    /// Puts the file in the place of another, in one step.
    /// - Returns: whether that was possible; else `errno` says why not.
    package mutating func move(to target: String) -> Bool {
        if path == nil, !giveName() { return false }
        guard let path, rename(path, target) == 0 else { return false }
        self.path = nil
        return true
    }

    /// Closes the file, and removes it unless it was moved or another took its name.
    package func discard() {
        if let path, isThere { unlink(path) }
        close(descriptor)
    }

    private mutating func giveName() -> Bool {
        #if os(Linux)
            let path = Self.unusedName(in: folder)
            guard linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else {
                return false
            }
            self.path = path
        #endif
        return true
    }

    private static func openUnnamed(in folder: String) -> Int32? {
        #if os(Linux)
            // The name comes from /proc, which a bare root folder may lack.
            guard access("/proc/self/fd", X_OK) == 0 else { return nil }
            let descriptor = open(folder, O_WRONLY | unnamed | O_CLOEXEC, FileStatus.newFileMode)
            return descriptor < 0 ? nil : descriptor
        #else
            return nil
        #endif
    }

    #if os(Linux)
        /// O_TMPFILE, a macro that Swift does not import.
        private static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
    #endif

    private static func unusedName(in folder: String) -> String {
        PathParts.path(of: ".accord-\(UUID().uuidString).tmp", in: folder)
    }
}
