import Foundation
import TestSupport
import Testing

/// What ends a search before its bounds meet: forty qualities of one cost, whose optimum another program brackets
/// between 0.53880768747 and 5.0e-5 above, take half a minute.
@Suite struct SearchLimitTests {
    private static let optimum = 0.53880768747

    private static let qualities =
        "type,cost,probability,quality\n"
        + (0..<40).map { "t\($0),0.5,0.025,\(0.1 + 0.9 * Double($0) / 39)\n" }.joined()

    private struct Answer: Decodable {
        struct Bounds: Decodable {
            var lower: Double
            var upper: Double
        }
        var status: String
        var stoppedBy: String?
        var performance: Bounds
    }

    private func expectBounds(_ run: AccordRun, stoppedBy reason: String) throws {
        let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output))
        #expect(answer.status == "bounded")
        #expect(answer.stoppedBy == reason)
        #expect(answer.performance.lower <= Self.optimum + 5.0e-5)
        #expect(answer.performance.upper >= Self.optimum - 1e-9)
    }

    @Test(arguments: ["0.05", "1", "2.5"]) func theTimeLimitEndsASearchWithTrueBounds(_ seconds: String) async throws {
        let folder = try ScratchFolder()
        try folder.write("types.csv", Self.qualities)
        let run = try await accord(
            "design", "types.csv", "--participants", "10", "--time-limit", seconds, "--format", "json", in: folder.path)
        #expect(run.status == 0)
        try expectBounds(run, stoppedBy: "time-limit")
    }

    @Test func theTextSaysWhatEndedTheSearch() async throws {
        let folder = try ScratchFolder()
        try folder.write("types.csv", Self.qualities)
        let run = try await accord(
            "design", "types.csv", "--participants", "10", "--time-limit", "2.5", "--progress", "--format", "table",
            in: folder.path)
        #expect(run.status == 0)
        #expect(run.text.contains("the search was ended by its time limit"))
        // The first line comes with the first news after a second, which is two on a busy machine.
        let lines = run.talk.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("1 s: ") || $0.hasPrefix("2 s: ") }, "\(run.talk)")
    }

    @Test func theFirstInterruptEndsASearchWithTrueBounds() async throws {
        let folder = try ScratchFolder()
        try folder.write("types.csv", Self.qualities)
        let run = try await shell(
            """
            "$accord" design types.csv --participants 10 --time-limit 0 --progress --format json 2>log & child=$!
            until [ -s log ]; do sleep 0.05; done
            kill -INT $child; wait $child
            """, in: folder.path)
        #expect(run.status == 130)
        try expectBounds(run, stoppedBy: "interrupt")
    }

    /// Two at once leave no time for an answer.
    @Test func theSecondInterruptEndsTheProcess() async throws {
        let folder = try ScratchFolder()
        try folder.write("types.csv", "type,cost,probability\na,3,0.25\nb,2,0.25\nc,1,0.25\nd,0.5,0.25\n")
        let run = try await shell(
            """
            "$accord" design types.csv --participants 260 --engine enumerate --output menu.json & child=$!
            while kill -INT $child 2>/dev/null; do :; done
            wait $child
            """, in: folder.path)
        #expect(run.status == 130)
        #expect(!FileManager.default.fileExists(atPath: folder("menu.json")))
    }

    /// Within one expectation by Gauss rules, and while a table of three million compositions is made.
    @Test(arguments: [
        ["--participation", "poisson:40", "--engine", "gauss", "--accuracy", "arctan:0.01"],
        [
            "--participation", "poisson:40", "--engine", "gauss", "--accuracy", "weibull:0.9,0.8,500,0.5",
            "--valuation", "power:100,0.5",
        ],
        [
            "--participation", "binomial:200,0.1", "--engine", "gauss", "--accuracy", "power:0.95,3,0.4",
            "--valuation", "power:100,0.2",
        ],
        ["--participants", "11", "--engine", "enumerate", "--valuation", "power:100,0.5"],
    ])
    func aLimitIsKeptWhereOneExpectationTakesLonger(_ options: [String]) async throws {
        let folder = try ScratchFolder()
        let types = (0..<12).map { "t\($0),\(0.002 * Double($0 * $0 + 1)),1\n" }
        try folder.write("types.csv", "type,cost,probability\n" + types.joined())
        let words = ["design", "types.csv", "--normalize", "--time-limit", "0.5", "--format", "csv"] + options
        let run = try await shell(
            "TIMEFORMAT='%U'; time \"$accord\" \(words.joined(separator: " "))", in: folder.path)
        #expect(run.status == 0)
        #expect(run.talk.contains("the search was ended by its time limit"))
        // Of the processor, since tests run side by side: without looking within expectations half a minute.
        let seconds = try #require(run.talk.split(separator: "\n").last.flatMap { Double($0) })
        #expect(seconds < 2.5)
    }

    @Test(arguments: ["-1", "nan", "soon", "inf"]) func refusesWhatIsNoTime(_ text: String) async throws {
        let run = try await accord(
            "design", RepositoryFiles.data("big-firms.csv"), "--participants", "10", "--time-limit", text)
        run.expectRefusal(64, "--time-limit")
    }
}
