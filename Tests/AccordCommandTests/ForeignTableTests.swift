import Tabular
import TestSupport
import Testing

/// Tables as spreadsheets and programs leave them: read where nothing is in doubt, and else refused by the cause's
/// name.
@Suite struct ForeignTableTests {
    private let folder: ScratchFolder
    private static let plain = "type,cost,probability\nuni,0.2,0.5\nhosp,0.05,0.5\n"

    init() throws { folder = try ScratchFolder() }

    @Test(arguments: [
        "Type,Cost,Probability\nuni,0.2,0.5\nhosp,0.05,0.5\n", "TYPE,COST,probability\nuni,0.2,0.5\nhosp,0.05,0.5\n",
        "type,cost,probability\nuni,0.2,0.5\nhosp,0.05,0.5\n,,\n,,\n",
        "type,cost,probability,,,\r\nuni,0.2,0.5,,,\r\nhosp,0.05,0.5,,,\r\n,,,,,\r\n\r\n",
    ])
    func isRead(_ text: String) async throws {
        let plain = try await accord(
            "design", try folder.write("plain.csv", Self.plain), "--participants", "10", "--quiet")
        let run = try await accord("design", try folder.write("t.csv", text), "--participants", "10", "--quiet")
        #expect(run.status == 0, "\(run.talk)")
        #expect(!run.output.isEmpty && run.output == plain.output)
    }

    static let refused: [BadTable] = [
        BadTable("note on the separator", "sep=,\r\n" + plain, at: ":1:1", "sep=", "Remove the line"),
        BadTable("comment", "# exported 2024\n" + plain, at: ":1:1", "a comment", "Remove it"),
        BadTable("title", "Types of 2024\n" + plain, at: ":1:1", "a title", "Remove"),
        BadTable("title with commas", "Types of 2024,,\n" + plain, at: ":1:1", "a title", "Remove"),
        BadTable(
            "index", ",type,cost,probability\n0,uni,0.2,0.5\n1,hosp,0.05,0.5\n", at: ":1:1", "an index", "index=False"),
        BadTable("capitals", "type,cost,Cost,probability\nuni,1,1,1\n", at: ":1:11", "\"Cost\"", "capitals"),
        .rows("empty row", "uni,0.2,0.5\n,,\nhosp,0.05,0.5\n", at: ":3", "an empty row"),
        .rows("percent sign", "uni,0.2,50%\nhosp,0.05,50%\n", at: ":2:9", "a percentage", "Write 0.5"),
        .rows("currency sign", "uni,$0.20,0.5\n", at: ":2:5", "a currency", "0.20"),
        .rows("euro", "uni,0.20 €,0.5\n", at: ":2:5", "a currency", "0.20"),
        .rows("currency code", "uni,EUR 0.2,0.5\n", at: ":2:5", "a currency", "0.2"),
        .rows("thousands by commas", "uni,\"1,000\",0.5\n", at: ":2:5", "a thousands separator", "Write 1000"),
        .rows("thousands by blanks", "uni,1 000,0.5\n", at: ":2:5", "a thousands separator", "Write 1000"),
        .rows("thousands by apostrophes", "uni,1'000,0.5\n", at: ":2:5", "a thousands separator", "Write 1000"),
        .rows("decimal comma", "uni,\"1.234,5\",0.5\n", at: ":2:5", "a decimal comma", "Write 1234.5"),
        .rows("hexadecimal", "uni,0x1p-3,0.5\n", at: ":2:5", "hexadecimal", "Write a decimal number"),
    ]

    @Test(arguments: refused) func isRefusedByTheCausesName(_ table: BadTable) async throws {
        let path = try folder.write("t.csv", bytes: table.bytes)
        let run = try await accord("design", path, "--participants", "10")
        run.expectRefusal(65)
        #expect(run.talk.hasPrefix("accord: \(path)\(table.place): "), "\(run.talk)")
        for word in table.words { #expect(run.talk.contains(word), "\(run.talk)") }
    }

    /// Types whose names differ by capitals are two types, and no capitals of a heading change a name.
    @Test(arguments: [
        ("participants,cost_A,cost_a,probability_A,probability_a", ["A", "a"]),
        ("Participants,Cost_Uni,COST_hosp,PROBABILITY_Uni,Probability_hosp", ["Uni", "hosp"]),
    ])
    func typesInASweepKeepTheirCapitals(_ header: String, names: [String]) async throws {
        let path = try folder.write("s.csv", "\(header)\n3,0.1,0.05,0.25,0.75\n")
        let run = try await accord("sweep", path, "--quiet")
        try #require(run.status == 0, "\(run.talk)")
        #expect(try Table(bytes: run.output, file: "r.csv").rows.map { try $0.cell("type").text } == names)
    }

    @Test func headingsThatDifferByCapitalsAreOneInASweep() async throws {
        let path = try folder.write("s.csv", "participants,types,Types\n3,t.csv,t.csv\n")
        try await accord("sweep", path).expectRefusal(65, ":1:20: column \"Types\" is column \"types\" again")
    }
}
