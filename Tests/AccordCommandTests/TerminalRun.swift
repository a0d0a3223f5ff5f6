import Foundation
import TestSupport

/// Runs the built `accord` with standard output on a terminal of so many columns, and standard error nowhere.
/// - Returns: what the terminal was given, its line ends as LF.
func accordOnTerminal(columns: Int, _ arguments: [String]) async throws -> String {
    let words = arguments.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    let line = "stty cols \(columns) -echo && '\(BuiltExecutable.accord)' \(words) 2> /dev/null"
    let run = try await run("/usr/bin/script", ["-qec", line, "/dev/null"])
    return run.text.unicodeScalars.filter { $0 != "\r" }.reduce(into: "") { $0.unicodeScalars.append($1) }
}

/// Whether this machine has the `script` of util-linux, which gives a command a terminal.
let hasTerminals =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
