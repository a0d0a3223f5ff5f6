import Foundation

/// Files of the repository, found from where this source file stands.
public enum RepositoryFiles {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the repository.
    public static var root: String { folder.path }

    /// The path of a published or example data file.
    public static func data(_ name: String) -> String { folder.appendingPathComponent("Data/\(name)").path }

    /// The path of a script, or of their folder for an empty name.
    public static func script(_ name: String) -> String { root + "/scripts/" + name }

    /// The path of a reference table of one test target.
    public static func fixture(_ name: String, of target: String) -> String {
        folder.appendingPathComponent("Tests/\(target)/Fixtures/\(name)").path
    }

    /// The path of a program of one test target that judges answers by other means than ours.
    public static func peer(_ name: String, of target: String) -> String {
        folder.appendingPathComponent("Tests/\(target)/Peers/\(name)").path
    }
}
