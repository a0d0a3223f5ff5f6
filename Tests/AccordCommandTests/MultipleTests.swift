import Foundation
import TestSupport
import Testing

/// `design --multiple` and `--reward-multiple`, as scripts meet them.
@Suite struct MultipleTests {
    private let folder: ScratchFolder
    private let types = RepositoryFiles.data("small-parties.csv")

    init() throws { folder = try ScratchFolder() }

    private struct Answer: Decodable {
        struct Bounds: Decodable { var lower, upper: Double }
        struct Offer: Decodable { var contribution, reward: Double }
        struct Continuous: Decodable {
            var performance: Bounds
            var contributions: [Double]
            var loss: Double
        }
        struct Problem: Decodable {
            struct Options: Decodable { var multiple, rewardMultiple: Double? }
            var options: Options
        }
        var status: String
        var problem: Problem
        var performance: Bounds?
        var menu: [Offer]
        var continuous: Continuous?
    }

    private func design(_ table: String, _ options: String...) async throws -> (run: AccordRun, answer: Answer) {
        let run = try await accord(["design", table, "--format", "json"] + options)
        return (run, try JSONDecoder().decode(Answer.self, from: Data(run.output)))
    }

    @Test func theAnswerStandsBesideTheContinuousOne() async throws {
        let plain = try await design(types, "--participants", "10")
        #expect(plain.answer.continuous == nil && plain.answer.problem.options.multiple == nil)
        let (run, answer) = try await design(
            types, "--participants", "10", "--multiple", "10", "--reward-multiple", "0.5")
        #expect(run.status == 0 && answer.status == "certified")
        #expect(answer.problem.options.multiple == 10 && answer.problem.options.rewardMultiple == 0.5)
        for offer in answer.menu {
            #expect((offer.contribution / 10).rounded() == offer.contribution / 10)
            #expect((offer.reward / 0.5).rounded() == offer.reward / 0.5)
        }
        let continuous = try #require(answer.continuous)
        let (free, ours) = (try #require(plain.answer.performance), try #require(answer.performance))
        #expect(abs(continuous.performance.lower - free.lower) < 1e-12)
        #expect(abs(continuous.loss - (free.lower - ours.lower)) < 1e-12 && continuous.loss > 0)
        #expect(zip(continuous.contributions, plain.answer.menu).allSatisfy { abs($0 - $1.contribution) < 1e-9 })
    }

    @Test func theTextSaysWhatTheMultiplesCost() async throws {
        let run = try await accord("design", types, "--participants", "10", "--multiple", "10", "--format", "table")
        #expect(run.status == 0)
        #expect(run.text.contains("contributions in whole multiples of 10 units"))
        #expect(run.text.contains("Whole multiples  0.00228 less than 0.690532528491 without them"))
    }

    /// Alone type b trains on 203 units and has 29.3, which no multiple of 600 leaves it.
    @Test func whereNoMenuExistsItIsSaid() async throws {
        let table = try folder.write("t.csv", "type,cost,probability\na,0.3,0.5\nb,0.2,0.5\n")
        let (run, answer) = try await design(
            table, "--participants", "2", "--accuracy", "exponential:1,0.005", "--conditioning", "own", "--multiple",
            "600")
        #expect(run.status == 2)
        #expect(answer.status == "infeasible" && answer.menu.isEmpty && answer.performance == nil)
        #expect(run.text.contains("No menu exists in whole multiples of 600"))
        let (early, undecided) = try await design(
            types, "--participants", "10", "--multiple", "10", "--time-limit", "1e-6")
        #expect(early.status == 2 && undecided.status == "undecided")
    }

    @Test(arguments: [
        (["--multiple", "0"], "above 0"), (["--multiple", "-3"], "above 0"), (["--multiple", "nan"], "not a number"),
        (["--multiple", "1e-300"], "1e12 multiples"), (["--reward-multiple", "3"], "goes with --multiple"),
        (["--multiple", "10", "--reward-multiple", "0"], "for rewards"),
        (["--multiple", "10", "--relaxed"], "--relaxed"),
    ])
    func misuseIsRefused(_ options: [String], _ word: String) async throws {
        let run = try await accord(["design", types, "--participants", "10"] + options)
        run.expectRefusal(64, word)
    }

    @Test func typesOfOneOfferWithoutACommonMultipleAreRefused() async throws {
        let table = try folder.write(
            "t.csv", "type,cost,probability,quality\na,2,0.5,1\nb,2.8284271247461903,0.5,1.4142135623730951\n")
        let run = try await accord("design", table, "--participants", "5", "--multiple", "10")
        run.expectRefusal(65, "\"a\", \"b\"", "ratio of whole numbers")
    }

    @Test(arguments: [("p.lp", "Generals\n multiple_1\n"), ("p.mps", "'INTORG'")])
    func theIntegerProgramIsWritten(_ name: String, _ section: String) async throws {
        let path = folder(name)
        let run = try await accord(
            "design", types, "--participants", "10", "--multiple", "10", "--lp", path, "--quiet", "--format", "csv")
        #expect(run.status == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains(section))
    }
}
