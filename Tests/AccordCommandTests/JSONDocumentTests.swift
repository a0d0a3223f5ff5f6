import Foundation
import TestSupport
import Testing

@Suite struct JSONDocumentTests {
    private let folder: ScratchFolder
    private let types: String

    init() throws {
        folder = try ScratchFolder()
        types = try folder.write("t.csv", "type,cost,probability,quality\nnorth,0.1,0.5,1\nsouth,0.05,0.5,2\n")
    }

    private func document(_ options: String...) async throws -> [String: Any] {
        let run = try await accord(["design", types, "--participants", "3", "--format", "json"] + options)
        return try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    }

    private func object(_ value: Any?) throws -> [String: Any] { try #require(value as? [String: Any]) }
    private func list(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }

    @Test func everyKeyOfTheSchemaIsThere() async throws {
        let document = try await document()
        #expect(document["schema"] as? String == "accord.contract/1")
        let keys: [(path: [String], keys: Set<String>)] = [
            (
                [],
                [
                    "schema", "problem", "status", "performance", "modelValue", "menu", "checks", "ownView", "solver",
                    "prices",
                ]
            ),
            (["problem"], ["types", "participation", "accuracy", "valuation", "conditioning", "options"]),
            (["performance"], ["lower", "upper", "gap"]),
            (["checks"], ["individualRationality", "incentiveCompatibility", "performanceCap"]),
            (["solver"], ["engine", "evaluationError", "linearPrograms", "pivots", "cuts", "nodes", "seconds"]),
        ]
        for (path, expected) in keys {
            let found = try path.reduce(document) { try object($0[$1]) }
            #expect(Set(found.keys).isSuperset(of: expected), "\(path)")
        }
        let menu = try list(document["menu"])
        #expect(menu.count == 2)
        for row in menu {
            #expect(
                Set(row.keys) == [
                    "type", "cost", "probability", "quality", "contribution", "effectiveContribution", "reward",
                    "rewardPerformance",
                    "cap", "share", "utility", "outsideOption", "standaloneContribution", "excluded", "pool", "binding",
                ])
        }
        let views = try list(document["ownView"])
        #expect(views.map { $0["type"] as? String } == ["north", "south"])
        #expect(views.allSatisfy { Set($0.keys) == ["type", "reward", "shortfall"] })
        let prices = try list(document["prices"])
        #expect(!prices.isEmpty)
        #expect(prices.allSatisfy { Set($0.keys) == ["constraint", "type", "price"] })
    }

    @Test func theProblemIsEchoed() async throws {
        let problem = try object(
            try await document(
                "--accuracy", "power:0.95,2,0.5", "--valuation", "power:80,0.5", "--prefer", "coordinator",
                "--tolerance", "1e-6",
                "--normalize")["problem"])
        #expect(problem["participation"] as? String == "fixed:3")
        #expect(problem["accuracy"] as? String == "power:0.95,2,0.5")
        #expect(problem["valuation"] as? String == "power:80,0.5")
        #expect(problem["conditioning"] as? String == "at-least-one")
        let options = try object(problem["options"])
        #expect(options["prefer"] as? String == "coordinator")
        #expect(options["tolerance"] as? Double == 1e-6)
        #expect(options["normalize"] as? Bool == true)
        let types = try list(problem["types"])
        #expect(types.map { $0["cost"] as? Double } == [0.1, 0.05])
        #expect(types.map { $0["probability"] as? Double } == [0.5, 0.5])
        #expect(types.map { $0["quality"] as? Double } == [1, 2])
    }

    @Test func theDefaultsAreEchoed() async throws {
        let problem = try object(try await document()["problem"])
        #expect(problem["accuracy"] as? String == "bound:1,1")
        #expect(problem["valuation"] as? String == "linear:100")
        #expect(try object(problem["options"])["prefer"] as? String == "parties")
        #expect(try object(problem["options"])["tolerance"] as? Double == 1e-8)
    }

    /// The document is printed with one key a line, so the lines of each object must ascend.
    @Test func keysAreSorted() async throws {
        let run = try await accord("design", types, "--participants", "3", "--format", "json")
        var open: [[String]] = []
        var objects = 0
        for line in run.lines {
            if let key = line.firstMatch(of: /^ *"([^"]*)" :/) { open[open.count - 1].append(String(key.1)) }
            if line.hasSuffix("{") { open.append([]) }
            if line.trimmingCharacters(in: [" ", ","]) == "}" {
                let keys = open.removeLast()
                #expect(keys == keys.sorted())
                objects += keys.isEmpty ? 0 : 1
            }
        }
        #expect(open.isEmpty)
        #expect(objects > 10)
    }

    @Test func noneIsNull() async throws {
        let idle = try folder.write("idle.csv", "type,cost,probability\na,1000,1\n")
        let run = try await accord("design", idle, "--participants", "3", "--format", "json")
        #expect(run.text.contains("\"share\" : null"))
    }

    @Test func theVerdictFollowsFromTheBounds() async throws {
        let result = try await DesignResult(types)
        let bounds = result.performance
        #expect(bounds.gap == max(0, bounds.upper - bounds.lower))
        #expect(result.status == (bounds.gap <= 1e-8 ? "certified" : "bounded"))
        #expect(isNear(result.modelValue, 100 * bounds.lower))
    }

    @Test func thePipeGetsNothingBesideTheDocument() async throws {
        #expect(try await accord("design", types, "--participants", "3", "--format", "json").talk.isEmpty)
    }
}
