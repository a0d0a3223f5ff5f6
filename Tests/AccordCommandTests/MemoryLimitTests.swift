import Foundation
import TestSupport
import Testing

/// What a limit on memory does: another engine, a refusal, or the best answer until then, and never more memory than that
/// and what an answer takes.
@Suite struct MemoryLimitTests {
    private static let types =
        "type,cost,probability\n" + (0..<5).map { "t\($0),\(0.005 * Double($0 + 1)),1\n" }.joined()

    private struct Answer: Decodable {
        struct Solver: Decodable { var engine: String }
        var stoppedBy: String?
        var status: String
        var solver: Solver
    }

    /// Runs a command, with the most memory that it held, in MB, as the last line that it says.
    private func measured(
        _ words: String, types: String = Self.types
    ) async throws -> (run: AccordRun, megabytes: Double) {
        let folder = try ScratchFolder()
        try folder.write("types.csv", types)
        let run = try await shell(
            """
            python3 -c 'import resource, subprocess, sys
            status = subprocess.run(sys.argv[1:]).returncode
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000, file=sys.stderr)
            sys.exit(status)' "$accord" \(words)
            """, in: folder.path)
        return (run, try #require(run.talk.split(separator: "\n").last.flatMap { Double($0) }))
    }

    /// Sixty parties of five types come together in 600,000 ways.
    @Test func anEngineThatNeedsLessIsTaken() async throws {
        let words = "design types.csv --normalize --participants 60 --accuracy arctan:0.01 --format json"
        let (run, megabytes) = try await measured(words + " --memory-limit 150")
        #expect(run.status == 0)
        let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output))
        #expect(answer.solver.engine == "laplace")
        #expect(megabytes < 200)
    }

    @Test func whatIsKnownNotToFitIsRefused() async throws {
        let words = "design types.csv --normalize --participants 60 --engine enumerate --memory-limit 150"
        let (run, megabytes) = try await measured(words)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.talk.contains("To allow more, raise --memory-limit."))
        #expect(megabytes < 150)
    }

    /// One expectation of forty parties of a hundred types takes more than twice as much where nothing ends it.
    @Test func aSearchThatGrowsToItEndsWithTheAnswerUntilThen() async throws {
        let types = (0..<100).map { "t\($0),\(0.0005 * pow(1.047, Double($0))),1\n" }
        let (run, megabytes) = try await measured(
            "design types.csv --normalize --participation poisson:40 --engine gauss --accuracy arctan:0.01 "
                + "--memory-limit 100 --format json", types: "type,cost,probability\n" + types.joined())
        #expect(run.status == 0)
        #expect(megabytes < 150)
        let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output))
        #expect(answer.stoppedBy == "memory-limit")
        #expect(answer.status == "bounded")
    }

    @Test(arguments: ["verify", "simulate"]) func refusesWhatIsNoMemory(_ command: String) async throws {
        for text in ["-1", "99", "nan", "much"] {
            let run = try await accord(
                command, RepositoryFiles.data("big-firms.csv"), "--participants", "10", "--menu", "menu.csv",
                "--memory-limit", text)
            run.expectRefusal(64, "--memory-limit")
        }
    }
}
