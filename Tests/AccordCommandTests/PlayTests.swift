import Foundation
import TestSupport
import Testing

/// `simulate`, `deliver` and `welfare` from the shell.
@Suite struct PlayTests {
    private let folder: ScratchFolder
    private let types: String

    init() throws {
        folder = try ScratchFolder()
        types = try folder.write("t.csv", "type,cost,probability\na,4,0.5\n\"b:1\",1,0.5\n")
    }

    private func play(_ command: String, _ options: String...) async throws -> AccordRun {
        try await accord([command, types, "--participants", "3", "--accuracy", "power:1,1,1"] + options)
    }

    private func json(_ run: AccordRun) throws -> [String: Any] {
        #expect(run.status == 0, "\(run.talk)")
        return try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    }

    @Test func simulationKeepsItsPromises() async throws {
        let run = try await play("simulate", "--draws", "1e4", "--format", "table")
        #expect(run.status == 0)
        #expect(run.text.contains("Promises     kept"))
        #expect(try await play("simulate", "--draws", "1e4", "--format", "table").output == run.output)
        #expect(try await play("simulate", "--draws", "1e4", "--format", "table", "--seed", "2").output != run.output)
    }

    @Test func liarsAndAbsenteesAreToldApart() async throws {
        let run = try await play(
            "simulate", "--draws", "1000", "--lie", "b:1=a:0.25", "--away", "a:0.5", "--away", "b:1:0.1", "--format",
            "csv")
        #expect(run.status == 0)
        let shares = run.lines.dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).joined(separator: ",")
        }
        #expect(shares == ["a,a,0.5", "a,,0.5", "b:1,b:1,0.65", "b:1,a,0.25", "b:1,,0.1"])
        let document = try json(try await play("simulate", "--draws", "1000", "--lie", "b:1=a", "--format", "json"))
        #expect(document["honest"] is [String: Any])
        #expect(document["schema"] as? String == "accord.simulation/2")
    }

    @Test(arguments: [
        ["--lie", "a=c"], ["--lie", "a"], ["--lie", "a=b:1:0"], ["--lie", "a=b:1:1.5"], ["--away", "c"],
        ["--away", "a:0.6", "--away", "a:0.6"],
        ["--lie", "a=b:1", "--lie", "a=b:1:0.5"], ["--away", "a", "--lie", "a=b:1"],
        ["--draws", "0"], ["--draws", "1.5"], ["--draws", "1e12"], ["--seed", "-1"], ["--reward-policy", "all"],
    ])
    func wrongUsage(_ options: [String]) async throws {
        try await accord(["simulate", types, "--participants", "3"] + options).expectRefusal(64, options[0])
    }

    /// a(x) = 1 - 1/x: a model that performs r was trained on 1 / (1 - r) units.
    @Test(arguments: ["proportional", "threshold"]) func whatToHandOut(_ policy: String) async throws {
        let run = try await play(
            "deliver", "--came", "a=1", "--came", "b:1=2", "--reward-policy", policy, "--format", "json")
        let document = try json(run)
        let total = try #require(document["total"] as? Double)
        let performance = try #require(document["performance"] as? Double)
        #expect(isNear(performance, 1 - 1 / total))
        for share in try #require(document["types"] as? [[String: Any]]) {
            let given = try #require(share["performance"] as? Double)
            let data = try #require(share["data"] as? Double)
            let reward = try #require(share["reward"] as? Double)
            #expect(given <= performance)
            #expect(isNear(data, 1 / (1 - given)))
            #expect(isNear(reward, 100 * given))
        }
    }

    @Test(arguments: [
        ["--came", "a=1"], ["--came", "a=4"], ["--came", "a=1", "--came", "a=2"], ["--came", "c=3"], ["--came", "a=x"],
        ["--came", "a=-3"], ["--came", "a"],
    ])
    func groupsThatCannotCome(_ options: [String]) async throws {
        try await accord(["deliver", types, "--participants", "3"] + options).expectRefusal(64, "--came")
    }

    /// Names that look like options, and one composition, whose spread nobody knows.
    @Test func namesThatBeginWithAHyphen() async throws {
        let types = try folder.write("hyphen.csv", "type,cost,probability\n-a,0.2,0.5\n--b,0.1,0.5\n")
        let delivered = try await accord([
            "deliver", types, "--participants", "3", "--came", "-a=1", "--came", "--b=2", "--format", "json",
        ])
        #expect(delivered.status == 0, "\(delivered.talk)")
        let played = try await accord([
            "simulate", types, "--participants", "3", "--lie", "-a=--b:0.5", "--away", "--b", "--draws", "1",
            "--format", "json",
        ])
        let outcome = try #require(try json(played)["outcome"] as? [String: Any])
        let performance = try #require(outcome["performance"] as? [String: Any])
        #expect(performance["compositions"] as? Int == 1 && performance["standardError"] is NSNull)
    }

    @Test func welfareSaysWhoGains() async throws {
        let document = try json(try await play("welfare", "--format", "json"))
        let types = try #require(document["types"] as? [[String: Any]])
        // Alone a type of cost c has 100 - 20 sqrt(c).
        #expect(isNear(try #require(types[0]["outsideOption"] as? Double), 60))
        #expect(isNear(try #require(types[1]["outsideOption"] as? Double), 80))
        let performance = try #require(document["performance"] as? [String: Any])
        let cost = try #require(document["informationCost"] as? Double)
        let complete = try #require(performance["complete"] as? Double)
        let lower = try #require(performance["lower"] as? Double)
        #expect(isNear(complete - cost, lower))
        // Half the parties perform 1 - 1/5 alone, half 1 - 1/10.
        #expect(isNear(try #require(performance["alone"] as? Double), 0.85))
        #expect(try await play("welfare", "--format", "table").text.contains("Information cost"))
    }

    /// Complete information over all compositions, by rules, or not at all; and what is too much is refused at once.
    @Test func knownTypesAsTheyAreAskedFor() async throws {
        func performance(_ way: String) async throws -> [String: Any] {
            let document = try json(try await play("welfare", "--known-types", way, "--format", "json"))
            if way == "skip" {
                #expect(document["informationCost"] is NSNull)
                let types = try #require(document["types"] as? [[String: Any]])
                #expect(types.allSatisfy { $0["completeContribution"] is NSNull })
                #expect(types.allSatisfy { $0["completeContributionError"] is NSNull })
            }
            return try #require(document["performance"] as? [String: Any])
        }
        let (exact, fast, skipped) = (
            try await performance("exact"), try await performance("fast"), try await performance("skip")
        )
        let error = try #require(fast["completeError"] as? Double)
        let difference = try #require(exact["complete"] as? Double) - (try #require(fast["complete"] as? Double))
        #expect(error < 1e-8 && abs(difference) <= error + 1e-12)
        #expect(skipped["complete"] is NSNull && skipped["completeError"] is NSNull)
        #expect(skipped["lower"] as? Double == fast["lower"] as? Double)
        let lines = try await play("welfare", "--known-types", "skip", "--format", "csv").lines
        #expect(lines[1].hasSuffix(",") && lines[1].split(separator: ",", omittingEmptySubsequences: false)[8].isEmpty)

        try await accord(["welfare", types, "--participants", "1e9", "--known-types", "exact"])
            .expectRefusal(64, "--known-types fast")
        try await accord(["welfare", types, "--participants", "3", "--known-types", "quick"]).expectRefusal(64, "skip")
    }

    /// The rewards of `design` under either policy have the promise as their mean.
    @Test(arguments: ["proportional", "threshold"]) func designSaysHowPromisesAreKept(_ policy: String) async throws {
        let document = try json(try await play("design", "--reward-policy", policy, "--format", "json"))
        let rewards = try #require(document["rewards"] as? [String: Any])
        #expect(rewards["policy"] as? String == policy)
        #expect(rewards["draws"] is NSNull)
        for type in try #require(rewards["types"] as? [[String: Any]]) {
            let promise = try #require(type["promise"] as? Double)
            #expect(isNear(try #require(type["mean"] as? Double), promise))
            let histogram = try #require(type["histogram"] as? [String: Any])
            let weights = try #require(histogram["weights"] as? [Double])
            #expect(isNear(weights.reduce(0, +), 1))
        }
        #expect(
            try await play("design", "--reward-policy", policy, "--format", "table").text.contains(
                "Reward policy \(policy)"))
    }

    @Test(arguments: ["simulate", "deliver", "welfare", "verify"]) func anInputIsNotOverwritten(_ command: String)
        async throws
    {
        let needed = ["deliver": ["--came", "a=3"], "verify": ["--menu", folder("m.csv")]][command] ?? []
        try await accord([command, types, "--participants", "3", "--output", types] + needed).expectRefusal(
            64, "is the same file as")
        #expect(try folder.text("t.csv").hasPrefix("type,cost"))
    }
}
