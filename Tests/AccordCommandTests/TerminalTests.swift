import Foundation
import PlainText
import Tabular
import TestSupport
import Testing

/// What a terminal or a page is given: nothing that it would obey, and no table wider than it is.
@Suite struct TerminalTests {
    private let folder: ScratchFolder
    /// Colours and clears a screen, turns text around, hides, and begins lines of its own. (Tables hold no ESC.)
    private static let hostile = [
        "\u{9B}31mred\u{9B}2J", "\u{202E}txet\u{2066}", "zero\u{200B}width\u{FEFF}", "line\u{2028}ends\nhere\r",
        "next\u{85}line\tend",
    ]

    init() throws {
        folder = try ScratchFolder()
        let rows = Self.hostile.enumerated().map { [$1, "\(0.02 * Double($0 + 1))", "0.2"] }
        try folder.write("t.csv", bytes: CSVText(header: ["type", "cost", "probability"], rows: rows).bytes)
        try folder.write(
            "equal.csv",
            bytes: CSVText(header: ["type", "cost", "probability"], rows: rows.map { [$0[0], "0.1", "0.2"] }).bytes)
        let offers = Self.hostile.map { [$0, "0", "500"] }
        try folder.write("menu.csv", bytes: CSVText(header: ["type", "contribution", "reward"], rows: offers).bytes)
        let specialists = Self.hostile.map { [$0, "1"] }
        try folder.write("s.csv", bytes: CSVText(header: ["specialist", "cost"], rows: specialists).bytes)
        let users = Self.hostile.flatMap { name in
            ["a", "b"].flatMap { state in
                [
                    ["user", name, state, "x", state == "a" ? "1" : "0"],
                    ["user", name, state, "y", state == "a" ? "0" : "1"],
                ]
            }
        }
        let provider = ["a", "b"].flatMap { state in
            ["x", "y"].map { ["provider", Self.hostile[0], state, $0, $0 == "x" ? "1" : "0"] }
        }
        try folder.write(
            "pay.csv",
            bytes: CSVText(header: ["role", "player", "state", "action", "payoff"], rows: users + provider).bytes)
        try folder.write("prior.csv", "state,probability\na,0.5\nb,0.5\n")
    }

    private func expectHarmless(_ text: String, _ place: SourceLocation = #_sourceLocation) {
        #expect(!text.isEmpty, sourceLocation: place)
        #expect(Array(text.unicodeScalars) == Array(text.visibleLines.unicodeScalars), sourceLocation: place)
    }

    static let commands: [[String]] = [
        ["design", "t.csv", "--participants", "4"], ["design", "equal.csv", "--participants", "4"],
        ["verify", "t.csv", "--participants", "4", "--menu", "menu.csv"],
        ["simulate", "t.csv", "--participants", "4", "--draws", "20"], ["welfare", "t.csv", "--participants", "4"],
        ["deliver", "t.csv", "--participants", "4", "--came", hostile[0] + "=4"],
        ["bargain", "s.csv", "--generalist-cost", "1"], ["compete", "--prior", "prior.csv", "--payoffs", "pay.csv"],
        ["sweep", "--types", "t.csv", "--grid", "participants=2:3:1"],
    ]

    private func inFolder(_ words: [String]) -> [String] { words.map { $0.hasSuffix(".csv") ? folder($0) : $0 } }

    @Test(arguments: commands) func namesAreShownAsEscapes(_ command: [String]) async throws {
        for format in ["table", "csv"] {
            let run = try await accord(inFolder(command) + ["--format", format])
            #expect(run.status <= 1, "\(run.talk)")
            if format == "table" {
                expectHarmless(run.text)
                #expect(run.text.contains("\\u{9B}31m") || command[0] == "sweep")
            }
            if !run.talk.isEmpty { expectHarmless(run.talk) }
        }
    }

    @Test func tablesHoldNoEscapeSequences() async throws {
        let path = try folder.write("esc.csv", "type,cost,probability\n\u{1B}[31m,1,1\n")
        try await accord("design", path, "--participants", "2").expectRefusal(65, ":2:1: byte 0x1B is not text")
    }

    @Test func programsGetTheNamesAsTheyAre() async throws {
        let run = try await accord(inFolder(Self.commands[0]) + ["--format", "csv"])
        let names = try Table(bytes: run.output, file: "menu.csv").rows.map { try $0.cell("type").text }
        #expect(names.map { Array($0.unicodeScalars) } == Self.hostile.map { Array($0.unicodeScalars) })
    }

