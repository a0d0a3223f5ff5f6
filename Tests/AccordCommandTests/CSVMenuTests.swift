import Tabular
import TestSupport
import Testing

@Suite struct CSVMenuTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// The menu as CSV and as JSON, which must agree to the last digit.
    private func menus(_ text: String, _ options: String...) async throws -> (csv: Table, json: DesignResult) {
        let types = try folder.write("t.csv", text)
        let common = ["design", types, "--participants", "7", "--quiet"] + options
        let csv = try await accord(common + ["--format", "csv"])
        return (
            try Table(bytes: csv.output, file: "menu.csv"),
            try DesignResult(await accord(common + ["--format", "json"]))
        )
    }

    @Test func theHeaderIsTheKeysOfAMenuRow() async throws {
        let (csv, _) = try await menus("type,cost,probability\na,0.1,1\n")
        #expect(
            csv.header == [
                "type", "cost", "probability", "quality", "contribution", "effectiveContribution", "reward",
                "rewardPerformance", "cap",
                "share", "utility", "outsideOption", "standaloneContribution", "excluded", "pool", "binding",
            ])
    }

    @Test(arguments: [
        "type,cost,probability,quality\na,0.2,0.3,1\nb,0.13,0.3,1.7\nc,0.04,0.4,0.3\n",
        "type,cost,probability\na,0.5,0.2\nb,0.4,0.2\nc,0.03,0.2\nd,0.02,0.2\ne,0.001,0.2\n",
        "type,cost,probability\na,1000,0.5\nb,2000,0.5\n",
    ])
    func cellsAgreeWithJSONToTheLastDigit(_ text: String) async throws {
        let (csv, json) = try await menus(text)
        #expect(csv.rows.count == json.menu.count)
        for (row, offer) in zip(csv.rows, json.menu) {
            #expect(try row.cell("type").text == offer.type)
            let numbers: [(String, Double)] = [
                ("cost", offer.cost), ("probability", offer.probability), ("quality", offer.quality),
                ("contribution", offer.contribution), ("effectiveContribution", offer.effectiveContribution),
                ("reward", offer.reward), ("rewardPerformance", offer.rewardPerformance), ("cap", offer.cap),
                ("utility", offer.utility), ("outsideOption", offer.outsideOption),
                ("standaloneContribution", offer.standaloneContribution), ("pool", Double(offer.pool)),
            ]
            for (name, number) in numbers { #expect(try row.cell(name).number() == number, "\(name)") }
            #expect(try row.cell("share").text.isEmpty == (offer.share == nil))
            if let share = offer.share { #expect(try row.cell("share").number() == share) }
            #expect(try row.cell("excluded").text == String(offer.excluded))
            #expect(try row.cell("binding").text == offer.binding.joined(separator: ";"))
        }
    }

    @Test func rowsObeyTheirDefinitions() async throws {
        let (_, json) = try await menus("type,cost,probability,quality\na,0.2,0.3,1\nb,0.13,0.3,1.7\nc,0.04,0.4,0.3\n")
        for row in json.menu {
            #expect(isNear(row.effectiveContribution, row.quality * row.contribution))
            #expect(isNear(row.utility, row.reward - row.cost * row.contribution))
            #expect(isNear(try #require(row.share), row.reward / row.cap))
            #expect(isNear(row.rewardPerformance, row.reward / 100))
        }
    }

    @Test func theMenuReadsAsATableOfTypesAgain() async throws {
        let types = try folder.write("t.csv", "type,cost,probability\nx,0.1,0.5\ny,0.05,0.5\n")
        _ = try await accord("design", types, "--participants", "3", "--output", folder("menu.csv"))
        let table = try Table.read(path: folder("menu.csv"))
        try table.requireColumns(["type", "cost", "probability", "quality", "contribution", "reward"])
        #expect(try table.rows.map { try $0.cell("cost").number() } == [0.1, 0.05])
    }

    @Test func bindingConstraintsAreNamed() async throws {
        let (_, json) = try await menus("type,cost,probability\na,0.2,0.5\nb,0.04,0.5\n")
        let keys = Set(json.menu.flatMap(\.binding))
        #expect(keys.isSubset(of: ["ir", "cap", "nonnegativity", "ic:a", "ic:b"]))
        #expect(try json["a"].binding.contains("ir"))
    }
}
