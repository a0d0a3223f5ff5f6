import SystemPackage

/// The parts of a path, by the rules of the system alone: no file is looked at.
package enum PathParts {
    /// The folder that holds what the path names; `.` for a bare name.
    package static func folder(of path: String) -> String {
        let folder = FilePath(path).removingLastComponent().string
        return folder.isEmpty ? "." : folder
    }

    /// The last part; empty for a path that has none.
    package static func name(of path: String) -> String { FilePath(path).lastComponent?.string ?? "" }

    /// What follows the last point of the name, in lower case; empty where nothing does.
    package static func lowercasedExtension(of path: String) -> String { FilePath(path).extension?.lowercased() ?? "" }

    /// The path of `name`, which may be a path itself, in a folder.
    package static func path(of name: String, in folder: String) -> String { FilePath(folder).appending(name).string }
}
