import TestSupport
import Testing

/// Menus that can be worked out by hand, with accuracy 1 - 1/x and value 100 times the accuracy: alone a type of cost c
/// trains on 10 / sqrt(c) units, which leaves it 100 - 20 sqrt(c).
@Suite struct KnownAnswerTests {
    private let folder: ScratchFolder
    private let accuracy = ["--accuracy", "power:1,1,1"]

    init() throws { folder = try ScratchFolder() }

    private func solve(_ rows: String, participants: String, _ options: String...) async throws -> DesignResult {
        let table = try folder.write("t.csv", "type,cost,probability\n" + rows)
        return try DesignResult(
            await accord(["design", table, "--participants", participants, "--format", "json"] + accuracy + options))
    }

    @Test func aLonePartyTrainsAlone() async throws {
        let result = try await solve("a,4,1\n", participants: "1")
        let row = try result["a"]
        #expect(isNear(row.contribution, 5))
        #expect(isNear(row.reward, 80))
        #expect(isNear(row.outsideOption, 60))
        #expect(isNear(row.utility, 60))
        #expect(isNear(result.performance.lower, 0.8))
        #expect(result.status == "certified")
        #expect(Set(row.binding).isSuperset(of: ["ir", "cap"]))
    }

    /// Four parties of cost 1 give m each. The cap 100 - 25 / m must leave the 80 that each has alone: m = 10 +
    /// sqrt(75).
    @Test func fourEqualPartiesGiveAllThatTheCapPaysFor() async throws {
        let result = try await solve("a,1,1\n", participants: "4")
        let row = try result["a"]
        let m = 10 + 75.0.squareRoot()
        #expect(isNear(row.contribution, m))
        #expect(isNear(row.reward, 80 + m))
        #expect(isNear(row.cap, 80 + m))
        #expect(isNear(try #require(row.share), 1))
        #expect(isNear(row.rewardPerformance, 0.8 + m / 100))
        #expect(isNear(result.performance.lower, 1 - 1 / (4 * m)))
        #expect(!row.excluded)
    }

    /// Training on nothing but 1000 value units a unit: a model is worth at most 100, and no data come together.
    @Test func wherePayingIsHopelessEverybodyStaysOut() async throws {
        let table = try folder.write("t.csv", "type,cost,probability\na,1000,0.5\nb,2000,0.5\n")
        let result = try await DesignResult(table)
        #expect(result.status == "certified")
        #expect(result.performance.lower == 0)
        #expect(result.menu.allSatisfy { $0.excluded && $0.contribution == 0 && $0.reward == 0 && $0.share == nil })
    }

    @Test(arguments: ["parties", "coordinator"]) func theMenuKeepsEveryPromise(_ preference: String) async throws {
        let result = try await solve("a,4,0.3\nb,1,0.3\nc,0.25,0.4\n", participants: "5", "--prefer", preference)
        #expect(result.performance.lower <= result.performance.upper)
        #expect(
            isNear(result.performance.gap, max(0, result.performance.upper - result.performance.lower), relative: 1e-15)
        )
        #expect(result.status == (result.performance.gap <= 1e-8 ? "certified" : "bounded"))
        for row in result.menu {
            #expect(row.utility >= row.outsideOption - 1e-9)
            #expect(row.reward <= row.cap + 1e-9)
            #expect(isNear(row.utility, row.reward - row.cost * row.contribution))
            for other in result.menu { #expect(other.reward - row.cost * other.contribution <= row.utility + 1e-9) }
        }
    }

    @Test func preferenceMovesRewardsAndNothingElse() async throws {
        let rows = "a,4,0.3\nb,1,0.3\nc,0.25,0.4\n"
        let most = try await solve(rows, participants: "5", "--prefer", "parties")
        let least = try await solve(rows, participants: "5", "--prefer", "coordinator")
        let unsaid = try await solve(rows, participants: "5")
        #expect(unsaid.menu.map(\.reward) == most.menu.map(\.reward))
        for (more, less) in zip(most.menu, least.menu) {
            #expect(isNear(more.contribution, less.contribution))
            #expect(more.reward >= less.reward - 1e-9)
        }
        #expect(isNear(most.performance.lower, least.performance.lower))
    }

    /// A coarse tolerance certifies whatever lies within it, and is echoed.
    @Test func aCoarseToleranceCertifies() async throws {
        let result = try await solve("a,4,0.5\nb,1,0.5\n", participants: "5", "--tolerance", "0.5")
        #expect(result.status == "certified")
        #expect(result.performance.gap <= 0.5)
    }
}
