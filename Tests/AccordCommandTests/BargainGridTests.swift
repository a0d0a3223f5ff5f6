import Foundation
import Tabular
import TestSupport
import Testing

/// Many games at once, the verdict and the floor, from the command line.
@Suite struct BargainGridTests {
    private struct Grid: Decodable {
        struct Case: Decodable {
            struct Solution: Decodable { var share: Double }
            struct Verdict: Decodable {
                struct Sharing: Decodable {
                    var low, high: Double
                    var lowClosed, highClosed: Bool
                }
                struct Sides: Decodable { var generalist, specialist: Bool }
                var sharing: Sharing?
                var givesAway: Sides
                var served: Bool
            }
            var point: [String: Double]
            var status: String
            var solutions: [String: Solution]?
            var verdict: Verdict?
        }
        var cases: [Case]
        var count: Int
        var stoppedBy: String?
    }

    private static let specialist = RepositoryFiles.data("one-specialist.csv")

    private func grid(_ words: String...) async throws -> (run: AccordRun, grid: Grid) {
        let run = try await accord(
            ["bargain", Self.specialist, "--generalist-cost", "1", "--format", "json", "--quiet"] + words)
        return (run, try JSONDecoder().decode(Grid.self, from: Data(run.output)))
    }

    @Test func eachCombinationIsARecordAndTheLastAxisIsFastest() async throws {
        let answer = try await grid("--grid", "cost.hospital=0.5,2", "--grid", "fixed_cost.hospital=0:0.4:0.2")
        #expect(answer.run.status == 0)
        let cases = answer.grid.cases
        #expect(answer.grid.count == 6 && cases.count == 6 && answer.grid.stoppedBy == nil)
        #expect(cases.map { $0.point["cost.hospital"] } == [0.5, 0.5, 0.5, 2, 2, 2])
        #expect(cases.map { $0.point["fixed_cost.hospital"] } == [0, 0.2, 0.4, 0, 0.2, 0.4])
        // At a ratio of 2 both gain below a sixth, and beyond .359 nobody serves.
        #expect(cases.map(\.status) == Array(repeating: "settled", count: 5) + ["nobody-accepts"])
        #expect(cases.map { $0.verdict?.sharing != nil } == [true, true, true, true, false, false])
        #expect(cases.map { $0.verdict?.served } == [true, true, true, true, true, false])
        let share = try #require(cases[0].solutions?["egalitarian"]?.share)
        #expect(abs(share - 0.4226497308103742) <= 1e-9)
        #expect(cases[0].verdict?.givesAway.generalist == true && cases[3].verdict?.givesAway.specialist == true)
    }

    @Test func theTableIsTidy() async throws {
        let run = try await accord(
            "bargain", Self.specialist, "--generalist-cost", "1", "--format", "csv", "--quiet", "--grid",
            "generalist-cost=1,4", "--grid", "cost.hospital=1:4/3")
        let table = try Table(bytes: run.output, file: "stdout")
        #expect(table.rows.count == 6)
        #expect(table.header.prefix(4) == ["case", "generalist-cost", "cost.hospital", "status"])
        // The shares depend on the ratio of costs only.
        let shares = try table.rows.map { try #require(Double($0["nashShare"]?.text ?? "")) }
        #expect(abs(shares[0] - shares[5]) <= 1e-12 && abs(shares[0] - shares[2]) > 0.1)
        #expect(table.rows[0]["sharing"]?.text == "(0.0,1.0)")
    }

    @Test func whatIsNoAxisIsRefused() async throws {
        for (axis, text) in [
            ("cost.hospita=1,2", "The specialists are \"hospital\""), ("costs.hospital=1,2", "Did you mean cost?"),
            ("cost.hospital=0,2", "between 1e-100 and 1e100"), ("cost.hospital", "there is no \"=\""),
            ("cost.hospital=2:1:1", "leads away"),
        ] {
            try await accord("bargain", Self.specialist, "--generalist-cost", "1", "--grid", axis)
                .expectRefusal(64, text)
        }
        try await accord(
            "bargain", Self.specialist, "--generalist-cost", "1", "--grid", "cost.hospital=1,2", "--per-domain"
        ).expectRefusal(64, "Give one of them")
    }

    @Test func aTimeLimitKeepsWhatIsDone() async throws {
        let answer = try await grid("--grid", "cost.hospital=1:2/5000", "--time-limit", "1.5")
        #expect(answer.run.status == 0)
        #expect(answer.grid.stoppedBy == "time-limit" && answer.grid.count == 5000)
        #expect(answer.grid.cases.count < 5000)
        #expect(answer.grid.cases.allSatisfy { $0.status == "settled" })
    }

    @Test func chartsAndReportAreWritten() async throws {
        let folder = try ScratchFolder()
        let run = try await accord(
            "bargain", Self.specialist, "--generalist-cost", "1", "--grid", "cost.hospital=0.001,1,1000", "--grid",
            "fixed_cost.hospital=0,0.1", "--quiet", "--charts", folder("charts"), "--report", folder("r.html"))
        #expect(run.status == 0 && run.talk.isEmpty)
        let chart = try folder.text("charts/shares.vl.json")
        #expect(chart.contains("\"log\"") && chart.contains("Nash") && chart.contains("fixed_cost.hospital 0"))
        #expect(try folder.text("charts/grid-utilities-2.vl.json").contains("fixed_cost.hospital 0.1"))
        #expect(try folder.text("r.html").contains("The cases"))
    }

    @Test func aFloorIsMetOrRefused() async throws {
        let run = try await accord(
            "bargain", Self.specialist, "--generalist-cost", "1", "--floor", "0.6,0.2", "--format", "table")
        #expect(run.status == 0)
        let line = "performance of at least 0.6 sold, of at least 0.2 released; what follows is derived here"
        #expect(run.text.contains(line))
        #expect(run.text.contains("binds both"))
        for (floor, text) in [("1,2,3", "Write X, or X,Y"), ("-1", "between 0 and 1e100"), ("x", "0.6")] {
            try await accord("bargain", Self.specialist, "--generalist-cost", "1", "--floor", floor)
                .expectRefusal(64, text)
        }
        try await accord("bargain", RepositoryFiles.data("free-riders.csv"), "--generalist-cost", "1", "--floor", "1")
            .expectRefusal(64, "Leave the floor out")
    }

    /// What was found by searching is never said to be the best, unless a bound says so.
    @Test func sharesByDomainSayHowMuchBetterOthersMayBe() async throws {
        let run = try await accord(
            "bargain", RepositoryFiles.data("three-specialists.csv"), "--generalist-cost", "1", "--per-domain",
            "--format", "table")
        #expect(run.text.contains("best found"))
        #expect(run.text.contains("(the most there is)") && run.text.contains("of at most"))
    }
}
