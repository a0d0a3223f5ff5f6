import Foundation
import Inputs
import ProviderCompetition
import Reporting
import Tabular
import TestSupport
import Testing

/// The pictures and the page of competing providers show what was answered.
@Suite struct CompetitionChartTests {
    private func analysis(_ prior: String, _ payoffs: String, profile: String? = nil) throws -> CompetitionAnalysis {
        func table(_ name: String) throws -> Table { try Table.read(path: RepositoryFiles.data("compete/\(name)")) }
        let game = try CompetitionGame(prior: table(prior), payoffs: table(payoffs), masses: nil)
        return try game.analyse(profile: profile.map { try game.profile(table($0)) })
    }

    private func rows(_ value: JSONValue) -> [JSONValue] {
        (value["data"]?["values"]?.elements ?? []) + (value["layer"]?.elements.flatMap(rows) ?? [])
    }

    /// Prosecutor against defender: without information the judge acquits and is right with chance 0.7; the only
    /// equilibrium is full information.
    @Test func theChainOfTheTrial() throws {
        let analysis = try analysis("trial-prior.csv", "trial-payoffs.csv")
        let chain = try #require(CompetitionPresentation(analysis).charts().first { $0.name == "chain" })
        let marks = Dictionary(
            rows(chain.specification).compactMap { row in
                row["mark"]?.text.flatMap { mark in row["value"]?.number.map { (mark, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        #expect(marks.count == 4)
        for (mark, value) in [
            "no information": 0.7, "guaranteed by a certificate": 0.7, "worst equilibrium": 1, "full information": 1,
        ] {
            #expect(abs(try #require(marks[mark]) - value) < 1e-9, "\(mark)")
        }
    }

    /// Kamenica and Gentzkow: a prosecutor gets 0.6 where the judge is left 0.7, and 0.3 where she is told everything.
    @Test func theFrontierOfTheProsecutor() throws {
        let analysis = try analysis("trial-prior.csv", "trial-payoffs.csv")
        let frontier = try #require(CompetitionPresentation(analysis).charts().first { $0.name == "frontier-1" })
        let points = rows(frontier.specification).filter { $0["provider"]?.text == "prosecutor" }
        let ends = points.compactMap { row in row["user"]?.number.map { ($0, row["gets"]?.number ?? .nan) } }.sorted {
            $0.0 < $1.0
        }
        #expect(ends.count == 2)
        #expect(abs(ends[0].0 - 0.7) < 1e-9 && abs(ends[0].1 - 0.6) < 1e-9)
        #expect(abs(ends[1].0 - 1) < 1e-9 && abs(ends[1].1 - 0.3) < 1e-9)
    }

    @Test func thePageSaysWhoIsSafeAndWhy() throws {
        let analysis = try analysis("trial-prior.csv", "trial-payoffs.csv", profile: "trial-profile.csv")
        let inputs = ["p.csv", "q.csv"].map { ReportSource.Input(file: $0, bytes: []) }
        let source = ReportSource(inputs, version: "accord test", runtime: .missing)
        let html = String(decoding: try CompetitionPresentation(analysis).page(from: source).html(), as: UTF8.self)
        #expect(html.contains("judge is served by rivalry"))
        #expect(html.contains("defender could gain 0.6"))
        #expect(html.contains("SHA-256 of p.csv") && html.contains("SHA-256 of q.csv"))
    }

    @Test(.enabled(if: ChartPeer.python != nil)) func everySpecificationMeetsTheSchemaAndIsDrawn() throws {
        let folder = try ScratchFolder()
        var paths: [String] = []
        for payoffs in ["silent-payoffs.csv", "advisers-payoffs.csv"] {
            for chart in CompetitionPresentation(try analysis("even-prior.csv", payoffs)).charts() {
                paths.append(try folder.write("\(paths.count).vl.json", bytes: try chart.json()))
            }
        }
        #expect(try ChartPeer.complaints(about: paths) == "")
    }
}
