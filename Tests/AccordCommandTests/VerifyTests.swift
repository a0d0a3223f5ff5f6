import Foundation
import Tabular
import TestSupport
import Testing

/// `accord verify` accepts what `accord design` writes and names who spoils a menu.
@Suite struct VerifyTests {
    private let folder: ScratchFolder
    private let firms = RepositoryFiles.data("big-firms.csv")

    init() throws { folder = try ScratchFolder() }

    /// Designs a menu and rewrites its rows as `type,contribution,reward`.
    private func menu(_ change: ([(type: String, contribution: Double, reward: Double)]) -> [(String, Double, Double)])
        async throws -> String
    {
        let run = try await accord(
            "design", firms, "--participants", "10", "--output", folder("designed.csv"), "--quiet")
        #expect(run.status == 0)
        let rows = try Table.read(path: folder("designed.csv")).rows.map {
            (
                type: try $0.cell("type").text, contribution: try $0.cell("contribution").number(),
                reward: try $0.cell("reward").number()
            )
        }
        let text = change(rows).map { "\($0.0),\($0.1),\($0.2)\n" }.joined()
        return try folder.write("menu.csv", "type,contribution,reward\n" + text)
    }

    private func verify(_ menu: String, _ options: String...) async throws -> AccordRun {
        try await accord(["verify", firms, "--participants", "10", "--menu", menu, "--format", "table"] + options)
    }

    @Test(arguments: [
        ["big-firms.csv", "--participants", "10"],
        ["small-parties.csv", "--participants", "10", "--prefer", "coordinator"],
        ["big-and-small.csv", "--participants", "10", "--conditioning", "own"],
        ["big-firms.csv", "--participants", "1e9"],
        ["big-firms.csv", "--participation", "poisson:4.5"],
        ["small-parties.csv", "--participation", "binomial:12,0.4"],
        ["big-and-small.csv", "--participants", "5", "--accuracy", "arctan:0.01", "--valuation", "power:50,0.5"],
        ["big-firms.csv", "--participants", "1"], ["small-parties.csv", "--participants", "1"],
    ])
    func whatDesignWritesHolds(_ arguments: [String]) async throws {
        let problem = [RepositoryFiles.data(arguments[0])] + arguments.dropFirst()
        let output = folder("m.csv")
        #expect(try await accord(["design"] + problem + ["--output", output, "--quiet"]).status == 0)
        let run = try await accord(["verify"] + problem + ["--menu", output, "--format", "table"])
        #expect(run.status == 0, "\(run.text)\(run.talk)")
        #expect(run.text.contains("The menu holds"))
        #expect(run.text.contains("Gives away   nothing"))
    }

    /// A unit of a type may count for very little, and what it brings in raw units is then a very large number.
    @Test(arguments: [
        ["a,1e-33,0.5,1e-30\nb,2e-33,0.5,1e-30\n", "--participants", "3"],
        ["a,1e97,0.5,1e100\nb,2e97,0.5,1e100\n", "--participants", "3"],
        ["a,1,1,1\n", "--participants", "1", "--accuracy", "arctan:1", "--engine", "laplace"],
    ])
    func whatDesignWritesOfOddProblemsHolds(_ arguments: [String]) async throws {
        let types = try folder.write("odd.csv", "type,cost,probability,quality\n" + arguments[0])
        let problem = [types] + arguments.dropFirst()
        #expect(try await accord(["design"] + problem + ["--output", folder("m.csv"), "--quiet"]).status == 0)
        let run = try await accord(["verify"] + problem + ["--menu", folder("m.csv"), "--format", "table"])
        #expect(run.status == 0, "\(run.text)\(run.talk)")
    }

