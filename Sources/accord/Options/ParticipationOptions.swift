import ArgumentParser
import ContractDesign

/// How many parties join.
struct ParticipationOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of parties, 1 to 1e12; the same as --participation fixed:N.", valueName: "n"),
        transform: ParticipationOptions.fixedNumber)
    var participants: Participation?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            How many parties join: fixed:N | at-least:N | poisson:MEAN | binomial:N,RATE (each of N joins with chance RATE).
            """,
            valueName: "kind"),
        transform: { text in try Specification.participation(text) })
    var participation: Participation?

    func validate() throws {
        if participants != nil, participation != nil { throw ParticipationOptions.notOnce }
    }

    /// Nil where neither was given.
    var chosen: Participation? { participants ?? participation }

    /// The options as the words of a command.
    var words: [String] { chosen.map { ["--participation", $0.specification] } ?? [] }

    static let notOnce = ValidationError("Give the number of parties once: --participants N, or --participation KIND.")

    private static func fixedNumber(_ text: String) throws -> Participation {
        .fixed(
            try NumberArgument.whole(
                text, in: 1...Participation.largest,
                asking: "Give a whole number of parties from 1 to 1e12, such as 10 or 1e9."))
    }
}
