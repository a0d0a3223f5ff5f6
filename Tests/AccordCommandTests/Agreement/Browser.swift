import Foundation
import TestSupport

/// A browser without a window, which runs the programs of a page.
enum Browser {
    static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// The page after its programs have run.
    static func page(_ html: String, in folder: ScratchFolder) async throws -> String {
        let file = try folder.write("page.html", html)
        let run = try await run(
            path ?? "",
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder("profile"))",
                "--virtual-time-budget=20000", "--dump-dom", "file://\(file)",
            ])
        return run.text
    }
}
