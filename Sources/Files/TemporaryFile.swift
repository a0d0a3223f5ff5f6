import Foundation

/// A file that nobody else knows, in the folder of the file that it is to become.
///
/// Where the system can, it has no name until it is published, so that a killed process leaves nothing behind.
/// Elsewhere its name is drawn at random. Neither follows a link, nor opens what stands there already.
struct TemporaryFile {
    let descriptor: Int32
    /// Nil while it has no name.
    private(set) var path: String?
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
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, Self.newFileMode)
        guard descriptor >= 0 else { throw .system(place.path) }
        self.path = path
    }

    /// Puts the file in the place of another, in one step.
    /// - Returns: whether that was possible; else `errno` says why not.
    mutating func move(to target: String) -> Bool {
        if path == nil, !giveName() { return false }
        guard let path, rename(path, target) == 0 else { return false }
        self.path = nil
        return true
    }

    /// Closes the file, and removes it unless it was moved.
    func discard() {
        close(descriptor)
        if let path { unlink(path) }
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
            let descriptor = open(folder, O_WRONLY | unnamed | O_CLOEXEC, newFileMode)
            return descriptor < 0 ? nil : descriptor
        #else
            return nil
        #endif
    }

    #if os(Linux)
        /// O_TMPFILE, a macro that Swift does not import.
        private static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY
    #endif

    /// What the user's mask leaves of it.
    private static let newFileMode: mode_t = 0o666

    private static func unusedName(in folder: String) -> String {
        PathParts.path(of: ".accord-\(UUID().uuidString).tmp", in: folder)
    }
}
