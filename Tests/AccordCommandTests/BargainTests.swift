import Foundation
import Tabular
import TestSupport
import Testing

/// What `accord bargain --format json` prints, read by names.
private struct BargainResult: Decodable {
    var schema: String
    var solutions: [String: Solution]
    var pareto: [[Double]]?
    var firstBest: FirstBest
    var lotteries: [String: Lottery]?

    struct Solution: Decodable {
        var share: Share
        var ties: [[Double]]
        var performance0: Double
        var performance: [Double?]
        var generalistUtility: Double
        var specialistUtility: [Double]
        var regimes: [String]
    }

    enum Share: Decodable, Equatable {
        case common(Double)
        case byDomain([Double])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let share = try? container.decode(Double.self) {
                self = .common(share)
            } else {
                self = .byDomain(try container.decode([Double].self))
            }
        }

        var first: Double {
            switch self {
            case .common(let share): share
            case .byDomain(let shares): shares[0]
            }
        }
    }

    struct FirstBest: Decodable {
        var welfare: Double
        var performance0: Double
        var performance: [Double?]
    }

    struct Lottery: Decodable {
        var value: Double?
        var bound: Double?
        var singleValue: Double?
    }

    init(_ arguments: String...) async throws {
        let run = try await accord(["bargain"] + arguments + ["--format", "json"])
        try #require(run.status == 0, "\(run.talk)")
        #expect(run.talk.isEmpty)
        self = try JSONDecoder().decode(BargainResult.self, from: Data(run.output))
    }

    subscript(_ rule: String) -> Solution {
        get throws { try #require(solutions[rule]) }
    }
}

