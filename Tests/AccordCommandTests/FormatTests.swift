import Foundation
import TestSupport
import Testing

@Suite struct FormatTests {
    private let folder: ScratchFolder
    private let types: String

    init() throws {
        folder = try ScratchFolder()
        types = try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n")
    }

    private func looksLike(_ text: String) -> String {
        if text.hasPrefix("{") { return "json" }
        return text.hasPrefix("type,cost,") ? "csv" : text.hasPrefix("Participation fixed:3,") ? "table" : "neither"
    }

    @Test(arguments: ["table", "csv", "json"]) func theFormatIsTheOneAskedFor(_ format: String) async throws {
        let run = try await accord("design", types, "--participants", "3", "--format", format)
        #expect(run.status == 0)
        #expect(looksLike(run.text) == format)
        #expect(run.text.hasSuffix("\n") && !run.text.hasSuffix("\n\n"))
        #expect(!run.text.contains("\u{1B}"))
    }

    @Test func aPipeGetsCSV() async throws {
        #expect(looksLike(try await accord("design", types, "--participants", "3").text) == "csv")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs a pseudo-terminal"))
    func aTerminalGetsATable() async throws {
        let run = try await shell(
            #"/usr/bin/script -qec "'$accord' design t.csv --participants 3" /dev/null"#, in: folder.path)
        #expect(run.status == 0)
        #expect(run.text.contains("Participation fixed:3,"))
        #expect(run.text.contains("Contribution [units]"))
    }

    @Test(arguments: [("r.csv", "csv"), ("r.JSON", "json"), ("r.txt", "table"), ("r", "table")])
    func theExtensionOfTheOutputSaysTheFormat(name: String, format: String) async throws {
        let run = try await accord("design", types, "--participants", "3", "--output", folder(name))
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(looksLike(try folder.text(name)) == format)
    }

    @Test(arguments: [("r.txt", "json"), ("r.2026", "csv"), ("r", "json")])
    func theFormatAskedForStandsWhereTheNameSaysNothing(name: String, format: String) async throws {
        let run = try await accord("design", types, "--participants", "3", "--format", format, "--output", folder(name))
        #expect(run.status == 0)
        #expect(looksLike(try folder.text(name)) == format)
    }

    @Test(arguments: [
        ("r.csv", "json"), ("r.json", "csv"), ("r.csv", "table"), ("r.parquet", "csv"), ("r.parquet", nil),
        ("r.xlsx", nil),
        ("r.csv.gz", nil), ("r.html", nil), ("r.pdf", "table"), ("r.sqlite", nil), ("r.DB", "csv"), ("r.lp", nil),
    ])
    func aNameThatSaysAnotherFormatIsRefused(name: String, format: String?) async throws {
        let options = ["--output", folder(name)] + (format.map { ["--format", $0] } ?? [])
        try await accord(["design", types, "--participants", "3"] + options)
            .expectRefusal(64, folder(name), "says another format", ".csv, .json", ".txt")
        #expect(try folder.names() == ["t.csv"])
    }

    @Test(arguments: [
        ["--report", "r.pdf"], ["--report", "r.csv"], ["--charts", "c.svg"], ["--charts", "c.vl.json"],
    ])
    func aNameThatSaysAnotherPicture(_ options: [String]) async throws {
        try await accord(["design", types, "--participants", "3", options[0], folder(options[1])])
            .expectRefusal(64, "\(options[0]) \(folder(options[1]))", "says another format")
        #expect(try folder.names() == ["t.csv"])
    }

    @Test func aHyphenIsStandardOutput() async throws {
        let run = try await accord("design", types, "--participants", "3", "--quiet", "--output", "-", in: folder.path)
        #expect(looksLike(run.text) == "csv")
        #expect(try folder.names() == ["t.csv"])
    }

    @Test func theTableSaysWhatWasAskedAndHowGoodTheAnswerIs() async throws {
        let run = try await accord(
            "design", types, "--participants", "3", "--format", "table", "--prefer", "coordinator", "--accuracy",
            "bound:2,0.9",
            "--valuation", "power:50,0.5")
        for text in [
            "fixed:3", "bound:2,0.9", "power:50,0.5", "--prefer coordinator", "<= optimum <=", "certified", "Checks",
        ] {
            #expect(run.text.contains(text), "\(text)")
        }
        #expect(run.talk.isEmpty)
    }

    @Test func theTableHasAColumnForQualityOnlyWhereItMatters() async throws {
        let quality = try folder.write("q.csv", "type,cost,probability,quality\na,0.1,0.5,1\nb,0.05,0.5,2\n")
        let arguments = ["--participants", "3", "--format", "table"]
        #expect(try await accord(["design", quality] + arguments).text.contains("Quality"))
        #expect(try await !accord(["design", types] + arguments).text.contains("Quality"))
    }
}
