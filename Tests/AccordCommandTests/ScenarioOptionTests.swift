import Foundation
import TestSupport
import Testing

/// `--scenarios` on the command line.
@Suite struct ScenarioOptionTests {
    private static let types = "type,cost,probability\na,0.2,0.5\nb,0.1,0.5\n"
    private static let scenarios = "type,usual,few good\nb,0.5,0.2\na,0.5,0.8\n"

    private func run(
        _ command: String, types: String = types, scenarios: String = scenarios, _ more: [String] = []
    ) async throws -> AccordRun {
        let folder = try ScratchFolder()
        try folder.write("types.csv", types)
        try folder.write("scenarios.csv", scenarios)
        try folder.write("menu.csv", "type,contribution,reward\na,100,0\nb,100,99.9999\n")
        return try await accord(
            [command, "types.csv", "--participants", "4", "--scenarios", "scenarios.csv"] + more, in: folder.path)
    }

    @Test(arguments: [
        // A type twice, one that is not known, one without a row.
        ("type,x\na,0.5\nb,0.25\na,0.25\n", "scenarios.csv:4:1: ", "line 2 already"),
        ("type,x\na,0.5\nb,0.25\nc,0.25\n", "scenarios.csv:4:1: ", "there is no type \"c\""),
        ("type,x\na,1\n", "scenarios.csv: ", "the type \"b\" of types.csv has no row"),
        // Sums, numbers, cells.
        ("type,x,y\na,0.5,0.5\nb,0.5,0.4\n", "scenarios.csv:1:8: ", "sum to 0.9, not to 1"),
        ("type,x\na,1.5\nb,-0.5\n", "scenarios.csv:2:3: ", "from 0 to 1"),
        ("type,x\na,half\nb,0.5\n", "scenarios.csv:2:3: ", "half"),
        ("type,x\na,0.5\nb,\n", "scenarios.csv:3:3: ", "empty"),
        ("type,x\na,0\nb,0\n", "scenarios.csv:1:6: ", "sum to 0.0"),
        // No scenario, no type, a scenario twice.
        ("type\na\nb\n", "scenarios.csv:1", "no scenario"), ("x\n1\n", "scenarios.csv:1", "\"type\" is missing"),
        ("type,x,x\na,0.5,0.5\nb,0.5,0.5\n", "scenarios.csv:1:8: ", "already"),
    ])
    func badTablesAreNamed(_ table: String, _ place: String, _ words: String) async throws {
        let run = try await run("design", scenarios: table)
        #expect(run.status == 65)
        #expect(run.output.isEmpty)
        #expect(run.talk.contains(place), "\(run.talk)")
        #expect(run.talk.contains(words), "\(run.talk)")
    }

    @Test(arguments: [
        (["--multiple", "10"], Int32(64), "leave out --scenarios"),
        (["--probability-l1", "0.1"], 64, "--probability-l1, --scenarios"),
        (["--scenarios", "none.csv"], 66, "none.csv"),
    ])
    func whatDoesNotGoTogetherIsRefused(_ options: [String], _ status: Int32, _ words: String) async throws {
        let run = try await run("design", options)
        #expect(run.status == status)
        #expect(run.talk.contains(words), "\(run.talk)")
    }

    @Test func rangesDoNotGoWithScenarios() async throws {
        let table = "type,cost,probability_low,probability_high\na,0.2,0.1,0.9\nb,0.1,0.1,0.9\n"
        let run = try await run("design", types: table)
        #expect(run.status == 64)
        #expect(run.talk.contains("do not go with scenarios"))
    }

    @Test(arguments: ["simulate", "welfare"]) func othersNeedOneLaw(_ command: String) async throws {
        let run = try await run(command)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.talk.contains("need one law of who comes") && run.talk.contains("leave out --scenarios"))
    }

    /// Whether probabilities are there or not, the menu is the same; only what it is compared with is not.
    @Test func statedProbabilitiesAreNoScenario() async throws {
        func document(_ types: String) async throws -> [String: Any] {
            let run = try await run("design", types: types, ["--format", "json"])
            #expect(run.status == 0, "\(run.talk)")
            return try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        }
        let bare = try await document("type,cost\na,0.2\nb,0.1\n")
        let stated = try await document("type,cost,probability\na,0.2,0.1\nb,0.1,0.9\n")
        func performance(_ document: [String: Any]) throws -> Double {
            try #require((document["performance"] as? [String: Any])?["lower"] as? Double)
        }
        #expect(try performance(bare) == performance(stated))
        func comparison(_ document: [String: Any]) -> [String: Any]? {
            (document["robustness"] as? [String: Any])?["stated"] as? [String: Any]
        }
        #expect(comparison(bare) == nil)
        #expect(try #require(comparison(stated)?["probabilities"] as? [Double]) == [0.1, 0.9])
        let scenarios = (bare["robustness"] as? [String: Any])?["scenarios"] as? [[String: Any]]
        #expect(scenarios?.map { $0["name"] as? String } == ["usual", "few good"])
    }

    /// Weights that sum to anything, with `--normalize`.
    @Test func weightsCanBeNormalized() async throws {
        let plain = try await run("design", ["--format", "csv"])
        let weights = try await run(
            "design", scenarios: "type,usual,few good\nb,3,1\na,3,4\n", ["--format", "csv", "--normalize"])
        #expect(plain.status == 0 && weights.status == 0, "\(weights.talk)")
        #expect(plain.output == weights.output)
    }

    @Test func verifyLooksAtEachScenario() async throws {
        let folder = try ScratchFolder()
        try folder.write("types.csv", Self.types)
        try folder.write("scenarios.csv", Self.scenarios)
        try folder.write("usual.csv", "type,usual\na,0.5\nb,0.5\n")
        func accord(_ words: String) async throws -> AccordRun {
            try await AccordCommandTests.accord(words.split(separator: " ").map(String.init), in: folder.path)
        }
        let options = "types.csv --participants 4 --scenarios"
        #expect(try await accord("design \(options) scenarios.csv --output both.csv").status == 0)
        #expect(try await accord("design \(options) usual.csv --output one.csv").status == 0)
        #expect(try await accord("verify \(options) scenarios.csv --menu both.csv").status == 0)
        #expect(try await accord("verify \(options) usual.csv --menu both.csv").status == 0)
        #expect(try await accord("verify \(options) usual.csv --menu one.csv").status == 0)
        let broken = try await accord("verify \(options) scenarios.csv --menu one.csv")
        #expect(broken.status == 1)
        #expect(broken.talk.contains("promised too much"), "\(broken.talk)")
        let delivery = try await accord("deliver \(options) scenarios.csv --came a=4")
        #expect(delivery.status == 0, "\(delivery.talk)")
    }
}
