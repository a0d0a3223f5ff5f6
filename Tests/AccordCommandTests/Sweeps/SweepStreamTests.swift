import Foundation
import TestSupport
import Testing

/// Rows go out as soon as they and all before them are there.
@Suite struct SweepStreamTests {
    private let files: SweepFiles
    private let folder: ScratchFolder

    init() throws {
        files = try SweepFiles()
        folder = files.folder
    }

    /// 6,000 cases with a sample of compositions each take minutes; the reader has enough with the first rows.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("head -1", "csv", ""), ("head -3", "csv", ""), ("head -5", "json", ""),
            ("cat p | head -3", "csv", "--output p"),
        ])
    func aReaderThatHasEnough(_ reader: String, _ format: String, _ options: String) async throws {
        try folder.write("many.csv", "types,participants\n" + String(repeating: "t.csv,1e9\n", count: 6000))
        let sweep = #""$accord" sweep many.csv --format \#(format) --quiet"#
        let command =
            options.isEmpty
            ? "\(sweep) | \(reader); echo ${PIPESTATUS[0]}"
            : "mkfifo p; \(sweep) \(options) & job=$!; \(reader); wait $job; echo $?"
        let run = try await shell(command, in: folder.path)
        #expect(["141", "73"].contains(run.lines.last), "\(run.text) \(run.talk)")
        if format == "csv" {
            #expect(run.lines[0].hasPrefix("caseNumber,participation,"))
            #expect(run.lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix("1,fixed:1000000000,") })
        } else {
            #expect(run.lines[1] == "  \"cases\" : [")
        }
        #expect(try folder.names().filter { $0 != "p" } == ["many.csv", "t.csv"])
    }

    /// The same bytes, times aside, whether they were stored in between or not, and whatever order they were solved in.
    @Test func whatStreamsIsWhatIsStored() async throws {
        for format in ["csv", "json"] {
            #expect(try await files.sweep("--output", folder("r.\(format)"), "--quiet").status == 0)
            let run = try await files.sweep("--format", format, "--jobs", "4", "--quiet")
            #expect(run.status == 0)
            try folder.write("s.\(format)", bytes: run.output)
        }
        #expect(try files.linesWithoutTime("s.csv") == files.linesWithoutTime("r.csv"))
        func document(_ name: String) throws -> [String] {
            try folder.text(name).split(separator: "\n").map(String.init).filter { !$0.contains("\"seconds\" : ") }
        }
        #expect(try document("s.json") == document("r.json"))
        #expect(try document("s.json").count { $0.contains("\"typeNumber\" : ") } == 48)
    }

    @Test func aFailureIsSaidAndTheRestIsThere() async throws {
        let curve = try folder.write("curve.csv", "samples,performance\n10,0.5\n30,0.8\n")
        let run = try await accord(
            "sweep", "--types", folder("t.csv"), "--grid", "participants=2,1e9,3", "--accuracy", "table:\(curve)",
            "--format", "csv")
        #expect(run.status == 0 && run.lines.count == 7)
        #expect(run.talk.contains("3 cases") && run.talk.contains("2 certified, 1 failed"), "\(run.talk)")
    }
}
