import Foundation

/// The place of one output as it is now.
struct OutputPlace {
    enum Kind {
        case absent
        case file(mode: mode_t)
        /// A device or a pipe, which is written to as it is.
        case stream
    }

    /// As it was given.
    let path: String
    /// Where it leads through symbolic links.
    let target: String
    let kind: Kind

    /// - Throws: `OutputError` where a folder stands or is named, or links lead in a circle.
    init(_ path: String) throws(OutputError) {
        self.path = path
        if path.isEmpty { throw OutputError(path: path, reason: "no such folder") }
        if path.hasSuffix("/") { throw OutputError(path: path, reason: "it names a directory") }
        target = LinkedPath.target(of: path)
        guard let status = FileStatus(of: path) else {
            guard errno == ENOENT else { throw .system(path) }
            kind = .absent
            return
        }
        switch status.kind {
        case .folder: throw OutputError(path: path, reason: "it is a directory")
        case .regular: kind = .file(mode: status.mode)
        case .pipe, .other: kind = .stream
        }
    }

    /// Finds out, and touches nothing, whether a file could be put there.
    /// - Throws: `OutputError` where there is no folder, no permission, or a file of somebody else's that may not be
    ///   replaced.
    func requireRoom() throws(OutputError) {
        if case .stream = kind {
            guard access(path, W_OK) == 0 else { throw .system(path) }
            return
        }
        let folder = PathParts.folder(of: target)
        guard access(folder, W_OK | X_OK) == 0 else { throw .system(path) }
        guard let above = FileStatus(of: folder) else { throw .system(path) }
        guard above.kind == .folder else { throw .system(path, code: ENOTDIR) }
        if let old = FileStatus(of: target), above.mode & mode_t(S_ISVTX) != 0 {
            guard [0, above.owner, old.owner].contains(geteuid()) else { throw .system(path, code: EPERM) }
        }
    }
}
