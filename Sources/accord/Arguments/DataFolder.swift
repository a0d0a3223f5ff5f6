import Files
import Foundation

/// Where the published experiments lie.
enum DataFolder {
    /// The folder that is named, else `Data` where the command runs, else what was installed with the executable.
    /// - Parameter named: taken as it is, whether it exists or not.
    static func path(named: String?) -> String {
        if let named { return named }
        let here = "Data"
        guard !holdsExperiments(here), let installed, holdsExperiments(installed) else { return here }
        return installed
    }

    /// `PREFIX/share/accord`, where the executable is `PREFIX/bin/accord`, also when it is called through a link.
    private static var installed: String? {
        Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("share/accord").path
    }

    private static func holdsExperiments(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: PathParts.path(of: "experiments.csv", in: folder))
    }
}
