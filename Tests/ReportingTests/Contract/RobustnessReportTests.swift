import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Scenarios side by side, in each form of an answer.
@Suite struct RobustnessReportTests {
    private func contract(stated: [Double]? = [0.3, 0.3, 0.4], extra: Int = 0) throws -> Contract {
        let types = [("a", 0.2), ("b", 0.08), ("c", 0.03)].map {
            ParticipantType(name: $0.0, cost: $0.1, probability: 1)
        }
        let laws = [[0.2, 0.3, 0.5], [0.5, 0.1, 0.4], [0.3, 0.6, 0.1]]
        let names = ["usual", "many <b>small</b>", "few good"]
        let more = (0..<extra).map {
            Scenario(name: "more \($0)", probabilities: [0.2 + 0.01 * Double($0), 0.3, 0.5 - 0.01 * Double($0)])
        }
        return try ContractProblem(
            population: Population(
                types, under: zip(names, laws).map { Scenario(name: $0, probabilities: $1) } + more, stated: stated),
            participation: .fixed(4), setting: Setting(accuracy: Specification.accuracy("exponential:1,0.002"))
        ).design()
    }

    @Test func theTextHasARowForEachScenario() throws {
        let contract = try contract()
        let robustness = try #require(contract.robustness)
        let text = ContractText(contract).text()
        let lines = text.split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("Scenarios side by side") })
        let rows = lines[(start + 3)...].prefix(4)
        let views = robustness.views + [try #require(robustness.comparison).view]
        for (index, (row, view)) in zip(rows, views).enumerated() {
            #expect(row.hasPrefix(view.scenario.name))
            let star = index == robustness.leastPerformance ? "*" : ""
            #expect(row.contains(" " + view.performance.decimals(9) + star))
            for (i, cap) in view.caps.enumerated() {
                #expect(row.contains(cap.decimals(5) + (index == robustness.leastCaps[i] ? "*" : "")))
            }
        }
        let least = robustness.views[robustness.leastPerformance].scenario.name
        #expect(text.contains("the performance is that in \(least), the least"))
        #expect(text.contains("One of these scenarios holds: usual, many <b>small</b>, few good."))
        #expect(text.contains("Being prepared  costs \(robustness.comparison!.cost.significant(3)) in performance"))
    }

    @Test func nothingIsComparedWithoutStatedProbabilities() throws {
        let contract = try contract(stated: nil)
        #expect(contract.robustness?.comparison == nil)
        #expect(!ContractText(contract).text().contains("Being prepared"))
    }

    @Test func measuredCapsAreSaidToBe() throws {
        let types = [("a", 0.0979, 0.41), ("b", 0.0376, 0.31), ("c", 0.0232, 0.28)].map {
            ParticipantType(name: $0.0, cost: $0.1, probability: $0.2)
        }
        func text(_ conditioning: Conditioning) throws -> String {
            let problem = try ContractProblem(
                population: Population(types).worst(withinDistance: 0.1), participation: .fixed(5),
                setting: Setting(
                    accuracy: Specification.accuracy("exponential:1,0.0015"), conditioning: conditioning))
            return ContractText(try problem.design()).text()
        }
        #expect(try text(.atLeastOne).contains("which is measured, not proved: 1 found in 2 rounds"))
        let own = try text(.own)
        #expect(!own.contains("measured"))
        #expect(own.contains("Being prepared"))
    }

    @Test(arguments: [0, 12]) func chartsDrawTheNumbers(_ extra: Int) throws {
        let contract = try contract(extra: extra)
        let robustness = try #require(contract.robustness)
        let names = Dictionary(
            uniqueKeysWithValues: (robustness.views + [robustness.comparison!.view]).map { ($0.scenario.name, $0) })
        let charts = contract.scenarioCharts
        #expect(charts.map(\.name) == ["scenario-performance", "scenario-caps"])
        let performances = charts[0].specification["data"]?["values"]?.elements ?? []
        #expect(performances.count == min(7, names.count))
        for row in performances {
            #expect(row["performance"]?.number == names[row["scenario"]?.text ?? ""]?.performance)
        }
        let binding = robustness.views[robustness.leastPerformance].scenario.name
        #expect(performances.contains { $0["scenario"]?.text == binding })
        let caps = charts[1].specification["data"]?["values"]?.elements ?? []
        #expect(caps.count == 3 * min(7, names.count))
        for row in caps {
            let type = try #require(contract.menu.offers.firstIndex { $0.type.name == row["type"]?.text })
            let cap = try #require(names[row["scenario"]?.text ?? ""]?.caps[type])
            #expect(row["cap"]?.number == cap)
            let least = robustness.views.map { $0.caps[type] }.min()!
            #expect(abs(try #require(row["above"]?.number) - (cap - least)) < 1e-9)
        }
        #expect((charts[0].heading.remarks.count > 1) == (extra > 0))
    }

    @Test(.enabled(if: ChartPeer.python != nil)) func chartsMeetTheSchemaAndAreDrawn() throws {
        let folder = try ScratchFolder()
        let paths = try [contract(), contract(stated: nil, extra: 12)].enumerated().flatMap { index, contract in
            try contract.scenarioCharts.map { try folder.write("\(index)-\($0.name).vl.json", bytes: $0.json()) }
        }
        #expect(paths.count == 4)
        #expect(try ChartPeer.complaints(about: paths) == "")
    }

    @Test func thePageShowsThem() throws {
        let folder = try ScratchFolder()
        let runtime = ChartRuntime(environment: [ChartRuntime.variable: try folder.write("vega.js", "0")])
        let source = ReportSource(
            [ReportSource.Input(file: "types.csv", bytes: Array("abc".utf8))], version: "accord test", runtime: runtime)
        let html = String(decoding: try ContractPresentation(contract()).page(from: source).html(), as: UTF8.self)
        #expect(html.contains("Where it is not known who comes"))
        #expect(html.contains("Scenarios side by side: performance") && html.contains("Scenarios side by side: caps"))
        #expect(html.contains("many &lt;b&gt;small&lt;/b&gt;"))
        #expect(html.contains("so that posing may gain"))
    }
}