    /// Two types of one cost, told apart by a hair in what they are to bring, are one type still: the cap is that of
    /// whoever comes of them, and the menu exceeds it, as it exceeds what was proved to be the most.
    @Test func equalCostsAtAHairsDifferenceAreOneType() async throws {
        let types = try folder.write("equal.csv", "type,cost,probability\na,0.7,0.5\nb,0.7,0.5\n")
        let menu = try folder.write(
            "menu.csv",
            """
            type,contribution,reward
            a,53.624609861697174,37.53722690318802
            b,53.62460986223342,37.53722690318802

            """)
        let run = try await accord(
            "verify", types, "--participation", "binomial:10,0.3", "--menu", menu, "--format", "table")
        #expect(run.status == 1, "\(run.talk)")
        for type in ["a", "b"] {
            #expect(run.text.contains("Type \(type) is promised too much: the reward exceeds its cap"), "\(run.text)")
        }
        // 100 * 0.337484186360 / (1 - 0.7^10)
        #expect(run.text.contains("34.7294"))
    }

    /// v^-1 of a promise that no model is worth would be 1e600 here.
    @Test func aPromiseBeyondEveryModel() async throws {
        let menu = try folder.write(
            "menu.csv", "type,contribution,reward\n" + (1...5).map { "\($0),400,1e30\n" }.joined())
        let run = try await accord([
            "verify", firms, "--participants", "3", "--valuation", "power:1,0.05", "--menu", menu, "--format", "json",
        ])
        #expect(run.status == 1, "\(run.talk)")
        let document = try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        for offer in try #require(document["menu"] as? [[String: Any]]) {
            #expect(offer["rewardPerformance"] as? Double == 1)
        }
    }

    /// A menu under which nobody learns anything has its caps at 0, whatever the engine.
    @Test(arguments: ["0", "1e-12"]) func aMenuThatAsksForNextToNothing(_ contribution: String) async throws {
        let menu = try folder.write(
            "menu.csv", "type,contribution,reward\n" + (1...5).map { "\($0),\(contribution),0\n" }.joined())
        let run = try await accord([
            "verify", firms, "--participants", "1e9", "--accuracy", "power:0.9,1,0.5", "--menu", menu, "--format",
            "json",
        ])
        #expect(run.status == 1, "\(run.talk)")
        let document = try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        #expect(document["performance"] as? Double == 0)
        for offer in try #require(document["menu"] as? [[String: Any]]) { #expect(offer["cap"] as? Double == 0) }
    }

    /// Constraints grow with the square of the types, and are not all listed where that would be more than anybody
    /// reads.
    @Test func manyTypesAreListedByTheirTightestConstraints() async throws {
        let names = (0..<501).map { "t\($0)" }
        let types = try folder.write(
            "many.csv", "type,cost,probability\n" + names.map { "\($0),0.\(200 + Int($0.dropFirst())!),1\n" }.joined())
        let menu = try folder.write(
            "menu.csv", "type,contribution,reward\n" + names.map { "\($0),10,\($0 == "t7" ? 60 : 50)\n" }.joined())
        let run = try await accord([
            "verify", types, "--participants", "1e6", "--normalize", "--relaxed", "--menu", menu, "--format", "json",
        ])
        #expect(run.status == 1)
        let document = try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        #expect(document["listsAllConstraints"] as? Bool == false)
        let constraints = try #require(document["constraints"] as? [[String: Any]])
        #expect(constraints.count == 3 * 501)
        let tempted = constraints.filter { $0["constraint"] as? String == "ic:t7" }
        #expect(tempted.count == 500)
        // Everybody brings the same, so everybody but t7 gains ten value units there.
        #expect(tempted.allSatisfy { abs(($0["slack"] as? Double ?? 0) + 10) < 1e-9 })
    }

    @Test func contributionUpByOnePercent() async throws {
        let run = try await verify(
            menu { rows in rows.map { ($0.type, $0.type == "1" ? 1.01 * $0.contribution : $0.contribution, $0.reward) }
            })
        #expect(run.status == 1)
        #expect(run.text.contains("The menu does not hold"))
        #expect(run.text.contains("Type 1 poses as 2") || run.text.contains("Type 1 stays away"))
    }

    @Test func rewardsSwapped() async throws {
        let run = try await verify(
            menu { rows in
                rows.map { row in
                    (
                        row.type, row.contribution,
                        row.type == "1" ? rows[4].reward : row.type == "5" ? rows[0].reward : row.reward
                    )
                }
            })
        #expect(run.status == 1)
        #expect(run.text.contains("Type 5 poses as 1"))
        #expect(run.text.contains("Type 1 is promised too much"))
    }

    @Test func rewardAboveTheCap() async throws {
        let run = try await verify(
            menu { rows in rows.map { ($0.type, $0.contribution, $0.type == "5" ? $0.reward + 0.25 : $0.reward) } })
        #expect(run.status == 1)
        #expect(
            run.text.contains(
                "Type 5 is promised too much: the reward exceeds its cap, what the collective model gives it, by 0.25 value units."
            ))
    }

    @Test func aTypeIsMissing() async throws {
        let run = try await verify(menu { rows in rows.dropLast().map { ($0.type, $0.contribution, $0.reward) } })
        run.expectRefusal(65, "menu.csv", "the type \"5\" has no offer", "contribution 0 and reward 0")
    }

    @Test func anExtraType() async throws {
        let run = try await verify(menu { rows in rows.map { ($0.type, $0.contribution, $0.reward) } + [("6", 1, 1)] })
        run.expectRefusal(65, "menu.csv:7:1: there is no type \"6\"", "Remove the row")
    }

    @Test(arguments: [
        ("type,contribution,reward\n1,1,1\n1,1,1\n", "menu.csv:3:1", "has an offer in line 2 already"),
        ("type,contribution,reward\n1,-1,1\n", "menu.csv:2:3", "at least 0"),
        ("type,contribution,reward\n1,1,nan\n", "menu.csv:2:5", "number"),
        ("type,contribution\n1,1\n", "menu.csv:1", "reward"),
        ("", "menu.csv", "empty"),
    ])
    func badMenus(text: String, place: String, problem: String) async throws {
        try await verify(try folder.write("menu.csv", text)).expectRefusal(65, place, problem)
    }

    @Test func theMenuIsNeededAndMustExist() async throws {
        try await accord("verify", firms, "--participants", "10").expectRefusal(64, "--menu")
        try await verify(folder("none.csv")).expectRefusal(66, "none.csv")
    }

    /// A menu rounded to three digits breaks constraints by thousandths, and holds where that is allowed for.
    @Test func menusThatWereRounded() async throws {
        let menu = try await menu { rows in
            rows.map {
                ($0.type, ($0.contribution * 1000).rounded(.up) / 1000, ($0.reward * 1000).rounded(.down) / 1000)
            }
        }
        #expect(try await verify(menu).status == 1)
        #expect(try await verify(menu, "--rounding", "0.01").status == 0)
        try await verify(menu, "--rounding", "-1").expectRefusal(64, "--rounding")
    }

    /// Machines get every constraint.
    @Test func everyConstraintIsListed() async throws {
        let menu = try await menu { rows in
            rows.map { ($0.type, $0.contribution, $0.type == "5" ? $0.reward + 0.25 : $0.reward) }
        }
        let csv = try await accord("verify", firms, "--participants", "10", "--menu", menu, "--format", "csv")
        #expect(csv.status == 1)
        #expect(csv.lines.count == 31)
        #expect(csv.lines.count { $0.hasSuffix(",false") } >= 1)
        let json = try await accord("verify", firms, "--participants", "10", "--menu", menu, "--format", "json")
        let document = try #require(JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
        #expect(document["schema"] as? String == "accord.audit/1")
        #expect(document["holds"] as? Bool == false)
        #expect((document["constraints"] as? [Any])?.count == 30)
    }
}
