import Foundation
import TestSupport
import Testing

/// What is wrong is said by the libraries, and the option that mends it by the command line alone.
@Suite struct RemedyTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n")
        try folder.write("half.csv", "type,cost,probability\na,0.1,0.25\nb,0.05,0.25\n")
        try folder.write("note.csv", "type,cost,probability,my note\na,0.1,0.5,x\nb,0.05,0.5,y\n")
        try folder.write("foreign.sqlite", "not a database")
    }

    @Test(arguments: [
        (
            "design half.csv --participants 3", Int32(65),
            """
            half.csv:1:11: the probabilities sum to 0.5, not to 1. Correct them. To divide them by their sum, add \
            --normalize.
            """
        ),
        (
            "design note.csv --participants 3", 65,
            """
            note.csv:1:23: column "my note" is not known. Remove it; the columns read here are "type", "cost", \
            "probability", "quality", "value", "outside", "capacity". To read the table without it, add --ignore 'my \
            note'.
            """
        ),
        (
            "design t.csv --participants 3 --engine laplace --accuracy arctan:1", 64,
            """
            Accuracy arctan:1 with valuation linear:100 cannot be held by a sum of exponentials at these totals. \
            Enumerate the compositions, or take bound, power, pow4 or exponential with a linear valuation. To \
            enumerate, add --engine enumerate.
            """
        ),
        (
            "sweep --types t.csv --grid cost.a=0.1", 64,
            """
            --grid: nothing says how many parties there are. Add --grid participants=VALUES, --participants N or \
            --participation KIND.
            """
        ),
        (
            "sweep --types t.csv --grid cost.a=0.1 --grid cost.a=0.2 --participants 3", 64,
            "--grid cost.a=0.2: another axis varies the same. Give one axis with all values."
        ),
        (
            "sweep --types t.csv --grid participants=2,3 --output foreign.sqlite", 73,
            """
            foreign.sqlite: here stands something else than results of a sweep, and it is left alone. Choose another \
            --output, or move it away.
            """
        ),
    ])
    func theCommandLineAddsTheOption(_ command: String, status: Int32, message: String) async throws {
        let run = try await shell("$accord \(command)", in: folder.path)
        run.expectRefusal(status)
        #expect(run.talk == "accord: \(message)\n")
    }

    @Test func aFailedCaseIsSaidWithTheOption() async throws {
        let sweep = "sweep --types t.csv --grid participants=3,4 --engine laplace --accuracy arctan:1"
        let run = try await shell("$accord \(sweep) --format json", in: folder.path)
        #expect(run.status == 0)
        #expect(run.talk.contains("Case 1 failed. Accuracy arctan:1"))
        #expect(run.talk.hasSuffix("To enumerate, add --engine enumerate.\n"), "\(run.talk)")
        // Records are the same for whoever asked for them.
        #expect(run.text.contains("Enumerate the compositions") && !run.text.contains("--engine"))
    }

    /// Reports apart, which show the commands that make them.
    @Test func librariesKnowNoOptions() throws {
        let sources = RepositoryFiles.root + "/Sources"
        let files = try #require(FileManager.default.enumerator(atPath: sources)).compactMap { $0 as? String }
            .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("accord/") && !$0.hasPrefix("Reporting/") }
        #expect(files.count > 100)
        for file in files {
            let text = try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)
            for line in text.split(separator: "\n") where !line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") {
                #expect(line.firstMatch(of: /(^|[" (])--[a-z]/) == nil, "\(file): \(line)")
            }
        }
    }
}