@Suite struct BargainTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func oneQuadraticSpecialist() async throws {
        let result = try await BargainResult(RepositoryFiles.data("one-specialist.csv"), "--generalist-cost", "1")
        #expect(result.schema == "accord.bargain/1")
        // c0 = 1, c1 = 2: closed forms
        for (rule, share) in [
            ("powerfulGeneralist", 1), ("powerfulSpecialist", 1.0 / 3), ("verticalMonopoly", 2.0 / 3),
            ("egalitarian", 0.57735026919), ("nash", 0.622839030607), ("kalaiSmorodinsky", 0.699055846903),
            ("maximumPerformance", 1),
        ] {
            #expect(isNear(try result[rule].share.first, share))
            #expect(try result[rule].ties.count == 1)
        }
        let monopoly = try result["verticalMonopoly"]
        #expect(try isNear(monopoly.performance0, 1.0 / 3) && isNear(#require(monopoly.performance[0]), 5.0 / 12))
        #expect(isNear(monopoly.generalistUtility, 1.0 / 6) && isNear(monopoly.specialistUtility[0], 0.125))
        #expect(monopoly.regimes == ["contributor"])
        let pareto = try #require(result.pareto)
        #expect(pareto.count == 1 && isNear(pareto[0][0], 1.0 / 3) && isNear(pareto[0][1], 1))
        #expect(isNear(result.firstBest.welfare, 0.375) && result.firstBest.performance == [0.75])
    }

    @Test func aDisconnectedSetWithTies() async throws {
        let result = try await BargainResult(RepositoryFiles.data("same-ladder.csv"), "--generalist-cost", "1")
        let pareto = try #require(result.pareto)
        #expect(pareto.count == 2 && isNear(pareto[0][1], 1.0 / 3) && isNear(pareto[1][0], 2.0 / 3))
        #expect(try result["egalitarian"].ties.count == 2)
        #expect(isNear(try result["egalitarian"].share.first, 1.0 / 3))
        let lottery = try #require(result.lotteries?["egalitarian"])
        #expect(try isNear(#require(lottery.value), 0.125) && isNear(#require(lottery.singleValue), 1.0 / 9))
        #expect(try #require(lottery.bound) >= 0.125 - 1e-12)
    }

    @Test func freeRidersAndAbstainers() async throws {
        let result = try await BargainResult(RepositoryFiles.data("free-riders.csv"), "--generalist-cost", "1")
        #expect(isNear(try result["verticalMonopoly"].share.first, 0.654800240403))
        #expect(try result["verticalMonopoly"].regimes == ["contributor", "freeRider", "contributor"])
        let costly = try folder.write("s.csv", "specialist,cost,fixed_cost\na,1,0\nb,1,5\n")
        let apart = try await BargainResult(costly, "--generalist-cost", "1")
        #expect(try apart["nash"].regimes == ["contributor", "abstainer"])
        let agreed = try apart["nash"]
        #expect(agreed.performance[1] == nil && agreed.specialistUtility[1] == 0)
        #expect(apart.firstBest.performance[1] == nil)
    }

    @Test func aShareForEachDomain() async throws {
        let path = try folder.write("s.csv", "specialist,cost\na,0.5\nb,1\nc,0.8\n")
        let result = try await BargainResult(path, "--generalist-cost", "2", "--per-domain")
        guard case .byDomain(let shares) = try result["verticalMonopoly"].share else {
            Issue.record("the share is no list")
            return
        }
        for (share, expected) in zip(shares, [0.348837209302, 0.697674418605, 0.558139534884]) {
            #expect(isNear(share, expected))
        }
        #expect(result.pareto == nil)
    }

    @Test func everyOptionalColumn() async throws {
        let path = try folder.write(
            "s.csv",
            """
            revenue_family,family,specialist,cost,exponent,revenue,linear_cost,fixed_cost
            log,power,"a, b",1,2,1,0,0
            root,level,c,2,3,1.5,0.1,0.01
            linear,power,d,1,2.5,0.5,0.2,0

            """)
        let result = try await BargainResult(path, "--generalist-cost", "1.5", "--generalist-exponent", "3")
        #expect(try result["nash"].regimes.count == 3)
    }

    @Test func theCSVHasARowForEachRuleAndSpecialist() async throws {
        let path = RepositoryFiles.data("free-riders.csv")
        let run = try await accord("bargain", path, "--generalist-cost", "1")
        #expect(run.status == 0)
        let table = try Table(bytes: run.output, file: "stdout")
        #expect(table.rows.count == 7 * 3)
        #expect(table.header.prefix(4) == ["solution", "specialist", "share", "ties"])
        #expect(run.talk.contains("Pareto set") && run.talk.contains("First best"))
        let quiet = try await accord("bargain", path, "--generalist-cost", "1", "--quiet")
        #expect(quiet.output == run.output && quiet.talk.isEmpty)
    }

    @Test func theTableShowsUnitsAndWhatIsProved() async throws {
        let run = try await accord(
            "bargain", RepositoryFiles.data("three-specialists.csv"), "--generalist-cost", "1", "--format", "table")
        #expect(run.status == 0 && run.talk.isEmpty)
        for text in [
            "[money]", "[sum]", "Kalai-Smorodinsky", "Pareto set   [0.4, 1]", "First best", "numerical",
        ] {
            #expect(run.text.contains(text), "\(text)")
        }
        // Pareto-optimal shares are, but no answer is called optimal.
        #expect(!run.text.replacing("Pareto-optimal", with: "").contains("optimal"))
    }

    @Test func theOutputIsWrittenWhole() async throws {
        let path = RepositoryFiles.data("one-specialist.csv")
        let run = try await accord("bargain", path, "--generalist-cost", "1", "--output", folder("r.json"))
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(try folder.text("r.json").hasPrefix("{"))
        try await accord("bargain", path, "--generalist-cost", "1", "--output", folder("none/r.json"))
            .expectRefusal(73, "Cannot write")
    }

    @Test func nobodyAcceptsAnyBargain() async throws {
        let path = RepositoryFiles.data("no-bargain.csv")
        for option in [[], ["--per-domain"]] {
            let run = try await accord(
                ["bargain", path, "--generalist-cost", "1", "--output", folder("r.json")] + option)
            run.expectRefusal(2, "every bargain is refused")
        }
        #expect(try folder.names().isEmpty)
    }

    @Test(arguments: [
        BadTable("empty file", "", at: "", "empty"),
        BadTable("header only", "specialist,cost\n", at: ":1", "no rows"),
        BadTable("missing column", "specialist\na\n", at: ":1", "\"cost\" is missing"),
        BadTable("unknown column", "specialist,cost,price\na,1,2\n", at: ":1:17", "\"price\""),
        BadTable("zero cost", "specialist,cost\na,0\n", at: ":2:3", "cost \"0\"", "between 1e-100 and 1e100"),
        BadTable("negative cost", "specialist,cost\na,-1\n", at: ":2:3", "cost \"-1\""),
        BadTable("nan cost", "specialist,cost\na,nan\n", at: ":2:3", "is not a number"),
        BadTable("exponent 1", "specialist,cost,exponent\na,1,1\n", at: ":2:5", "exponent \"1\"", "above 1"),
        BadTable("zero revenue", "specialist,cost,revenue\na,1,0\n", at: ":2:5", "revenue \"0\""),
        BadTable("negative fixed cost", "specialist,cost,fixed_cost\na,1,-1\n", at: ":2:5", "fixed_cost \"-1\""),
        BadTable("unknown family", "specialist,cost,family\na,1,cubic\n", at: ":2:5", "Write power or level"),
        BadTable(
            "unknown revenue", "specialist,cost,revenue_family\na,1,flat\n", at: ":2:5", "Write linear or log or root"),
        BadTable("twice", "specialist,cost\na,1\na,2\n", at: ":3:1", "\"a\"", "line 2"),
        BadTable("nameless", "specialist,cost\n,1\n", at: ":2:1", "empty"),
    ])
    func badTablesAreRefused(_ bad: BadTable) async throws {
        let path = try folder.write("s.csv", bytes: bad.bytes)
        let run = try await accord("bargain", path, "--generalist-cost", "1", "--output", folder("r.json"))
        run.expectRefusal(65)
        #expect(run.talk.hasPrefix("accord: \(path)\(bad.place): "), "\(run.talk)")
        for word in bad.words { #expect(run.talk.contains(word), "\(run.talk)") }
        #expect(try folder.names() == ["s.csv"])
    }

    @Test func numbersOutOfScale() async throws {
        let path = try folder.write("s.csv", "specialist,cost,exponent\na,1e-90,1.0001\n")
        try await accord("bargain", path, "--generalist-cost", "1").expectRefusal(65, "Choose units")
    }

    @Test(arguments: [
        ["--generalist-cost", "0"], ["--generalist-cost", "-1"], ["--generalist-cost", "nan"],
        ["--generalist-cost", "x"],
        ["--generalist-cost", "1", "--generalist-exponent", "1"],
        ["--generalist-cost", "1", "--generalist-exponent", "inf"],
        [], ["--generalist-cost", "1", "--participants", "3"],
    ])
    func wrongUsage(_ options: [String]) async throws {
        let path = RepositoryFiles.data("one-specialist.csv")
        try await accord(["bargain", path] + options).expectRefusal(
            64, options.last { $0.hasPrefix("--") } ?? "--generalist-cost")
    }

    @Test func moreUsage() async throws {
        try await accord("bargain", "--generalist-cost", "1").expectRefusal(64, "<specialists>")
        try await accord("bargain", folder("none.csv"), "--generalist-cost", "1").expectRefusal(66, "none.csv")
        let path = try folder.write("s.csv", "specialist,cost\na,1\n")
        try await accord("bargain", path, "--generalist-cost", "1", "--output", path).expectRefusal(
            64, "is the same file as")
        let rows = (1...17).map { "s\($0),1\n" }.joined()
        let many = try folder.write("many.csv", "specialist,cost\n" + rows)
        try await accord("bargain", many, "--generalist-cost", "1", "--per-domain").expectRefusal(64, "16 specialists")
    }
}
