import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Each chart draws the numbers of its contract, and is a Vega-Lite specification.
@Suite struct ChartTests {
    private static let cases: [@Sendable () throws -> Contract] = [
        { try contractProblem(costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [1, 1, 1, 1, 1]).design() },
        {
            try contractProblem(
                costs: [0.5, 0.4, 0.03, 0.02, 0.001], probabilities: [1, 1, 1, 1, 1], preference: .coordinator
            ).design()
        },
        { try contractProblem(costs: [1, 0.85, 0.7], probabilities: [1, 1, 1]).design() },
        { try contractProblem(costs: [1000, 2000], probabilities: [1, 1], participants: 3).design() },
        {
            try contractProblem(costs: (1...60).map { 0.3 / Double($0) }, probabilities: (1...60).map { _ in 1 })
                .design()
        },
        { try contractProblem(costs: [4], probabilities: [1], participants: 1, accuracy: "power:1,1,1").design() },
        { try sampleContract() },
    ]

    /// The rows of all data sources of a specification.
    private func rows(_ value: JSONValue) -> [JSONValue] {
        switch value {
        case .list(let elements): elements.flatMap(rows)
        case .object(let members):
            (value["data"]?["values"]?.elements ?? []) + members.filter { $0.key != "data" }.values.flatMap(rows)
        default: []
        }
    }

    private func number(_ row: JSONValue, _ key: String) -> Double? { row[key]?.number }

    @Test(arguments: cases) func contributionsAreThoseOfTheMenu(_ make: @Sendable () throws -> Contract) throws {
        let contract = try make()
        let rows = rows(Chart.contributions(of: contract).specification)
        let drawn = Set(rows.compactMap { $0["type"]?.text })
        #expect(drawn.count == min(24, contract.menu.offers.count))
        for offer in contract.menu.offers where drawn.contains(offer.type.name) {
            let own = rows.filter { $0["type"]?.text == offer.type.name }
            #expect(own.compactMap { number($0, "brings") } == [offer.contribution])
            func length(_ part: String) -> Double {
                own.filter { $0["part"]?.text?.hasPrefix(part) == true }.reduce(0) {
                    $0 + (number($1, "to") ?? 0) - (number($1, "from") ?? 0)
                }
            }
            let alone = offer.standaloneContribution
            #expect(abs(length("as alone") - min(alone, offer.contribution)) < 1e-9)
            #expect(abs(length("added") - max(0, offer.contribution - alone)) < 1e-9)
            #expect(abs(length("dropped") - max(0, alone - offer.contribution)) < 1e-9)
            for hatch in own.compactMap({ number($0, "at") }) { #expect(hatch > offer.contribution && hatch < alone) }
        }
    }

    @Test(arguments: cases) func thePlaneShowsOffersCapsAndLinesThroughThem(_ make: @Sendable () throws -> Contract)
        throws
    {
        let contract = try make()
        let rows = rows(Chart.menuPlane(of: contract).specification)
        let offers = Dictionary(uniqueKeysWithValues: contract.menu.offers.map { ($0.type.name, $0) })
        for row in rows {
            guard let name = row["type"]?.text, let offer = offers[name], let x = number(row, "x") else { continue }
            if let cap = number(row, "cap") {
                #expect(cap == offer.cap && x == offer.effectiveContribution)
            } else if let value = number(row, "value") {
                // As well off as with its own offer.
                #expect(abs(value - offer.type.effectiveCost * x - offer.utility) < 1e-9)
            }
        }
        for row in rows where row["curve"]?.text == "alone" {
            let data = try #require(number(row, "x"))
            let value = contract.problem.valuation.value(of: contract.problem.accuracy.performance(at: data))
            #expect(number(row, "value") == value)
        }
        for row in rows {
            guard let reward = number(row, "reward"), let x = number(row, "x") else { continue }
            #expect(contract.menu.offers.contains { $0.reward == reward && $0.effectiveContribution == x })
        }
    }

    @Test(arguments: cases) func ridgesHoldAllChancesAndMarkThePromise(_ make: @Sendable () throws -> Contract) throws {
        let contract = try make()
        for policy in RewardPolicy.allCases {
            let plan = contract.rewardPlan(policy)
            let rows = rows(Chart.rewards(of: plan).specification)
            let drawn = Set(rows.compactMap { $0["type"]?.text })
            #expect(drawn.count == min(12, plan.promises.count))
            for promise in plan.promises where drawn.contains(promise.type.name) {
                let own = rows.filter { $0["type"]?.text == promise.type.name }
                #expect(Set(own.compactMap { number($0, "reward") }) == [promise.reward])
                let chances = own.filter { $0["probability"] != nil }
                let total = chances.reduce(0) { $0 + (number($1, "probability") ?? 0) }
                #expect(abs(total - 1) < 1e-9)
                // The mean of the bars' middles is the mean, up to half a bar.
                let width = chances.map { (number($0, "to") ?? 0) - (number($0, "from") ?? 0) }.max() ?? 0
                let mean = chances.reduce(0) { sum, bar in
                    let middle = 0.5 * ((number(bar, "from") ?? 0) + (number(bar, "to") ?? 0))
                    return sum + (number(bar, "probability") ?? 0) * middle
                }
                #expect(abs(mean - promise.delivered.mean) <= 0.5 * width + 1e-9)
            }
        }
    }

    @Test func boundsAreThoseOfTheTrace() throws {
        let contract = try Self.cases[0]()
        let rows = rows(Chart.bounds(of: contract).specification)
        for step in contract.trace {
            let values = rows.filter { number($0, "programs") == Double(step.linearPrograms) }.compactMap {
                number($0, "performance")
            }
            #expect(values.contains(step.upper))
            #expect(values.contains(step.lower) || step.lower <= 0)
        }
    }

    /// Against the published schema and the renderer, where ACCORD_PYTHON names a Python that has altair, jsonschema
    /// and vl-convert-python.
    @Test(.enabled(if: ChartPeer.python != nil)) func everySpecificationMeetsTheSchemaAndIsDrawn() throws {
        let folder = try ScratchFolder()
        var paths: [String] = []
        for (k, make) in Self.cases.enumerated() {
            let contract = try make()
            for chart in contract.charts(rewards: contract.rewardPlan(k % 2 == 0 ? .proportional : .threshold)) {
                paths.append(try folder.write("\(k)-\(chart.name).vl.json", bytes: try chart.json()))
            }
        }
        #expect(paths.count >= 3 * Self.cases.count)
        #expect(try ChartPeer.complaints(about: paths) == "")
    }
}
