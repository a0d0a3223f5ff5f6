import Foundation
import Tabular
import TestSupport
import Testing

/// Many contracts at once.
@Suite struct SweepTests {
    private let folder: ScratchFolder
    private let published = RepositoryFiles.data("two-types-sweep.csv")

    init() throws {
        folder = try ScratchFolder()
        try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n")
    }

    /// The rows of a CSV, times aside.
    private func rows(_ name: String) throws -> [[String]] {
        let table = try Table.read(path: folder(name))
        return [table.header] + table.rows.map { row in row.cells.filter { $0.header != "seconds" }.map(\.text) }
    }

    /// A small grid, 24 cases.
    private func grid(_ options: String...) async throws -> AccordRun {
        try await accord(
            ["sweep", "--types", folder("t.csv"), "--grid", "participants=2:9:1", "--grid", "cost.a=0.1:0.3/3"]
                + options)
    }

    @Test func thePublishedPointsComeOutOfTheTable() async throws {
        let run = try await accord("sweep", published, "--output", folder("r.csv"))
        #expect(run.status == 0)
        #expect(run.talk.hasPrefix("1,500 cases in ") && run.talk.hasSuffix(", 1,500 certified\n"), "\(run.talk)")
        #expect(try folder.names() == ["r.csv", "t.csv"])

        let ours = try Table.read(path: folder("r.csv"))
        #expect(ours.rows.count == 3000)
        var points: [String: (high: TableRow, low: TableRow)] = [:]
        for k in stride(from: 0, to: ours.rows.count, by: 2) {
            let (high, low) = (ours.rows[k], ours.rows[k + 1])
            #expect(try high.cell("type").text == "high" && low.cell("type").text == "low")
            let chance = String(format: "%.8f", try high.cell("probability").number())
            points["\(try high.cell("participation").text) \(chance)"] = (high, low)
        }
        var compared = 0
        var complete = 0
        for row in try Table.read(path: RepositoryFiles.data("published-two-types.csv")).rows {
            let chance = String(format: "%.8f", try row.cell("probability_high_cost").number())
            let point = try #require(points["fixed:\(try row.cell("participants").text) \(chance)"])
            // Complete information was not published for each point.
            let isComplete = try !row.cell("complete_performance").text.isEmpty
            complete += isComplete ? 1 : 0
            for (mine, theirs) in [("performance", "performance"), ("completePerformance", "complete_performance")]
            where mine == "performance" || isComplete {
                let difference = try point.high.cell(mine).number() - row.cell(theirs).number()
                #expect(abs(difference) < 1e-8, "line \(row.line), \(mine)")
            }
            for (type, mine) in [("high", point.high), ("low", point.low)] {
                for (column, theirs) in [
                    ("contribution", "contribution_\(type)"), ("completeContribution", "complete_contribution_\(type)"),
                ]
                where column == "contribution" || isComplete {
                    let ratio = try mine.cell(column).number() / row.cell(theirs).number()
                    #expect(abs(ratio - 1) < 1e-4, "line \(row.line), \(type), \(column)")
                }
            }
            compared += 1
        }
        #expect(compared == 30 && complete >= 10)
    }

