import FineTuningGames
import Foundation
import Inputs
import Reporting
import Tabular
import TestSupport
import Testing

/// The pictures and the page of a bargain show what was answered.
@Suite struct BargainChartTests {
    private func game(_ name: String) throws -> FineTuningGame {
        try FineTuningGame(
            Table.read(path: RepositoryFiles.data(name)), generalist: GeneralistCost(coefficient: 1, exponent: 2))
    }

    private func rows(_ value: JSONValue) -> [JSONValue] {
        (value["data"]?["values"]?.elements ?? []) + (value["layer"]?.elements.flatMap(rows) ?? [])
    }

    /// Quadratic costs c0 and c1, revenue 1: U_G = d^2 / (4 c0) + d (1 - d) / (2 c1), and the specialist's by symmetry.
    @Test func utilitiesFollowTheClosedForm() throws {
        let game = try game("one-specialist.csv")
        let c1 = game.specialists[0].cost.coefficient
        let answer = BargainPresentation(try Bargain(game))
        let chart = try #require(try answer.charts().first { $0.name == "utilities" })
        var seen: Set<String> = []
        for row in rows(chart.specification) {
            guard let d = row["share"]?.number, let utility = row["utility"]?.number, let who = row["who"]?.text else {
                continue
            }
            seen.insert(who)
            let exact =
                who == "generalist"
                ? d * d / 4 + d * (1 - d) / (2 * c1) : (1 - d) * (1 - d) / (4 * c1) + d * (1 - d) / 2
            #expect(abs(utility - exact) < 1e-9)
        }
        #expect(seen == ["generalist", "specialist"])
        // The vertical monopoly's share is c1 / (c0 + c1).
        let monopoly = rows(chart.specification).first { $0["rule"]?.text == "Vertical monopoly" }
        #expect(abs(try #require(monopoly?["share"]?.number) - c1 / (1 + c1)) < 1e-6)
    }

    /// Each point of the frontier is the equilibrium of its share.
    @Test func theFrontierIsMadeOfEquilibria() throws {
        let game = try game("free-riders.csv")
        let answer = BargainPresentation(try Bargain(game))
        let chart = try #require(try answer.charts().first { $0.name == "frontier" })
        var compared = 0
        for row in rows(chart.specification) {
            guard let share = row["share"]?.number, share > 0.2, share < 0.7, let utility = row["generalist"]?.number
            else { continue }
            #expect(abs(utility - (try game.equilibrium(at: share).generalistUtility)) < 1e-9)
            compared += 1
        }
        #expect(compared > 50)
    }

    @Test func regimesAreThoseOfTheGame() throws {
        let game = try game("free-riders.csv")
        let answer = BargainPresentation(try Bargain(game))
        let chart = try #require(try answer.charts().first { $0.name == "regimes-2" })
        let names: [Regime: String] = [.contributor: "contributes", .freeRider: "free-rides", .abstainer: "abstains"]
        for row in rows(chart.specification).enumerated().filter({ $0.offset % 37 == 0 }).map(\.element) {
            let cost = try #require(row["level"]?.number)
            let share = try #require(row["share"]?.number)
            let other = try FineTuningGame(
                generalist: GeneralistCost(coefficient: cost, exponent: 2), specialists: game.specialists)
            #expect(row["regime"]?.text == names[try other.equilibrium(at: share).outcomes[1].regime])
        }
    }

    @Test func thePageHoldsTheAnswer() throws {
        let answer = BargainPresentation(try Bargain(game("one-specialist.csv")))
        let source = ReportSource(
            [ReportSource.Input(file: "s.csv", bytes: [])], version: "accord test", runtime: .missing)
        let html = String(decoding: try answer.page(from: source).html(), as: UTF8.self)
        for rule in ["Powerful generalist", "Nash", "Kalai-Smorodinsky"] { #expect(html.contains(rule)) }
        #expect(html.contains("Pareto set"))
    }

    @Test(.enabled(if: ChartPeer.python != nil)) func everySpecificationMeetsTheSchemaAndIsDrawn() throws {
        let folder = try ScratchFolder()
        var paths: [String] = []
        let answers = [
            BargainPresentation(try Bargain(game("either-or.csv"))),
            BargainPresentation(try DomainBargain(game("three-specialists.csv"))),
        ]
        for chart in try answers.flatMap({ try $0.charts() }) {
            paths.append(try folder.write("\(paths.count).vl.json", bytes: try chart.json()))
        }
        #expect(paths.count == 5)
        #expect(try ChartPeer.complaints(about: paths) == "")
    }
}
