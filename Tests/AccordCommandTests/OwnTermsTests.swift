import Foundation
import TestSupport
import Testing

/// Columns of values and outside options, on the command line.
@Suite struct OwnTermsTableTests {
    private func run(_ table: String, _ words: String...) async throws -> AccordRun {
        let folder = try ScratchFolder()
        let path = try folder.write("types.csv", table)
        return try await accord([words[0], path, "--participants", "3"] + words.dropFirst(), in: folder.path)
    }

    @Test(arguments: [
        ("type,cost,probability,value\na,0.1,1,0\n", 2, 9), ("type,cost,probability,value\na,0.1,1,-1\n", 2, 9),
        ("type,cost,probability,value\na,0.1,1,x\n", 2, 9), ("type,cost,probability,value\na,0.1,1,1e200\n", 2, 9),
        ("type,cost,probability,outside\na,0.1,0.5,\nb,0.2,0.5,-3\n", 3, 11),
        ("type,cost,probability,outside\na,0.1,0.5,\nb,0.2,0.5,much\n", 3, 11),
        ("type,cost,probability,outside\na,0.1,0.5,\nb,0.2,0.5,inf\n", 3, 11),
    ])
    func badCellsAreNamed(_ table: String, _ line: Int, _ column: Int) async throws {
        let run = try await run(table, "design")
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.talk.contains("types.csv:\(line):\(column): "), "\(run.talk)")
    }

    private static let tooMuch = "type,cost,probability,outside\na,0.2,0.5,90\nb,0.1,0.5,\n"

    @Test func noMenuIsAnAnswer() async throws {
        let run = try await run(Self.tooMuch, "design", "--format", "json")
        #expect(run.status == 2)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        #expect(document["status"] as? String == "infeasible")
        #expect(document["conflict"] as? [String] == ["a"])
        #expect(try #require(document["shortfall"] as? Double) > 0)
        #expect((document["menu"] as? [Any])?.isEmpty == true)
    }

    @Test(arguments: ["deliver", "simulate", "welfare"]) func othersRefuse(_ command: String) async throws {
        let run = try await run(Self.tooMuch, [command] + (command == "deliver" ? ["--came", "a=3"] : []))
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.talk.contains("No menu exists: the outside option of a cannot be met"))
    }

    private func run(_ table: String, _ words: [String]) async throws -> AccordRun {
        let folder = try ScratchFolder()
        let path = try folder.write("types.csv", table)
        return try await accord([words[0], path, "--participants", "3"] + words.dropFirst(), in: folder.path)
    }

    /// What `design` writes holds when `verify` looks, in the types' own units, and can be read as a table of types.
    @Test func menusHoldInOwnUnits() async throws {
        let folder = try ScratchFolder()
        let types = try folder.write(
            "types.csv", "type,cost,probability,value,outside\na,0.4,0.5,2,\nb,0.04,0.5,0.5,12\n")
        let design = try await accord(
            ["design", types, "--participants", "10", "--output", "menu.csv"], in: folder.path)
        #expect(design.status == 0)
        for table in [types, "menu.csv"] {
            let verify = try await accord(
                ["verify", table, "--participants", "10", "--menu", "menu.csv", "--format", "json"], in: folder.path)
            #expect(verify.status == 0)
            let document = try #require(try JSONSerialization.jsonObject(with: Data(verify.output)) as? [String: Any])
            for row in try #require(document["menu"] as? [[String: Any]]) {
                let (value, reward) = (try #require(row["value"] as? Double), try #require(row["reward"] as? Double))
                let cost = try #require(row["cost"] as? Double) * #require(row["contribution"] as? Double)
                #expect(abs(try #require(row["worth"] as? Double) - value * reward) < 1e-9)
                #expect(abs(try #require(row["utility"] as? Double) - (value * reward - cost)) < 1e-9)
            }
        }
    }

    @Test func aSweepCountsCasesWithoutAMenuAsAnswered() async throws {
        let folder = try ScratchFolder()
        try folder.write(
            "sweep.csv",
            "participants,cost_a,probability_a,outside_a,cost_b,probability_b,value_b\n"
                + "3,0.2,0.5,90,0.1,0.5,\n3,0.2,0.5,,0.1,0.5,2\n")
        let run = try await accord(["sweep", "sweep.csv", "--format", "csv"], in: folder.path)
        #expect(run.status == 0)
        #expect(run.talk.contains("1 certified, 1 infeasible"), "\(run.talk)")
    }

    @Test func knownTypesCannotBeExact() async throws {
        let run = try await run(
            "type,cost,probability,outside\na,0.2,0.5,10\nb,0.1,0.5,\n", "welfare", "--known-types", "exact")
        #expect(run.status == 64)
        #expect(run.talk.contains("--known-types skip"))
    }

    @Test(arguments: [
        ("type,cost,probability_low,probability_high\na,0.2,0.1,0.9\nb,0.1,0.1,0.9\n", "", 0, "measured, not proved"),
        ("type,cost,probability_low,probability_high\na,0.2,0.1,0.3\nb,0.1,0.1,0.3\n", "own", 65, "types.csv:1:11: "),
        ("type,cost,probability_low,probability_high\na,0.2,0.5,0.3\nb,0.1,0.1,0.3\n", "own", 65, "types.csv:2:7: "),
        ("type,cost,probability_low,probability_high\na,0.2,,0.3\nb,0.1,0.1,0.9\n", "own", 65, "types.csv:2:7: "),
        ("type,cost,probability_low,probability_high\na,0.2,,\nb,0.1,0.1,0.9\n", "own", 65, "types.csv:2:7: "),
        ("type,cost,probability_low\na,0.2,0.3\nb,0.1,0.1\n", "own", 65, "probability_high"),
    ])
    func rangesOfProbabilities(_ table: String, _ conditioning: String, _ status: Int32, _ words: String) async throws {
        let run = try await run(table, ["design"] + (conditioning.isEmpty ? [] : ["--conditioning", conditioning]))
        #expect(run.status == status)
        #expect(run.talk.contains(words), "\(run.talk)")
    }

    @Test(arguments: [
        ("--probability-l1 3 --conditioning own", 64, "from 0 to 2"),
        ("--probability-l1 0.1", 0, "measured, not proved"), ("--probability-l1 0.1 --multiple 10", 64, "need one law"),
        ("--accuracy-high bound:2", 65, "lies below"), ("--accuracy-high bound:x", 64, "bound"),
        ("--probability-l1 0.1 --conditioning own", 0, "the worst of those that may be: a 0.55, b 0.45"),
    ])
    func optionsForWhatIsNotKnown(_ options: String, _ status: Int32, _ words: String) async throws {
        let run = try await run(
            "type,cost,probability\na,0.2,0.5\nb,0.1,0.5\n", ["design"] + options.split(separator: " ").map(String.init)
        )
        #expect(run.status == status)
        #expect(run.talk.contains(words), "\(run.talk)")
    }
}
