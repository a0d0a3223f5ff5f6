import Foundation
import TestSupport
import Testing

/// 6,000 cases in eight parts, in a folder whose name has a space, and what a single run answers to them.
struct ClusterSweep {
    let folder: ScratchFolder
    private let files: SweepFiles

    /// All compositions are gone through, so that a part lasts long enough to be killed.
    static let words = [
        "--types", "firms of five types.csv", "--grid", "participants=4:13:1", "--grid", "cost.5=0.02:0.06/600",
        "--known-types", "exact",
    ]

    init() throws {
        files = try SweepFiles()
        folder = files.folder
        try FileManager.default.copyItem(
            atPath: RepositoryFiles.data("big-firms.csv"), toPath: folder("firms of five types.csv"))
    }

    /// Writes the folder `the job`, of eight parts that are merged into `results.csv`.
    func write(_ engine: String, _ options: String...) async throws {
        let run = try await accord(
            ["cluster", engine] + Self.words
                + ["--parts", "8", "--result", "results.csv", "--output", "the job"] + options,
            in: folder.path)
        #expect(run.status == 0 && run.talk.hasPrefix("6,000 cases in 8 parts."), "\(run.talk)")
    }

    /// Expects the merged answer of a single run, times aside, that both killed parts went on where they were, and that
    /// nothing is left of them.
    func expectWhole(killed: [Int], at location: SourceLocation = #_sourceLocation) async throws {
        let single = try await Self.single.value
        #expect(try files.linesWithoutTime("the job/results.csv") == single, sourceLocation: location)
        #expect(single.count == 1 + 5 * 6000, sourceLocation: location)
        let log = try await shell(#"cat "the job"/logs/*"#, in: folder.path)
        let resumed = log.lines.filter { $0.contains(" were there before") }
        #expect(resumed.count >= killed.count, "\(log.text)", sourceLocation: location)
        let parts = try FileManager.default.contentsOfDirectory(atPath: folder("the job/parts")).sorted()
        #expect(parts == (1...8).flatMap { ["\($0).done", "\($0).sqlite"] }, sourceLocation: location)
    }

    /// The lines of a single run, made once for all engines.
    private static let single = Task {
        let sweep = try ClusterSweep()
        let run = try await accord(
            ["sweep"] + words + ["--output", sweep.folder("single.csv"), "--quiet"], in: sweep.folder.path)
        #expect(run.status == 0, "\(run.talk)")
        return try sweep.files.linesWithoutTime("single.csv")
    }

    /// The Python that has what the tests need of it, where there is one.
    static let python = ProcessInfo.processInfo.environment["ACCORD_PYTHON"]

    /// Runs bash in the folder, with `$python` and `$peers`.
    func bash(_ lines: String) async throws -> AccordRun {
        try await run(
            "/bin/bash", ["-c", lines], in: folder.path,
            environment: [
                "python": Self.python ?? "python3", "job": folder("the job"),
                "peers": (RepositoryFiles.peer("", of: "AccordCommandTests") as NSString).standardizingPath,
            ])
    }

    /// Whether the system has all these programs.
    static func has(_ programs: String...) -> Bool {
        let places = ["/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin"]
        return programs.allSatisfy { program in
            places.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
        }
    }
}
