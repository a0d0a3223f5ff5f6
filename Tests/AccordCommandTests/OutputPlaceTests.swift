import Foundation
import TestSupport
import Testing

/// No output replaces an input or another output, and all places are looked at before anything is solved.
@Suite struct OutputPlaceTests {
    private let folder: ScratchFolder
    private static let table = "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n"

    init() throws {
        folder = try ScratchFolder()
        try folder.write("in.csv", Self.table)
        try folder.makeFolder("sub")
        try folder.link("symbolic.csv", to: "in.csv")
        try FileManager.default.linkItem(atPath: folder("in.csv"), toPath: folder("hard.csv"))
    }

    private func design(_ options: String...) async throws -> AccordRun {
        try await accord(["design", folder("in.csv"), "--participants", "3", "--quiet"] + options)
    }

    private func expectNothingWritten() throws {
        #expect(try folder.text("in.csv") == Self.table)
        #expect(try folder.names() == ["hard.csv", "in.csv", "sub", "symbolic.csv"])
    }

    @Test(arguments: ["in.csv", "./in.csv", "sub/../in.csv", "symbolic.csv", "hard.csv"])
    func theTypesUnderAnyName(_ spelling: String) async throws {
        for path in [spelling, folder(spelling)] {
            let run = try await accord(
                "design", "in.csv", "--participants", "3", "--output", path, in: folder.path)
            run.expectRefusal(64, "--output \(path) is the same file as the table in.csv")
        }
        try expectNothingWritten()
    }

    @Test func theInputOfEachCommand() async throws {
        for command in [
            ["verify", "in.csv", "--participants", "3", "--menu", "in.csv"],
            ["welfare", "in.csv", "--participants", "3"],
            ["simulate", "in.csv", "--participants", "3"],
            ["deliver", "in.csv", "--participants", "3", "--came", "a=3"],
            ["bargain", "in.csv", "--generalist-cost", "1"], ["compete", "--prior", "in.csv", "--payoffs", "in.csv"],
            ["sweep", "--types", "in.csv", "--grid", "participants=2,3"], ["sweep", "in.csv"],
        ] {
            let words = (command + ["--output", "sub/../symbolic.csv"]).map { "'\($0)'" }.joined(separator: " ")
            try await shell("\"$accord\" \(words)", in: folder.path).expectRefusal(
                64, "is the same file as the table in.csv")
        }
        try expectNothingWritten()
    }

