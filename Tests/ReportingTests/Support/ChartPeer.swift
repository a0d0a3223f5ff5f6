import Foundation
import TestSupport

/// The schema of Vega-Lite and its renderer, from Python.
enum ChartPeer {
    static let python = ProcessInfo.processInfo.environment["ACCORD_PYTHON"]

    /// What they say against the specifications in these files; empty where all are well.
    static func complaints(about paths: [String]) throws -> String {
        let script = RepositoryFiles.peer("check_charts.py", of: "ReportingTests")
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: python ?? "")
        process.arguments = [script] + paths
        process.standardOutput = output
        process.standardError = output
        try process.start()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? text : "exit \(process.terminationStatus): " + text
    }
}
