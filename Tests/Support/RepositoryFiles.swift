import Foundation

/// Files of the repository, found from where this source file stands.
public enum RepositoryFiles {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The path of a published or example data file.
    public static func data(_ name: String) -> String { root.appendingPathComponent("Data/\(name)").path }

    /// The path of a script, or of their folder for an empty name.
    public static func script(_ name: String) -> String { root.path + "/scripts/" + name }

    /// The path of a reference table of one test target.
    public static func fixture(_ name: String, of target: String) -> String {
        root.appendingPathComponent("Tests/\(target)/Fixtures/\(name)").path
    }
}
