import TestSupport
import Testing

/// What is said beside the result stands on standard error, and `--quiet` leaves it out.
@Suite struct NotesTests {
    private let folder: ScratchFolder
    private let merged: String
    private static let note = "Types b, c have equal cost per effective unit and count as one type."

    init() throws {
        folder = try ScratchFolder()
        merged = try folder.write("m.csv", "type,cost,probability,quality\na,0.3,0.5,1\nb,0.1,0.25,1\nc,0.2,0.25,2\n")
    }

    @Test(arguments: ["csv", "json"]) func mergedTypesAreNamedOnStandardError(_ format: String) async throws {
        let run = try await accord("design", merged, "--participants", "3", "--format", format)
        #expect(run.status == 0)
        #expect(run.talk.split(separator: "\n").first.map(String.init) == Self.note)
        #expect(!run.text.contains("count as one type"))
    }

    @Test func theTableNamesThemItself() async throws {
        let run = try await accord("design", merged, "--participants", "3", "--format", "table")
        #expect(run.lines.contains { $0 == Self.note })
        #expect(run.talk.isEmpty)
    }

    @Test func mergedTypesGetOneOffer() async throws {
        let result = try await DesignResult(merged)
        let (b, c) = (try result["b"], try result["c"])
        #expect(result.mergedTypes == [["b", "c"]])
        #expect(b.pool == c.pool)
        #expect(b.effectiveContribution == c.effectiveContribution)
        #expect(b.reward == c.reward)
        #expect(isNear(c.contribution, b.contribution / 2))
    }

    /// One type of probability p is the same as two of the same cost that share p.
    @Test func splittingATypeChangesNothing() async throws {
        let whole = try folder.write("w.csv", "type,cost,probability\na,0.3,0.5\nbc,0.1,0.5\n")
        let (one, two) = (try await DesignResult(whole), try await DesignResult(merged))
        #expect(isNear(one.performance.lower, two.performance.lower))
        #expect(isNear(try one["bc"].contribution, try two["b"].contribution, relative: 1e-6))
        #expect(isNear(try one["bc"].reward, try two["b"].reward, relative: 1e-6))
    }

    @Test func boundsAndChecksGoToStandardErrorWithCSV() async throws {
        let run = try await accord("design", merged, "--participants", "3", "--format", "csv")
        #expect(run.talk.contains("<= optimum <="))
        #expect(run.talk.contains("individual rationality"))
    }

    @Test(arguments: ["table", "csv", "json"]) func quietSaysNothing(_ format: String) async throws {
        let run = try await accord("design", merged, "--participants", "3", "--format", format, "--quiet")
        #expect(run.status == 0)
        #expect(run.talk.isEmpty)
        #expect(!run.output.isEmpty)
    }

    @Test func quietStillReportsErrors() async throws {
        try await accord("design", folder("none.csv"), "--participants", "3", "--quiet").expectRefusal(66, "none.csv")
    }

    @Test func aPipeGetsNoProgress() async throws {
        let run = try await accord("design", merged, "--participants", "40", "--format", "json")
        #expect(!run.talk.contains("\u{1B}") && !run.talk.contains("\r"))
    }
}
