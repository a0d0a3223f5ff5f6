import TestSupport
import Testing

/// What the README and the articles show is what the commands print.
@Suite struct ExampleTests {
    private static let pages = try! Page.all().filter { !$0.examples.isEmpty }
    /// Those of this run: the README alone in a quick one.
    private static let tried = pages.filter { TestEffort.current > .quick || $0.path == Page.readme }

    @Test(arguments: tried) func whatAPageShowsIsPrinted(_ page: Page) async throws {
        let terminal = try Terminal()
        for example in page.examples where TestEffort.current > .quick || !example.isSlow {
            for (index, step) in example.steps.enumerated() {
                let run = try await terminal.run(step.command)
                let status = index == example.steps.count - 1 ? example.status : 0
                let place = "\(page.path):\(step.line): \(step.command)"
                #expect(run.status == status, "\(place)\n\(run.lines.joined(separator: "\n"))")
                guard !step.output.isEmpty else { continue }
                let difference = PrintedLine.firstDifference(shown: step.output, printed: run.lines)
                #expect(difference == nil, "\(place)\n\(difference ?? "")\n\(run.lines.joined(separator: "\n"))")
            }
        }
    }

    @Test func thePagesHaveExamples() throws {
        #expect(Self.pages.contains { $0.path == Page.readme })
        let commands = Self.pages.flatMap { $0.examples.flatMap(\.steps) }
        #expect(commands.count > 25)
        #expect(commands.allSatisfy { !$0.command.isEmpty })
    }

    /// A table of the README lists the commands, each with an example.
    @Test(.slow) func everyCommandOfTheReadmeRuns() async throws {
        let terminal = try Terminal()
        let rows = try Page(Page.readme).text.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let listed = rows.compactMap { $0.firstMatch(of: /^\| `(\w+)` \|/)?.1 }
        let examples = rows.compactMap { $0.firstMatch(of: /`scripts\/(accord [^`]+)`/)?.1 }
        #expect(examples.count == rows.count)
        for (name, example) in zip(listed, examples) {
            #expect(example.hasPrefix("accord \(name)"))
            // It serves until it is ended.
            if name == "serve" { continue }
            let run = try await terminal.run("scripts/" + example)
            #expect(run.status == 0 && !run.lines.isEmpty, "\(example)\n\(run.lines.joined(separator: "\n"))")
        }
        let help = try await terminal.run("scripts/accord --help").lines
        let listing = help.drop { !$0.hasPrefix("SUBCOMMANDS") }
        let commands = listing.compactMap { $0.firstMatch(of: /^ {2}([a-z]+) .*[a-z]/)?.1 }
        #expect(commands.count >= 9)
        #expect(Set(commands) == Set(listed))
    }

    @Test func theReadmeIsShort() throws {
        #expect(try Page(Page.readme).text.split(separator: "\n", omittingEmptySubsequences: false).count <= 201)
    }
}
