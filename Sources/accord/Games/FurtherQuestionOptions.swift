import ArgumentParser
import ProviderCompetition

/// What else may be asked of competing providers.
struct FurtherQuestionOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Say what each user is sure of when up to K providers leave, or act as they like, or as one: the worst of \
            all sets (at most 4096 of them).
            """, valueName: "k"),
        transform: { text in
            try NumberArgument.whole(
                text, in: 0...1_000_000, asking: "Give a whole number of providers of 0 or more, such as 1.")
        })
    var leaveOut: Int?

    @Flag(help: "Follow best replies from silence on: where they end, or what they repeat for ever.")
    var dynamics = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            With --dynamics: by how much a provider outbids another, in a user's payoff, at least a millionth of what \
            information is worth to her. (default: a tenth of it)
            """, valueName: "x"),
        transform: { text in try NumberArgument.number(text, suchAs: "0.1") })
    var increment: Double?

    @Flag(
        help: """
            For two users: how little each may get in equilibria of menus that are the same for both, beyond silence.
            """)
    var anonymousEquilibria = false

    func validate() throws {
        guard let increment else { return }
        if !dynamics { throw ValidationError("--increment is for --dynamics. Add that.") }
        guard increment > 0, increment.isFinite else {
            throw ValidationError("--increment \(increment): give a payoff above 0, such as 0.1.")
        }
    }

    var questions: FurtherQuestions {
        var questions = FurtherQuestions()
        questions.mostDepartures = leaveOut
        questions.followsReplies = dynamics
        questions.increment = increment
        questions.seeksAnonymousEquilibria = anonymousEquilibria
        return questions
    }
}
