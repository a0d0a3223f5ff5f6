import Foundation

/// Makes folders for results.
public enum OutputFolder {
    /// Makes a folder, and those above it, where there is none.
    /// - Throws: `OutputError` where a file stands in the way, or permission is missing.
    public static func make(_ path: String) throws(OutputError) {
        if let status = FileStatus(of: path) {
            guard status.kind == .folder else { throw inTheWay(path) }
            return
        }
        let above = PathParts.folder(of: path)
        if !path.isEmpty, above != path { try make(above) }
        // Another process may have made it meanwhile.
        guard mkdir(path, 0o777) == 0 || errno == EEXIST && FileStatus(of: path)?.kind == .folder else {
            throw errno == EEXIST ? inTheWay(path) : .system(path)
        }
    }

    /// Finds out before long work whether files could be written into a folder, which may be yet to be made.
    /// - Throws: `OutputError` where they could not.
    public static func requireRoom(for path: String) throws(OutputError) {
        var standing = path
        while FileStatus(of: standing) == nil, errno == ENOENT, !standing.isEmpty,
            PathParts.folder(of: standing) != standing
        {
            standing = PathParts.folder(of: standing)
        }
        guard let status = FileStatus(of: standing) else { throw .system(path) }
        guard status.kind == .folder else { throw inTheWay(path) }
        guard access(standing, W_OK | X_OK) == 0 else { throw .system(path) }
    }

    private static func inTheWay(_ path: String) -> OutputError {
        OutputError(path: path, reason: "a file of that name is in the way")
    }
}
