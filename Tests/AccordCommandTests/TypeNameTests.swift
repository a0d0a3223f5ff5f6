import Foundation
import Tabular
import TestSupport
import Testing

/// Whatever a type is called comes back unharmed, and breaks no table.
@Suite struct TypeNameTests {
    private let folder: ScratchFolder
    private let types: String

    private static let names = [
        "Meyer, Klein & Co", "says \"hi\"", "two\nlines", "two\r\nmore", "👩‍🔬 Labor", "<script>alert(1)</script>", "東京大学",
        "e\u{301}cole", "tab\there", "a;b", " blank ", "=1+1", "-", "0", "null", "\\n", "C1 \u{9B}31m", "\u{202E}rtl",
    ]

    init() throws {
        folder = try ScratchFolder()
        let rows = Self.names.indices.map { [Self.names[$0], "\(0.01 * Double($0 + 1))", "1"] }
        types = try folder.write("t.csv", bytes: CSVText(header: ["type", "cost", "probability"], rows: rows).bytes)
    }

    private func design(_ format: String) async throws -> AccordRun {
        let run = try await accord("design", types, "--participants", "2", "--normalize", "--format", format)
        try #require(run.status == 0, "\(run.talk)")
        return run
    }

    /// Equal to the last scalar: Swift takes texts for equal that differ in Unicode normalisation.
    private func expectTheNames(_ found: [String]) {
        #expect(found.map { Array($0.unicodeScalars) } == Self.names.map { Array($0.unicodeScalars) })
    }

    @Test func namesSurviveCSV() async throws {
        let table = try Table(bytes: try await design("csv").output, file: "menu.csv")
        expectTheNames(try table.rows.map { try $0.cell("type").text })
    }

    @Test func namesSurviveJSON() async throws {
        let run = try await design("json")
        expectTheNames(try DesignResult(run).menu.map(\.type))
    }

    @Test func theMenuReadsBackAsTypes() async throws {
        let menu = try folder.write("menu.csv", bytes: try await design("csv").output)
        let table = try Table.read(path: menu)
        let cells = try table.rows.map { row in try ["type", "cost", "probability"].map { try row.cell($0).text } }
        let again = try folder.write(
            "again.csv", bytes: CSVText(header: ["type", "cost", "probability"], rows: cells).bytes)
        expectTheNames(try await DesignResult(again, participants: "2").menu.map(\.type))
    }

    @Test func theTableHasOneLineARow() async throws {
        let lines = try await design("table").text.split(separator: "\n", omittingEmptySubsequences: false)
        let rule = try #require(lines.firstIndex { $0.hasPrefix("---") })
        let rows = lines[(rule + 1)...].prefix { !$0.isEmpty }
        #expect(rows.count == Self.names.count)
        #expect(rows.map { $0.prefix(10) }.contains("two\\nlines"))
    }

    @Test(arguments: ["table", "csv"]) func noControlCharacterReachesTheTerminal(_ format: String) async throws {
        let run = try await design(format)
        let shown = format == "table" ? run.text : run.talk
        let controls = shown.unicodeScalars.filter { $0 != "\n" && $0.properties.generalCategory == .control }
        #expect(controls.isEmpty)
    }

    @Test func noteOfMergedTypesStaysOnOneLine() async throws {
        let text = CSVText(
            header: ["type", "cost", "probability"],
            rows: [["one\nhalf", "0.1", "0.5"], ["other\thalf", "0.1", "0.5"]])
        let path = try folder.write("m.csv", bytes: text.bytes)
        let run = try await accord("design", path, "--participants", "3", "--format", "json")
        #expect(
            run.talk == "Types one\\nhalf, other\\thalf have equal cost per effective unit and count as one type.\n")
    }
}
