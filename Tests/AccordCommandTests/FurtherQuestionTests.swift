import Foundation
import TestSupport
import Testing

@Suite struct FurtherQuestionTests {
    private func compete(_ prior: String, _ payoffs: String, _ options: String...) async throws -> AccordRun {
        try await accord(
            ["compete", "--prior", RepositoryFiles.data("compete/\(prior).csv")]
                + ["--payoffs", RepositoryFiles.data("compete/\(payoffs).csv")] + options)
    }

    private func document(_ run: AccordRun) throws -> [String: Any] {
        try #require(run.status == 0, "\(run.talk)")
        return try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    }

    @Test func whoLeavesIsNamed() async throws {
        let run = try await compete(
            "even-prior", "advisers-payoffs", "--leave-out", "2", "--format", "json", "--quiet")
        let steps = try #require(try document(run)["leaveOut"] as? [[String: Any]])
        #expect(steps.map { $0["k"] as? Int } == [0, 1, 2])
        let values = steps.compactMap { $0["value"] as? Double }
        #expect(values.count == 3 && values[1] > 1 - 1e-9 && abs(values[2] - 0.5) < 1e-9)
        #expect(steps[2]["without"] as? [String] == ["map", "guide"])
        let text = try await compete("even-prior", "advisers-payoffs", "--leave-out", "2", "--format", "table").text
        #expect(text.contains("traveller is sure of less once 2 leave: 0.5 without map, guide"))
    }

    @Test func aTrialsMovesNeverEnd() async throws {
        let options = ["--dynamics", "--increment", "0.1", "--quiet"]
        let run = try await accord(
            ["compete", "--prior", RepositoryFiles.data("compete/trial-prior.csv")]
                + ["--payoffs", RepositoryFiles.data("compete/trial-payoffs.csv"), "--format", "json"] + options)
        let dynamics = try #require((try document(run)["dynamics"] as? [[String: Any]])?.first)
        #expect(dynamics["converged"] as? Bool == false && dynamics["regret"] is NSNull)
        let band = try #require(dynamics["band"] as? [Double])
        #expect(abs(band[0] - 0.9) < 1e-9 && abs(band[1] - 1) < 1e-9)
        let path = try #require(dynamics["path"] as? [Double])
        #expect(zip(path, [0.7, 0.7, 0.8, 0.9, 1, 0.9]).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func silenceIsTheWorstForBoth() async throws {
        let run = try await compete(
            "even-prior", "silent-payoffs", "--anonymous-equilibria", "--format", "json", "--quiet")
        let users = try #require(try document(run)["anonymousEquilibria"] as? [[String: Any]])
        #expect(users.count == 2)
        for user in users {
            #expect(abs((user["found"] as? Double ?? 0) - 0.5) < 1e-8)
            #expect(abs((user["price"] as? Double ?? 0) - 0.5) < 1e-8)
        }
    }

    @Test func whatWasNotAskedIsNotThere() async throws {
        let run = try await compete("even-prior", "silent-payoffs", "--format", "json", "--quiet")
        let keys = Set(try document(run).keys)
        #expect(keys.isDisjoint(with: ["leaveOut", "dynamics", "anonymousEquilibria"]))
    }

    @Test func questionsThatDoNotFitAreRefused() async throws {
        try await compete("trial-prior", "trial-payoffs", "--increment", "0.1").expectRefusal(64, "--dynamics")
        try await compete("trial-prior", "trial-payoffs", "--dynamics", "--increment", "0")
            .expectRefusal(64, "give a payoff above 0")
        try await compete("trial-prior", "trial-payoffs", "--leave-out", "-1")
            .expectRefusal(64, "whole number of providers")
        try await compete("trial-prior", "trial-payoffs", "--anonymous-equilibria")
            .expectRefusal(64, "two users and at least two providers")
    }
}
