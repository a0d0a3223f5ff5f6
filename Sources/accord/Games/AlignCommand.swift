import ArgumentParser
import Inputs
import ProviderCompetition
import Reporting
import Tabular

struct AlignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "align",
        abstract: "How well several providers, weighed together, stand in for what a user thinks, from ratings.",
        discussion: """
            Examples:
              accord align Data/ratings.csv
              accord align wide.csv --user Ann --provider small --provider large

            For each user: the weights of the providers that come nearest to her ratings, with a free offset, in the \
            largest error (sup) and in the root of the mean square (rms); for any weights (cone), for weights that sum \
            to 1 (hull), for the best provider alone and for all alike. Then the error with the first one, two, three \
            ... providers, and the error on half of the items for weights fitted to the other half.
            """)

    @Argument(
        help: """
            CSV with the columns item,rater,rating and optionally role (user | provider); or with a first column item \
            and a column for each rater. - is standard input.
            """, completion: .file(extensions: ["csv"]))
    var ratings: String

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A rater whose judgement counts. May be repeated. (default: by role, or all but the providers)",
            valueName: "name"))
    var user: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            """
            A rater who is to stand in for her, in the order in which they are added. May be repeated. (default: by \
            role, or all but the users)
            """, valueName: "name"))
    var provider: [String] = []

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Equal seeds draw equal halves. (default: 1)", valueName: "s"),
        transform: { text in try NumberArgument.seed(text) })
    var seed: UInt64 = 1

    @OptionGroup(title: "Tables") var tables: TableOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Pictures") var pictures: PictureOptions

    func run() throws {
        let places = try output.places(reading: [ratings], besides: pictures.files, into: pictures.folders)
        try answered(Talk(isQuiet: output.quiet)).write(to: output, pictures, at: places)
    }
}

extension AlignCommand: AnsweringCommand {
    func answered(_ talk: Talk) throws -> CommandAnswer {
        let ignored = tables.ignored()
        let table = try RatingTable(Table.read(path: ratings, ignoring: ignored))
        try ignored.requireMet()
        return CommandAnswer(
            presentation: RatingsPresentation(
                try table.ratings(users: user, providers: provider).analysis(seed: seed)),
            inputs: { try ReportSource.Input.read([ratings]) })
    }
}
