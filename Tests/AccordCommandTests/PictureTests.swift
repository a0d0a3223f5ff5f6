import Foundation
import TestSupport
import Testing

/// `--report` and `--charts` from the shell.
@Suite struct PictureTests {
    private let folder: ScratchFolder
    private let types: String

    init() throws {
        folder = try ScratchFolder()
        types = try folder.write("t.csv", "type,cost,probability\n<script>alert(1)</script>,0.1,0.5\nb,0.05,0.5\n")
    }

    @Test func designWritesAPageAndChartsBesideItsAnswer() async throws {
        let plain = try await accord("design", types, "--participants", "4", "--quiet")
        let run = try await accord(
            "design", types, "--participants", "4", "--quiet", "--report", folder("r.html"), "--charts",
            folder("charts"))
        #expect(run.status == 0)
        #expect(run.output == plain.output)
        let page = try folder.text("r.html")
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
        #expect(!page.contains("<script>alert"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder("charts")).sorted().prefix(2) == [
                "bounds.vl.json", "contributions.vl.json",
            ])
    }

    /// Without the runtime the page says how to get the charts; so does the command.
    @Test func theRuntimeIsTakenFromItsPlace() async throws {
        let without = try await accord("design", types, "--participants", "4", "--report", folder("r.html"))
        #expect(without.talk.contains("ACCORD_VEGA"))
        #expect(try !folder.text("r.html").contains("vegaEmbed(place"))
        let runtime = try folder.write("vega.js", "globalThis.vegaEmbed = () => Promise.resolve();")
        let with = try await accord(
            "design", types, "--participants", "4", "--report", folder("r.html"), environment: ["ACCORD_VEGA": runtime])
        #expect(with.status == 0 && !with.talk.contains("ACCORD_VEGA"))
        #expect(try folder.text("r.html").contains("vegaEmbed = () =>"))
    }

    /// Each command on the page poses the same problem again: the options that do not hold anyway are said.
    @Test func thePageSaysHowToAskAgain() async throws {
        let table = try folder.write("it's.csv", "type,cost,probability,note\na b,0.1,1,x\nc,0.05,3,y\n")
        let run = try await accord(
            "design", table, "--participation", "binomial:4,0.5", "--accuracy", "power:0.9,2,0.5", "--valuation",
            "linear:50", "--conditioning", "own", "--prefer", "coordinator", "--engine", "enumerate", "--tolerance",
            "1e-4",
            "--relaxed", "--normalize", "--ignore", "note", "--reward-policy", "threshold", "--report",
            folder("r.html"), "--quiet")
        #expect(run.status == 0)
        let page = try folder.text("r.html").replacing("&#39;", with: "'")
        let asked = """
            'it'\\''s.csv' --participation binomial:4,0.5 --accuracy power:0.9,2,0.5 \
            --valuation linear:50 --conditioning own --prefer coordinator --engine enumerate --tolerance 0.0001 \
            --relaxed --normalize --ignore note
            """
        for command in [
            "design \(asked) --reward-policy threshold --report report.html",
            "deliver \(asked) --reward-policy threshold --came 'a b=1'", "verify \(asked) --menu menu.csv",
        ] {
            #expect(page.contains("<pre>scripts/accord \(command)</pre>"), "\(command)")
        }
    }

    @Test func sweepWritesAPage() async throws {
        let run = try await accord(
            "sweep", "--types", types, "--grid", "participants=2,3", "--output", folder("s.csv"), "--report",
            folder("s.html"), "--quiet")
        #expect(run.status == 0)
        #expect(try folder.text("s.html").contains("A sweep of 2 contracts"))
    }

    @Test func sqliteTakesNoFormat() async throws {
        try await accord(
            "sweep", "--types", types, "--grid", "participants=2,3", "--output", folder("s.sqlite"), "--format", "json"
        ).expectRefusal(64, "--format json", "SQLite")
        #expect(try folder.names() == ["t.csv"])
    }

    @Test func aPlaceThatCannotBeWrittenLeavesNothing() async throws {
        try await accord(
            "design", types, "--participants", "4", "--output", folder("r.csv"), "--report", folder("none/r.html")
        )
        .expectRefusal(73, "none/r.html")
        #expect(try folder.names() == ["t.csv"])
        try await accord("design", types, "--participants", "4", "--report", types).expectRefusal(
            64, ".csv says another format")
        try await accord("design", types, "--participants", "4", "--report", folder("x"), "--output", folder("x"))
            .expectRefusal(64, "is the same file as")
    }
}
