import Testing

@Suite struct HelpTests {
    @Test func versionNamesTheTool() async throws {
        let run = try await accord("--version")
        #expect(run.status == 0)
        #expect(run.lines.count == 1)
        #expect(run.text.wholeMatch(of: /accord \d+\.\d+\.\d+\n/) != nil)
        #expect(run.talk.isEmpty)
    }

    @Test func helpListsCommandsAndExitCodes() async throws {
        let run = try await accord("--help")
        #expect(run.status == 0)
        for word in [
            "design", "sweep", "reproduce", "bargain", "compete", "2 no solution", "64", "65", "66", "70", "73",
        ] {
            #expect(run.text.contains(word), "\(word)")
        }
    }

    @Test(arguments: [
        ("design", "Example: accord design Data/big-firms.csv --participants 10"),
        ("verify", "Example: accord verify Data/big-firms.csv --participants 10 --menu menu.csv"),
        ("deliver", "Example: accord deliver Data/big-firms.csv --participants 10 --came 5=10"),
        ("offers", "Example: accord offers contract.json --output offers"),
        ("simulate", "Example: accord simulate Data/big-firms.csv --participants 10 --lie 5=1:0.5"),
        ("welfare", "Example: accord welfare Data/big-firms.csv --participants 10"),
        ("sweep", "Example: accord sweep Data/two-types-sweep.csv --output results.csv"),
        ("reproduce", "Example: accord reproduce --output results"),
        ("bargain", "Example: accord bargain Data/one-specialist.csv --generalist-cost 1"),
        ("align", "accord align Data/ratings.csv"),
        ("serve", "Example: accord serve --open"),
        ("compete", "Example: accord compete --prior prior.csv --payoffs payoffs.csv"),
        ("fit", "Example: accord fit Data/pilots/mnist-logreg.csv --baseline 0.1"),
    ])
    func helpOfACommandShowsAnExample(command: String, example: String) async throws {
        let run = try await accord(command, "--help")
        #expect(run.status == 0)
        #expect(run.lines.contains { $0.drop { $0 == " " } == example })
        #expect(run.talk.isEmpty)
        #expect(try await accord("help", command).output == run.output)
    }

    @Test func helpOfDesignShowsEveryDefault() async throws {
        let help = try await accord("design", "--help").text.split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
        for text in ["default: bound:1,1", "default: linear:100", "default: parties", "default: 1e-08"] {
            #expect(help.contains(text), "\(text)")
        }
    }

    @Test func withoutACommandTheHelpIsShown() async throws {
        let run = try await accord()
        #expect(run.text.contains("USAGE: accord <subcommand>"))
    }
}
