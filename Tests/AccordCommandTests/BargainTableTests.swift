import Foundation
import Tabular
import TestSupport
import Testing

/// What `accord bargain --utilities` prints, read by names.
private struct TableResult: Decodable {
    var schema: String
    var acceptable: [Interval]
    var pareto: [Interval]
    var leftOut: [String]
    var solutions: [String: Solution]
    var lotteries: [String: Draw]

    struct Interval: Decodable {
        var low, high: Double
        var lowClosed, highClosed: Bool
    }

    struct Solution: Decodable {
        var share: Double
        var ties: [[Double]]
        var utilities: [Double]
        var value: Double?
        var brokeTies: Bool
    }

    struct Draw: Decodable {
        var tickets: [Ticket]
        var value, bound: Double?

        struct Ticket: Decodable {
            var share, probability: Double
        }
    }

    init(_ arguments: String...) async throws {
        let run = try await accord(["bargain", "--utilities"] + arguments + ["--format", "json"])
        try #require(run.status == 0, "\(run.talk)")
        #expect(run.talk.isEmpty)
        self = try JSONDecoder().decode(TableResult.self, from: Data(run.output))
    }
}

/// Bargains over a table of utilities, and terms of bargains, on the command line.
@Suite struct BargainTableTests {
    private let folder: ScratchFolder
    private let table = RepositoryFiles.data("utilities.csv")

    init() throws { folder = try ScratchFolder() }

    @Test func rows() async throws {
        let result = try await TableResult(table)
        #expect(result.schema == "accord.bargaintable/1")
        #expect(result.pareto.map(\.low) == [0.2, 0.4, 0.6, 0.8])
        #expect(result.solutions["utilitarian"]?.ties == [[0.2, 0.2], [0.8, 0.8]])
        #expect(result.solutions["nash"]?.share == 0.2)
        let nash = try #require(result.lotteries["nash"])
        #expect(nash.tickets.map(\.share) == [0.2, 0.8])
        #expect(abs(nash.tickets[0].probability - 2.0 / 3) < 1e-9)
        #expect(try abs(#require(nash.bound) - log(3)) < 1e-9)
    }

    @Test func betweenTheRows() async throws {
        let result = try await TableResult(table, "--reading", "polyline", "--disagreement", "hospital=1")
        #expect(result.acceptable.count == 1 && result.acceptable[0].high == 0.8)
        #expect(result.pareto.count == 2)
        #expect(abs(result.pareto[0].high - 0.2 - 0.2 * 6 / 7) < 1e-9)
        // Up to 0.8, where the hospital has what it has without a deal.
        #expect(abs(result.pareto[1].low - 0.628571428571) < 1e-9 && result.pareto[1].high == 0.8)
    }

    @Test func weightsMoveTheNashShare() async throws {
        #expect(try await TableResult(table, "--weights", "generalist=9").solutions["nash"]?.share == 0.8)
        #expect(try await TableResult(table, "--weights", "hospital=9,generalist=1").solutions["nash"]?.share == 0.2)
    }

    @Test func aGameWithTerms() async throws {
        let game = RepositoryFiles.data("one-specialist.csv")
        let run = try await accord(
            "bargain", game, "--generalist-cost", "1", "--weights", "generalist=0.75,clinic=0.25")
        run.expectRefusal(64, "\"clinic\". The players are \"generalist\", \"hospital\".")
        let weighed = try await accord(
            "bargain", game, "--generalist-cost", "1", "--weights", "generalist=0.75,hospital=0.25")
        let table = try Table(bytes: weighed.output, file: "stdout")
        let nash = try #require(table.rows.first { $0["solution"]?.text == "nash" })
        #expect(abs(try #require(Double(nash.cell("share").text)) - 0.787349978394) < 1e-9)
    }

    @Test func noDealEndsWith2() async throws {
        try await accord("bargain", "--utilities", table, "--disagreement", "generalist=4,hospital=4")
            .expectRefusal(2, "no deal")
        try await accord(
            "bargain", RepositoryFiles.data("one-specialist.csv"), "--generalist-cost", "1", "--disagreement",
            "generalist=5"
        ).expectRefusal(2, "no deal")
    }

    @Test(arguments: [
        (["--utilities", "T", "--weights", "studio=1"], "\"studio\". The players are \"generalist\", \"hospital\""),
        (["--utilities", "T", "--weights", "generalist=-1"], "must not be negative"),
        (["--utilities", "T", "--weights", "generalist=0,hospital=0"], "sum"),
        (["--utilities", "T", "--weights", "generalist"], "NAME=NUMBER"),
        (["--utilities", "T", "--disagreement", "generalist=x"], "--disagreement"),
        (["--utilities", "T", "--disagreement", "generalist=1,generalist=2"], "stands twice"),
        (["--utilities", "T", "--generalist-cost", "1"], "--utilities takes the place"),
        (["T", "--generalist-cost", "1", "--reading", "rows"], "--utilities"),
        (["T", "--generalist-cost", "1", "--per-domain", "--weights", "generalist=1"], "--per-domain"),
    ])
    func wrongUsage(_ options: [String], _ word: String) async throws {
        try await accord(["bargain"] + options.map { $0 == "T" ? table : $0 }).expectRefusal(64, word)
    }

    @Test(arguments: [
        BadTable("missing column", "share,player\n0,a\n", at: ":1", "\"utility\" is missing"),
        BadTable("unknown column", "share,player,utility,x\n0,a,1,1\n", at: ":1:22", "\"x\""),
        BadTable("share above 1", "share,player,utility\n1.5,a,1\n", at: ":2:1", "share \"1.5\""),
        BadTable("no number", "share,player,utility\n0,a,much\n", at: ":2:5", "\"much\""),
        BadTable("nameless", "share,player,utility\n0,,1\n", at: ":2:3", "empty"),
        BadTable("twice", "share,player,utility\n0,a,1\n0.0,a,2\n", at: ":3:5", "line 2"),
        BadTable("a gap", "share,player,utility\n0,a,1\n0,b,1\n1,b,1\n", at: ":4", "player \"a\""),
    ])
    func badTablesAreRefused(_ bad: BadTable) async throws {
        let path = try folder.write("s.csv", bytes: bad.bytes)
        let run = try await accord("bargain", "--utilities", path, "--output", folder("r.json"))
        run.expectRefusal(65)
        #expect(run.talk.hasPrefix("accord: \(path)\(bad.place): "), "\(run.talk)")
        for word in bad.words { #expect(run.talk.contains(word), "\(run.talk)") }
        #expect(try folder.names() == ["s.csv"])
    }

    @Test func aPageAndItsChart() async throws {
        let page = folder("page.html")
        let run = try await accord(
            "bargain", "--utilities", table, "--report", page, "--charts", folder("charts"), "--format", "table")
        #expect(run.status == 0, "\(run.talk)")
        #expect(try folder.names().contains("page.html"))
        #expect(FileManager.default.fileExists(atPath: folder("charts") + "/utilities.vl.json"))
        let text = String(decoding: run.output, as: UTF8.self)
        #expect(text.contains("Utilitarian: several shares tie, 0.2 and 0.8. The first is shown."))
        #expect(text.contains("Pareto set   0.2 and 0.4 and 0.6 and 0.8"))
    }
}