    @Test func neitherThreadsNorShardsMatter() async throws {
        #expect(try await grid("--output", folder("one.csv"), "--jobs", "1").status == 0)
        #expect(try await grid("--output", folder("two.csv"), "--jobs", "2").status == 0)
        #expect(try rows("one.csv") == rows("two.csv"))
        #expect(try rows("one.csv").count == 49)

        for (k, name) in [(1, "s1.csv"), (2, "s2.sqlite"), (3, "s3.db")] {
            #expect(try await grid("--output", folder(name), "--shard", "\(k)/3").status == 0)
        }
        let shards = [folder("s3.db"), folder("s1.csv"), folder("s2.sqlite")]
        let merged = try await accord(["sweep", "--merge"] + shards + ["--output", folder("all.csv")])
        #expect(merged.status == 0 && merged.talk.hasPrefix("24 cases in "), "\(merged.talk)")
        #expect(try rows("all.csv") == rows("one.csv"))

        // Into SQLite, over what is there of the same sweep, which then is the whole: nothing is left to solve.
        for _ in 0..<2 {
            #expect(
                try await accord(
                    ["sweep", "--merge"] + shards + [folder("one.csv"), "--output", folder("all.sqlite")]
                ).status == 0)
        }
        let resumed = try await grid("--output", folder("all.sqlite"))
        #expect(resumed.status == 0 && resumed.talk.contains("of which 24 were there before"), "\(resumed.talk)")
        #expect(try await accord("sweep", "--merge", folder("all.sqlite"), "--output", folder("dump.csv")).status == 0)
        #expect(try rows("dump.csv") == rows("one.csv"))
    }

    @Test func aSymbolicLinkIsFollowed() async throws {
        try folder.makeFolder("real")
        try folder.write("real/r.sqlite", "")
        try folder.link("r.sqlite", to: "real/r.sqlite")
        #expect(try await grid("--output", folder("r.sqlite")).status == 0)
        #expect(try await grid("--output", folder("r.sqlite"), "--prefer", "coordinator", "--restart").status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("r.sqlite")) == "real/r.sqlite")
        #expect(try folder.bytes("real/r.sqlite").starts(with: Array("SQLite format 3".utf8)))
        #expect(try await accord("sweep", published, "--shard", "1/500", "--output", "/dev/null").status == 0)
    }

    @Test func namesOfOneLetter() async throws {
        let run = try await shell(
            #"""
            "$accord" sweep --types t.csv --grid participants=2:9:1 --output r --quiet
            "$accord" sweep --types t.csv --grid participants=2:9:1 --output s.db --quiet; mv s.db s
            "$accord" sweep --merge s --output d --format csv --quiet
            """#, in: folder.path)
        #expect(run.status == 0 && run.talk.isEmpty, "\(run.talk)")
        #expect(try folder.names() == ["d", "r", "s", "t.csv"])
    }

    @Test func standardOutputTakesEveryFormat() async throws {
        let csv = try await grid()
        #expect(csv.status == 0 && csv.lines.count == 49 && csv.text.hasPrefix("caseNumber,participation,"))
        let json = try await grid("--format", "json", "--quiet")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
        #expect(document["schema"] as? String == "accord.sweep/1" && json.talk.isEmpty)
        let cases = try #require(document["cases"] as? [[String: Any]])
        #expect(cases.count == 24 && (cases[23]["offers"] as? [[String: Any]])?.count == 2)
        #expect(cases[0]["completeStandardError"] is NSNull)
        let table = try await grid("--format", "table")
        #expect(table.lines.count == 26 && table.text.contains("Information cost"))
        #expect(try folder.names() == ["t.csv"])
    }

    @Test func aFailureIsSaidAndTheRestIsThere() async throws {
        let curve = try folder.write("curve.csv", "samples,performance\n10,0.5\n30,0.8\n")
        let run = try await accord(
            "sweep", "--types", folder("t.csv"), "--grid", "participants=2,1e9,3", "--accuracy", "table:\(curve)",
            "--output", folder("r.csv"))
        run.expectRefusal(
            0, "3 cases", "2 certified, 1 failed", "accord: Case 2 failed. With participation fixed:1000000000")
        let table = try Table.read(path: folder("r.csv"))
        #expect(table.rows.count == 6)
        #expect(
            try table.rows[2].cell("status").text == "failed"
                && table.rows[2].cell("message").text.contains("enumerated"))
    }

    @Test func badDataStopsBeforeAnythingIsSolvedOrWritten() async throws {
        let bad = try folder.write("s.csv", "types,participants\nt.csv,3\nt.csv,0\n")
        try await accord("sweep", bad, "--output", folder("r.csv")).expectRefusal(65, "s.csv:3:7: ")
        try await accord("sweep", folder("none.csv"), "--output", folder("r.csv")).expectRefusal(66, "none.csv")
        try await grid("--grid", "cost.c=1", "--output", folder("r.csv")).expectRefusal(64, "no type \"c\"")
        try await grid("--tolerance", "2", "--output", folder("r.csv")).expectRefusal(64, "tolerance")
        #expect(try folder.names() == ["s.csv", "t.csv"])
    }

    @Test(arguments: [
        ["--shard", "3/2"], ["--shard", "x"], ["--shard", "25/25"], ["--jobs", "0"], ["--jobs", "-1"],
        ["--jobs", "1e9"],
        ["--merge"], ["more.csv"], ["--grid", "participants"], ["--grid", "cost.a=1:2"], ["--participants", "3"],
    ])
    func wrongUsage(_ options: [String]) async throws {
        let run = try await accord(
            ["sweep", "--types", folder("t.csv"), "--grid", "participants=2:9:1", "--grid", "cost.a=0.1:0.3/3"]
                + options)
        run.expectRefusal(64)
    }

    @Test func aSweepIsNamedOnce() async throws {
        try await accord("sweep").expectRefusal(64, "SWEEP.csv", "--grid")
        try await accord("sweep", "--grid", "participants=2").expectRefusal(64, "--types")
        try await accord("sweep", "--types", folder("t.csv")).expectRefusal(64, "--grid")
        try await accord("sweep", "a.csv", "b.csv").expectRefusal(64, "one sweep")
        try await accord("sweep", published, "--output", published).expectRefusal(64, "is the same file as")
        try await accord("sweep", "--merge").expectRefusal(64, "name the files")
        try await accord("sweep", "--merge", "a.csv", "--participants", "3").expectRefusal(64, "--merge takes")
        try await accord("sweep", published, "--restart").expectRefusal(64, "--restart goes with --output")
    }

    /// The tables of types that a sweep names are its inputs as much as the sweep itself.
    @Test func noInputIsReplaced() async throws {
        try folder.write("u.csv", "type,cost,probability\na,0.1,1\n")
        let sweep = try folder.write("s.csv", "types,participants\nt.csv,3\nu.csv,3\n")
        let before = try folder.names()
        for output in ["s.csv", "t.csv", "u.csv", "./u.csv"] {
            try await accord("sweep", sweep, "--output", folder(output)).expectRefusal(
                64, "is the same file as the table")
        }
        try folder.link("link.csv", to: "u.csv")
        try await accord("sweep", sweep, "--output", folder("link.csv")).expectRefusal(
            64, "is the same file as the table")
        try await accord("sweep", sweep, "--output", folder("r.csv"), "--report", folder("page.html"), "--quiet")
            .expectRefusal(0)
        #expect(try folder.names() == (before + ["link.csv", "page.html", "r.csv"]).sorted())
        #expect(try folder.text("u.csv") == "type,cost,probability\na,0.1,1\n")
    }

    @Test func whatIsNotOursIsLeftAlone() async throws {
        let text = "not a database"
        for name in ["a.sqlite", "r.csv.unfinished"] { try folder.write(name, text) }
        _ = try await shell(#"printf 'SQLite format 3\0 and something else' > b.db"#, in: folder.path)
        let foreign = try folder.bytes("b.db")
        for output in ["a.sqlite", "r.csv", "b.db"] {
            try await grid("--output", folder(output)).expectRefusal(73, "something else than results of a sweep")
            try await grid("--output", folder(output), "--restart").expectRefusal(
                73, "something else than results of a sweep")
        }
        #expect(try folder.text("a.sqlite") == text && folder.text("r.csv.unfinished") == text)
        #expect(try folder.bytes("b.db") == foreign)
        #expect(try folder.names() == ["a.sqlite", "b.db", "r.csv.unfinished", "t.csv"])
    }

    @Test func anotherSweepIsNotMixedIn() async throws {
        #expect(try await grid("--output", folder("r.sqlite")).status == 0)
        let before = try folder.bytes("r.sqlite")
        try await grid("--output", folder("r.sqlite"), "--prefer", "coordinator").expectRefusal(
            73, "other options", "--restart")
        try await grid("--output", folder("r.sqlite"), "--shard", "1/2").expectRefusal(73, "shard 1/1", "--restart")
        #expect(try folder.bytes("r.sqlite") == before)
        let run = try await grid("--output", folder("r.sqlite"), "--prefer", "coordinator", "--restart")
        #expect(run.status == 0 && !run.talk.contains("before"))
    }

    @Test func damageIsSaid() async throws {
        #expect(try await grid("--output", folder("r.sqlite")).status == 0)
        try folder.write("r.sqlite", bytes: Array(try folder.bytes("r.sqlite").prefix(5000)))
        try await grid("--output", folder("r.sqlite")).expectRefusal(
            65, "r.sqlite: these results are damaged", "--restart")
        try await accord("sweep", "--merge", folder("r.sqlite")).expectRefusal(
            65, "r.sqlite: these results are damaged")
        #expect(try await grid("--output", folder("r.sqlite"), "--restart").status == 0)
    }

    @Test func shardsThatDoNotFit() async throws {
        for k in 1...3 { _ = try await grid("--output", folder("\(k).csv"), "--shard", "\(k)/3") }
        let text = try folder.text("1.csv")
        func merge(_ names: String...) async throws -> AccordRun {
            try await accord(["sweep", "--merge"] + names.map { folder($0) } + ["--output", folder("all.csv")])
        }
        try await merge("1.csv", "3.csv").expectRefusal(65, "24 cases, 8 are missing: 2, 5, 8, 11, 14, 17, 20, 23")
        _ = try await grid("--output", folder("other.csv"), "--shard", "2/3", "--tolerance", "1e-7")
        try await merge("1.csv", "other.csv", "3.csv").expectRefusal(65, "other.csv: this belongs to another sweep")
        try folder.write("x.csv", text.replacingOccurrences(of: "certified", with: "bounded"))
        try await merge("1.csv", "x.csv", "2.csv", "3.csv").expectRefusal(
            65, "x.csv: case 1 differs from the one in", "1.csv")
        try folder.write("x.csv", text.split(separator: "\n").dropLast().joined(separator: "\n"))
        try await merge("x.csv", "2.csv", "3.csv").expectRefusal(65, "x.csv: case 22 lacks types")
        try folder.write(
            "x.csv",
            text.split(separator: "\n").enumerated().filter { $0.offset != 1 }.map(\.element).joined(separator: "\n"))
        try await merge("x.csv", "2.csv", "3.csv").expectRefusal(65, "x.csv:2:", "not the next type of case 1")
        try await merge("t.csv").expectRefusal(65, "t.csv:1: column \"caseNumber\" is missing")
        try await merge("none.csv").expectRefusal(66, "none.csv")
        #expect(try !folder.names().contains("all.csv"))
    }

    /// One part as it was finished, and one as kill -9 left it, where the reader may write nothing.
    @Test(.enabled("an ordinary user must be able to start the executable") { await canRunAsOrdinaryUser() })
    func partsInAFolderThatCannotBeWritten() async throws {
        #expect(try await grid("--output", folder("whole.csv"), "--quiet").status == 0)
        try folder.makeFolder("closed")
        let run = try await shell(
            #"""
            "$accord" sweep --types t.csv --grid participants=2:9:1 --grid cost.a=0.1:0.3/3 --output closed/part.sqlite --quiet
            printf 'types,participants\n' > many.csv; for k in $(seq 20000); do echo t.csv,1e9; done >> many.csv
            "$accord" sweep many.csv --output closed/killed.sqlite --quiet & job=$!
            until [ -s closed/killed.sqlite-wal ]; do sleep 0.005; done; sleep 0.3
            kill -9 $job; wait $job; ls closed
            cp closed/part.sqlite closed/secret.sqlite
            chmod 600 closed/.accord-*.lock closed/secret.sqlite; chmod 644 closed/[kp]*; chmod 555 closed
            """#, in: folder.path)
        #expect(run.lines == ["killed.sqlite", "killed.sqlite-wal", "part.sqlite"], "\(run.talk)")
        func contents() throws -> [String: Data] {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder("closed"))
            return Dictionary(uniqueKeysWithValues: try names.map { ($0, Data(try folder.bytes("closed/\($0)"))) })
        }
        let before = try contents()
        let merged = try await accordAsOrdinaryUser(
            "sweep", "--merge", folder("closed/part.sqlite"), "--format", "csv", "--quiet")
        #expect(merged.status == 0, "\(merged.talk)")
        try folder.write("merged.csv", bytes: merged.output)
        #expect(try rows("merged.csv") == rows("whole.csv"))
        try await accordAsOrdinaryUser("sweep", "--merge", folder("closed/killed.sqlite"), "--format", "csv")
            .expectRefusal(65, "of the sweep's 20000 cases, ", " are missing: ")
        try await accordAsOrdinaryUser("sweep", "--merge", folder("closed/secret.sqlite")).expectRefusal(
            66, "secret.sqlite")
        #expect(try contents() == before)
        try folder.setMode("closed", 0o755)
    }

    @Test(arguments: ["none/r.csv", "none/r.sqlite", "", "d", "d.sqlite", "new/"])
    func placesThatCannotBeWritten(_ name: String) async throws {
        try folder.makeFolder("d")
        try folder.makeFolder("d.sqlite")
        try await grid("--output", name.isEmpty ? "" : folder(name)).expectRefusal(73, "Cannot write ")
        #expect(try folder.names() == ["d", "d.sqlite", "t.csv"])
    }

    @Test(
        .enabled("an ordinary user must be able to start the executable") { await canRunAsOrdinaryUser() },
        arguments: ["r.csv", "r.sqlite"])
    func aForbiddenFolder(_ name: String) async throws {
        try folder.makeFolder("closed")
        try folder.setMode("closed", 0o555)
        try await accordAsOrdinaryUser(
            "sweep", "--types", folder("t.csv"), "--grid", "participants=2", "--output", folder("closed/" + name)
        ).expectRefusal(73, "ermission denied")
        try folder.setMode("closed", 0o755)
    }
}
