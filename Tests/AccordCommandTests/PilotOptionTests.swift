import Foundation
import TestSupport
import Testing

/// Contracts on a pilot instead of a given curve.
@Suite struct PilotOptionTests {
    private let pilot = RepositoryFiles.data("pilots/mnist-logreg.csv")
    private let types = RepositoryFiles.data("university-and-hospital.csv")

    private func run(_ command: String, _ options: [String]) async throws -> AccordRun {
        try await accord([command, types, "--participants", "10"] + options)
    }

    /// The contract is that of its own curves given by hand, and its menu passes the audit on the same pilot.
    @Test func theAnswerRestsOnTheCurvesThatItNames() async throws {
        let asked = ["--pilot", pilot, "--baseline", "0.1"]
        let folder = try ScratchFolder()
        let piloted = try await run("design", asked + ["--format", "json", "--outside-curve", "lower"])
        let document = try #require(try JSONSerialization.jsonObject(with: Data(piloted.output)) as? [String: Any])
        let record = try #require(document["pilot"] as? [String: Any])
        let curve = try #require(record["curve"] as? String)
        let given = try await run("design", ["--accuracy", curve, "--format", "json"])
        let other = try #require(try JSONSerialization.jsonObject(with: Data(given.output)) as? [String: Any])
        let (one, two) = (try performance(document), try performance(other))
        #expect(abs(one - two) < 1e-12)
        #expect(abs(try #require(record["expectedScore"] as? Double) - (0.1 + 0.9 * one)) < 1e-12)

        let menu = folder("menu.csv")
        _ = try await run("design", asked + ["--output", menu, "--quiet"])
        #expect(try await run("verify", asked + ["--menu", menu]).status == 0)
        #expect(try await run("verify", ["--accuracy", "power:0.9,9,0.9", "--menu", menu]).status == 1)
    }

    private func performance(_ document: [String: Any]) throws -> Double {
        let bounds = try #require(document["performance"] as? [String: Any])
        return try #require(bounds["lower"] as? Double)
    }

    @Test(arguments: [
        (["--pilot", "-", "--accuracy", "arctan:0.1"], "--pilot takes the place of --accuracy"),
        (["--trust", "fit"], "--trust goes with --pilot"), (["--baseline", "0.1"], "--baseline goes with --pilot"),
        (["--pilot", "-", "--validation-rows", "9"], "--validation-rows goes with --trust prediction"),
        (["--pilot", "-", "--trust", "prediction", "--validation-rows", "0"], "Give a whole number from 1"),
        (["--pilot", "-", "--baseline", "1"], "at least 0 and below 1"),
    ])
    func misuseIsNamed(_ options: [String], _ complaint: String) async throws {
        let answer = try await run("design", options)
        #expect(answer.status == 64)
        #expect(answer.talk.contains(complaint), "\(answer.talk)")
    }

    @Test func aPilotThatIsNoneIsRefused() async throws {
        let folder = try ScratchFolder()
        let short = try folder.write("short.csv", "samples,score\n10,0.2\n20,0.3\n40,0.4\n")
        let answer = try await run("design", ["--pilot", short])
        #expect(answer.status == 65 && answer.output.isEmpty)
        #expect(answer.talk.contains("3 sizes"), "\(answer.talk)")
        let worse = try folder.write(
            "worse.csv", "samples,score\n10,0.1\n20,0.15\n40,0.2\n80,0.2\n160,0.21\n320,0.2\n")
        let hopeless = try await run("design", ["--pilot", worse, "--baseline", "0.5"])
        #expect(hopeless.status == 65 && hopeless.output.isEmpty)
        #expect(hopeless.talk.contains("worse.csv"), "\(hopeless.talk)")
    }

    /// A lone party accepts no menu on a curve below its own, and hears what would do.
    @Test func whereCautionLeavesNoMenuTheAnswerSaysWhatWouldDo() async throws {
        let answer = try await accord(
            ["design", types, "--participants", "1", "--pilot", pilot, "--baseline", "0.1", "--format", "table"])
        #expect(answer.status == 2)
        #expect(answer.text.contains("with trust lower and outside curve lower there is a menu"), "\(answer.text)")
    }
}
