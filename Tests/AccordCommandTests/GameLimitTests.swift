import Foundation
import TestSupport
import Testing

/// What ends `bargain`, `compete` and `simulate` before they are through, and what they say then.
@Suite struct GameLimitTests {
    private struct Answer: Decodable {
        var stoppedBy: String?
        var unfinished: [String]?
        var draws: Int?
    }

    private struct Bargain: Decodable {
        struct Solution: Decodable { var share: Double }
        var solutions: [String: Solution?]
        var pareto: [[Double]]?
        var unfinished: [String]
    }

    private static func specialists(_ count: Int, _ revenues: String) -> String {
        "specialist,cost,exponent,revenue,revenue_family\n"
            + (0..<count).map { "s\($0),\(0.2 + 0.15 * Double($0)),\(2 + $0 % 2),1,\(revenues)\n" }.joined()
    }

    private static func game(users: Int, states: Int) -> (prior: String, payoffs: String) {
        var generator = SeededGenerator(seed: 9)
        var payoffs = "role,player,user,state,action,payoff\n"
        for role in ["user", "provider"] {
            for player in 0..<(role == "user" ? users : 3) {
                for state in 0..<states {
                    for action in 0..<6 {
                        let payoff = Double.random(in: 0...1, using: &generator)
                        payoffs += "\(role),\(role)\(player),,y\(state),a\(action),\(payoff)\n"
                    }
                }
            }
        }
        let prior = "state,probability\n" + (0..<states).map { "y\($0),\(1 / Double(states))\n" }.joined()
        return (prior, payoffs)
    }

    private func answer(_ run: AccordRun) throws -> Answer {
        try JSONDecoder().decode(Answer.self, from: Data(run.output))
    }

    /// What the ended search says of a rule is what the whole one says, and what it does not say is named.
    @Test func aBargainThatIsEndedKeepsWhatItFound() async throws {
        let folder = try ScratchFolder()
        try folder.write("specialists.csv", Self.specialists(12, "linear"))
        func bargain(_ limit: String) async throws -> AccordRun {
            try await accord(
                "bargain", "specialists.csv", "--generalist-cost", "1", "--time-limit", limit, "--format", "json",
                in: folder.path)
        }
        let whole = try JSONDecoder().decode(Bargain.self, from: Data(try await bargain("0").output))
        #expect(whole.unfinished.isEmpty && whole.pareto != nil)
        var wereEnded = 0
        for limit in ["0.001", "0.01", "0.02", "0.03", "0.04", "0.05", "0.07", "0.1", "0.2", "0.4", "0.8"] {
            let run = try await bargain(limit)
            if run.status == 75 {
                #expect(run.output.isEmpty && run.talk.contains("time limit"))
                continue
            }
            #expect(run.status == 0)
            let ended = try JSONDecoder().decode(Bargain.self, from: Data(run.output))
            if ended.unfinished.isEmpty { continue }
            wereEnded += 1
            #expect(ended.unfinished.contains("lotteries"))
            for (rule, solution) in ended.solutions {
                #expect((solution == nil) == ended.unfinished.contains(rule))
                if let solution, let full = whole.solutions[rule] { #expect(solution.share == full?.share) }
            }
            #expect((ended.pareto == nil) == ended.unfinished.contains("pareto"))
        }
        #expect(wereEnded > 0)
    }

    @Test func noAnswerBeforeTheLimitIsSaidWithItsOwnCode() async throws {
        let folder = try ScratchFolder()
        try folder.write("specialists.csv", Self.specialists(60, "root"))
        let run = try await accord(
            "bargain", "specialists.csv", "--generalist-cost", "1", "--time-limit", "0.05", in: folder.path)
        #expect(run.status == 75)
        #expect(run.output.isEmpty)
        #expect(run.talk.contains("was ended by its time limit before"))
    }

    @Test func aCompetitionThatIsEndedNamesWhatItDidNotLookInto() async throws {
        let folder = try ScratchFolder()
        let game = Self.game(users: 12, states: 20)
        try folder.write("prior.csv", game.prior)
        try folder.write("payoffs.csv", game.payoffs)
        let words = ["compete", "--prior", "prior.csv", "--payoffs", "payoffs.csv", "--time-limit", "3"]
        let run = try await accord(words + ["--format", "json"], in: folder.path)
        #expect(run.status == 0)
        let ended = try answer(run)
        #expect(ended.stoppedBy == "time-limit")
        #expect(ended.unfinished?.contains("anonymous") == true)
        let text = try await accord(words + ["--format", "table"], in: folder.path)
        #expect(text.text.contains("policies that are the same for all"))
        #expect(text.text.contains("was ended by its time limit before it came to"))
    }

    @Test func theFirstInterruptEndsAPlayWithTheDrawsSoFar() async throws {
        let folder = try ScratchFolder()
        let run = try await shell(
            """
            "$accord" simulate '\(RepositoryFiles.data("big-firms.csv"))' --participants 10 --draws 1e9 --time-limit 0 \
                --format json & child=$!
            sleep 2; kill -INT $child; wait $child
            """, in: folder.path)
        #expect(run.status == 130)
        let ended = try answer(run)
        #expect(ended.stoppedBy == "interrupt")
        #expect(try #require(ended.draws) > 1000)
        #expect(try #require(ended.draws) < 1_000_000_000)
    }
}
