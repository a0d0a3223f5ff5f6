import Foundation
import Tabular
import TestSupport
import Testing

/// Which columns are written, and in which form.
@Suite struct SweepColumnTests {
    private let files: SweepFiles
    private let folder: ScratchFolder

    init() throws {
        files = try SweepFiles()
        folder = files.folder
    }

    private static let scripts = RepositoryFiles.script("parquet/convert.py")

    /// In the order that was asked for, one row a case where no column is a type's, and of a merge too.
    @Test func theColumnsThatWereAskedFor() async throws {
        let all = try await files.sweep("--format", "csv", "--quiet")
        try folder.write("all.csv", bytes: all.output)
        let table = try Table.read(path: folder("all.csv"))
        func expected(_ columns: [String], every step: Int) throws -> String {
            let rows = try stride(from: 0, to: table.rows.count, by: step).map { k in
                try columns.map { try table.rows[k].cell($0).text }.joined(separator: ",")
            }
            return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
        }
        let types = ["reward", "caseNumber", "type", "performance"]
        let some = try await files.sweep("--format", "csv", "--columns", types.joined(separator: ","))
        #expect(try some.text == expected(types, every: 1))
        let cases = ["performanceUpper", "participants"]
        let run = try await files.sweep("--columns", cases.joined(separator: ","), "--output", folder("r.csv"))
        #expect(run.status == 0, "\(run.talk)")
        #expect(try folder.text("r.csv") == expected(cases, every: 2))
        _ = try await files.sweep("--output", folder("r.sqlite"))
        let merged = try await accord(
            "sweep", "--merge", folder("r.sqlite"), "--format", "csv", "--columns", "participants,type,type")
        #expect(try merged.text == expected(["participants", "type"], every: 1))
    }

    @Test func columnsThatAreNone() async throws {
        try await files.sweep("--columns", "rewards").expectRefusal(64, "no column \"rewards\". Did you mean reward?")
        try await files.sweep("--columns", "reward,").expectRefusal(64, "no column \"\"")
        for output in ["r.sqlite", "r.json", "r.txt"] {
            try await files.sweep("--columns", "reward", "--output", folder(output)).expectRefusal(64, "goes with CSV")
        }
    }

    /// From CSV as from SQLite, and both what Python reads in the CSV.
    @Test(
        .slow, .enabled(if: ClusterSweep.python != nil, "ACCORD_PYTHON names no Python interpreter with pyarrow"))
    func parquet() async throws {
        let python = try #require(ClusterSweep.python)
        try folder.write("curve.csv", "samples,performance\n10,0.5\n30,0.8\n")
        try folder.write(
            "s.csv",
            "types,participants,accuracy\nt.csv,2,\"bound:1,1\"\nt.csv,1e9,table:curve.csv\nt.csv,1e9,\"bound:1,1\"\n")
        try folder.write("t.csv", "type,cost,probability\n\"a, \"\"b\"\"\",0.1,0.5\n\"two\nlines\",0.05,0.5\n")
        for output in ["r.csv", "r.sqlite"] {
            let run = try await accord("sweep", folder("s.csv"), "--output", folder(output))
            #expect(run.talk.contains("1 failed"), "\(run.talk)")
            let parquet = try await accordless(python, output, "\(output).parquet")
            #expect(parquet.status == 0 && parquet.talk == "6 rows\n", "\(parquet.talk)")
        }
        let check = try await run(
            python,
            [RepositoryFiles.peer("check_parquet.py", of: "AccordCommandTests")]
                + ["r.csv", "r.csv.parquet", "r.sqlite.parquet"].map { folder($0) })
        #expect(check.status == 0 && check.text == "6 rows\n", "\(check.talk)")
        try await accordless(python, "none.csv", "x").expectRefusal(66, "none.csv: there is no such file")
        try await accordless(python, "r.csv", "x", "--columns", "reword").expectRefusal(
            65, "'reword' is none of a sweep's")
        try await accordless(python, "r.csv", "none/x").expectRefusal(73, "none/x: cannot be written")
        #expect(try !folder.names().contains { $0.hasSuffix(".tmp") || $0 == "x" })
    }

    private func accordless(_ python: String, _ source: String, _ output: String, _ more: String...) async throws
        -> AccordRun
    {
        try await run(python, [Self.scripts, folder(source), folder(output)] + more)
    }
}