    @Test(arguments: [
        ["design", "\u{1B}[31m\nno\u{202E}.csv", "--participants", "3"], ["\u{1B}[2Jdesign"],
        ["design", "t.csv", "--participants", "\u{1B}[31m\n1"],
        ["design", "t.csv", "--\u{1B}[31m\nx", "3"], ["design", "t.csv", "--participants", "3", "extra\u{1B}[31m\n"],
        ["design", "t.csv", "--participants", "3", "--format", "\u{1B}c\u{200B}"],
        ["design", "t.csv", "--participants", "3", "--accuracy", "\u{1B}]0;x\u{7}"],
        ["design", "t.csv", "--participants", "3", "--ignore", "\u{1B}[31m\n"],
        ["design", "menu.csv", "--participants", "3"],
        ["simulate", "t.csv", "--participants", "3", "--lie", "\u{1B}[31m=\u{202E}"],
        ["sweep", "--types", "t.csv", "--grid", "cost.\u{1B}[31m=1:2:1"],
        ["design", "t.csv", "--participants", "3", "--output", "/no\u{1B}[31m\nfolder/x.csv"],
        ["verify", "t.csv", "--participants", "3", "--menu", "\u{9B}31m"],
    ])
    func complaintsAreHarmless(_ words: [String]) async throws {
        let run = try await accord(inFolder(words))
        #expect(run.status >= 64 && run.output.isEmpty)
        expectHarmless(run.talk)
        // What the user wrote begins no line.
        #expect(
            run.talk.split(separator: "\n").allSatisfy {
                !$0.hasPrefix("no\\u") && !$0.hasPrefix("1'") && !$0.hasPrefix("folder")
            })
    }

    @Test func pagesAndChartsShowEscapes() async throws {
        for (command, page) in zip(Self.commands, ["d.html", "", "", "", "", "", "b.html", "c.html", "s.html"])
        where !page.isEmpty {
            let charts = "charts-\(command[0])"
            let run = try await accord(
                inFolder(command) + ["--quiet", "--report", folder(page), "--charts", folder(charts)])
            #expect(run.status == 0, "\(run.talk)")
            let html = try folder.text(page)
            // The charts' runtime is a program, not a text.
            let texts = html.split(separator: "<script").map { $0.split(separator: "</script>").last ?? "" }.joined()
            expectHarmless(texts.replacing("\t", with: " "))
            #expect(html.contains("\\u{9B}31m") || command[0] == "sweep")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder(charts)) {
                let json = try JSONSerialization.jsonObject(with: Data(folder.bytes("\(charts)/\(name)")))
                for text in Self.texts(in: json) where !text.isEmpty { expectHarmless(text) }
            }
        }
    }

    private static func texts(in json: Any) -> [String] {
        switch json {
        case let text as String: [text]
        case let list as [Any]: list.flatMap(texts)
        case let object as [String: Any]: object.flatMap { [$0.key] + texts(in: $0.value) }
        default: []
        }
    }

    @Test(.enabled(if: hasTerminals), arguments: commands, [80, 40]) func tablesFitTheTerminal(
        _ command: [String], columns: Int
    ) async throws {
        let shown = try await accordOnTerminal(columns: columns, inFolder(command) + ["--quiet"])
        expectHarmless(shown)
        let tables = Self.tables(in: shown)
        #expect(!tables.isEmpty, "\(shown)")
        for line in tables.joined() { #expect(line.count <= columns, "\(line)") }
        // A pipe gets all of it: as many tables, none with a line about what was left out.
        let piped = try await accord(inFolder(command) + ["--quiet", "--format", "table"])
        #expect(Self.tables(in: piped.text).count == tables.count)
        #expect(!piped.text.contains("for want of width"))
        if columns == 40 { #expect(shown.contains("Left out for want of width:")) }
    }

    /// Paragraphs that have a rule of hyphens, up to the line that ends the table.
    private static func tables(in text: String) -> [[Substring]] {
        text.replacing("\n\n", with: "\u{0}").split(separator: "\u{0}").map { $0.split(separator: "\n") }.compactMap {
            lines in
            guard let rule = lines.firstIndex(where: { $0.hasPrefix("--") }) else { return nil }
            let end = lines[rule...].firstIndex { $0.hasPrefix("Left out") } ?? rule + 1
            return Array(lines[...end])
        }
    }
}
