import ContractDesign
import Tabular
import Testing

@testable import Reporting

@Suite struct MenuCSVTests {
    @Test func columnsStandInTheOrderOfTheSpecification() throws {
        let table = try Table(bytes: try sampleContract().menu.csv.bytes, file: "menu.csv")
        #expect(
            table.header == [
                "type", "cost", "probability", "quality", "contribution", "effectiveContribution", "reward",
                "rewardPerformance", "cap",
                "share", "utility", "outsideOption", "standaloneContribution", "excluded", "pool", "binding",
            ])
    }

    @Test func cellsAreTheOffersToTheLastDigit() throws {
        let offers = try sampleContract().menu.offers
        let table = try Table(bytes: try sampleContract().menu.csv.bytes, file: "menu.csv")
        #expect(table.rows.count == 2)
        for (row, offer) in zip(table.rows, offers) {
            #expect(try row.cell("type").text == offer.type.name)
            #expect(try row.cell("contribution").number() == offer.contribution)
            #expect(try row.cell("effectiveContribution").number() == offer.type.quality * offer.contribution)
            #expect(try row.cell("reward").number() == offer.reward)
            #expect(try row.cell("excluded").text == "false")
            #expect(try row.cell("binding").text == offer.binding.map(\.key).joined(separator: ";"))
        }
    }

    /// What is worth nothing to anybody has no share of the cap.
    @Test func noneIsAnEmptyCell() throws {
        let idle = try ContractProblem(
            population: Population([ParticipantType(name: "idle", cost: 1000, probability: 1)]),
            participation: .fixed(3),
            accuracy: BoundAccuracy.standard, valuation: LinearValuation.standard
        ).design()
        let table = try Table(bytes: idle.menu.csv.bytes, file: "menu.csv")
        #expect(try table.rows[0].cell("share").text == "")
        #expect(try table.rows[0].cell("excluded").text == "true")
        #expect(String(decoding: try ContractDocument(idle).json(), as: UTF8.self).contains("\"share\" : null"))
    }
}