    @Test func standardInputAndOutput() async throws {
        let run = try await shell(#""$accord" design in.csv --participants 3 >>hard.csv"#, in: folder.path)
        run.expectRefusal(64, "the file on standard output is the same file as the table in.csv")
        try expectNothingWritten()
    }

    @Test func twoOutputsInOneFile() async throws {
        try await design("--output", folder("x"), "--report", folder("sub/../x")).expectRefusal(
            64, "is the same file as")
        try await design("--charts", folder("sub"), "--output", folder("sub/bounds.vl.json"), "--format", "json")
            .expectRefusal(64, "is the same file as")
        try expectNothingWritten()
    }

    /// What a chart is called turns out last, and it takes no other output's place even then.
    @Test(arguments: [
        ("design in.csv --participants 3 --charts sub >sub/menu.vl.json", "menu.vl.json"),
        ("design in.csv --participants 3 --charts sub >>sub/menu.vl.json", "menu.vl.json"),
        ("design in.csv --participants 3 --report sub/r.html >>sub/r.html", "r.html"),
        ("design in.csv --participants 3 --report /dev/stdout | cat", nil),
    ])
    func nothingGoesWhereStandardOutputGoes(_ command: String, _ file: String?) async throws {
        let run = try await shell("set -o pipefail; \"$accord\" \(command)", in: folder.path)
        #expect(run.status == 64, "\(run.talk)")
        #expect(
            run.talk.contains("is the same file as") && run.talk.contains("the file on standard output"), "\(run.talk)")
        if let file { #expect(try folder.text("sub/\(file)").isEmpty) }
    }

    @Test(arguments: [("out.csv", "out.csv"), ("out.sqlite", "out.sqlite"), ("sub/performance.vl.json", nil)])
    func aSweepsChartsSpareItsResult(output: String, link: String?) async throws {
        if let link { try folder.link("sub/performance.vl.json", to: "../\(link)") }
        let format = output.hasSuffix("json") ? "--format json" : ""
        let sweep = "--types in.csv --grid participants=2,3 --grid cost.a=0.1,0.2"
        let run = try await shell(
            "\"$accord\" sweep \(sweep) \(format) --output \(output) --charts sub --quiet", in: folder.path)
        run.expectRefusal(64, "is the same file as")
        #expect(!FileManager.default.fileExists(atPath: folder("out.csv")))
        if output.hasSuffix("csv") { #expect(try folder.names().contains("out.csv.unfinished")) }
    }

    @Test(arguments: [
        "--output out.csv --report out.csv.unfinished", "--output out.csv --report out.csv.unfinished-wal",
        "--output out.sqlite --report out.sqlite-wal", "--output out.sqlite --report .accord-out.sqlite.lock",
    ])
    func aSweepsWorkingFilesAreItsOwn(_ options: String) async throws {
        let run = try await shell(
            "\"$accord\" sweep --types in.csv --grid participants=2,3 \(options)", in: folder.path)
        run.expectRefusal(64, "is the same file as")
        try expectNothingWritten()
    }

    /// What cannot be taken back is written first.
    @Test(.enabled(if: access("/dev/full", W_OK) == 0), arguments: ["--output /dev/full", ">/dev/full"])
    func aFullDeviceLeavesNoFilesBehind(_ place: String) async throws {
        let run = try await shell(
            "\"$accord\" design in.csv --participants 3 --quiet --report r.html --lp p.lp \(place)", in: folder.path)
        run.expectRefusal(73, "No space left on device")
        try expectNothingWritten()
    }

    @Test func onlyTheResultGoesToStandardOutput() async throws {
        try await design("--report", "-").expectRefusal(64, "--report -: ", "Name a file")
        try expectNothingWritten()
    }

    /// In a folder such as /tmp nobody replaces what is somebody else's.
    @Test(.enabled("an ordinary user must be able to start the executable") { await canRunAsOrdinaryUser() })
    func somebodyElsesFileInASharedFolder() async throws {
        let bad = try folder.write("bad.csv", "no table at all")
        try folder.write("sub/r.csv", "old")
        try folder.setMode("sub", 0o1777)
        try await accordAsOrdinaryUser("design", bad, "--participants", "3", "--output", folder("sub/r.csv"))
            .expectRefusal(73, "Cannot write \(folder("sub/r.csv")): Operation not permitted")
        #expect(try folder.text("sub/r.csv") == "old")
    }

    /// A wrong place is said before bad data is.
    @Test(arguments: [
        ["--output", "none/r.csv"], ["--report", "none/r.html"], ["--lp", "none/p.lp"], ["--charts", "in.csv/c"],
    ])
    func placesAreLookedAtFirst(_ options: [String]) async throws {
        let bad = try folder.write("bad.csv", "no table at all")
        let run = try await accord(["design", bad, "--participants", "3", options[0], folder(options[1])])
        run.expectRefusal(73, "Cannot write \(folder(options[1]))")
        try FileManager.default.removeItem(atPath: bad)
        try expectNothingWritten()
    }

    @Test(arguments: [
        "design in.csv --participants 3 --output r.json",
        "sweep --types in.csv --grid participants=2:60:1 --output r.csv",
    ])
    func overALimitOnTheSizeOfFiles(_ command: String) async throws {
        // One block of 1,024 bytes.
        let run = try await shell(#"ulimit -f 1; "$accord" \#(command) 2>/dev/null; echo $?"#, in: folder.path)
        #expect(run.text == "73\n")
        try expectNothingWritten()
    }
}
