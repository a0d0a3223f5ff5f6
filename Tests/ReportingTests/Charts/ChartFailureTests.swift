import FineTuningGames
import Testing

@testable import Reporting

/// What cannot be drawn is an error, and neither an empty file nor a missing picture.
@Suite struct ChartFailureTests {
    @Test func numbersThatJSONHasNoWordForAreRefused() throws {
        let chart = Chart(name: "c", title: "c", summary: "c", view: ["height": .number(.infinity)])
        #expect(throws: EncodingError.self) { try chart.json() }
        #expect(throws: EncodingError.self) { try [chart].files(in: "folder") }
        #expect(throws: EncodingError.self) { try ReportPage.ChartPlace(chart) }
    }

    /// At the ends of the range of costs a map of regimes keeps the costs that a game can have.
    @Test(arguments: [1e-100, 1e100]) func mapsKeepCostsThatCanBe(_ cost: Double) throws {
        let game = try FineTuningGame(
            generalist: GeneralistCost(coefficient: cost, exponent: 2),
            specialists: [
                Specialist(
                    name: "s", cost: SpecialistCost(coefficient: cost, exponent: 2), revenue: Revenue(scale: cost))
            ])
        let chart = try #require(try BargainPresentation(Bargain(game, resolution: 16)).charts().last)
        let levels = (chart.specification["data"]?["values"]?.elements ?? []).compactMap { $0["level"]?.number }
        #expect(chart.name == "regimes-1" && Set(levels).count == 13)
        #expect(levels.allSatisfy(GameError.Quantity.generalistCost.holds))
    }
}
