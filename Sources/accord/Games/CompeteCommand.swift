import ArgumentParser
import Inputs
import ProviderCompetition
import Reporting
import Stopping
import Tabular

struct CompeteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compete",
        abstract: "What users get from providers that compete by what they reveal, and what is certain.",
        discussion: """
            Example: accord compete --prior prior.csv --payoffs payoffs.csv
            Added to that, with files as in Data/compete:
              --leave-out 1                    when any one provider leaves
              --profile trial-profile.csv      what one gains by other words
              --evidence trial-evidence.csv    what the judge sees herself
              --precision 3                    users err by a logit rule
              --dynamics                       one is chosen, and they reply

            The table has one row a user: what she gets alone, what is certain in every equilibrium, what full \
            information is worth, and the values she can have in equilibrium; then a sentence about each. Below stand \
            what each provider could make alone, what policies that are the same for everybody give, and the worst \
            violation of any constraint, recomputed from the answers.
            """)

    @Option(
        help: ArgumentHelp("CSV with the columns state,probability.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var prior: String

    @Option(
        help: ArgumentHelp(
            """
            CSV with the columns role,player,user,state,action,payoff; role is user or provider. For a provider, user \
            names whose action pays (empty: anybody's).
            """, valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var payoffs: String

    @Option(
        help: ArgumentHelp(
            "CSV with the columns user,mass: her weight in providers' totals. (default: 1 each)", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var masses: String?

    @Option(
        help: ArgumentHelp(
            """
            CSV with the columns provider,user,state,signal,probability: what each provider tells each user (empty: \
            everybody), to be checked for what a provider could gain by another scheme.
            """, valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var profile: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Users err by a logit rule of this precision, per unit of payoff, and see what all providers say.",
            valueName: "beta"),
        transform: CompeteCommand.rule)
    var precision: LogitRule?

    @Option(
        help: ArgumentHelp(
            """
            CSV with the columns user,evidence,state,probability: what a user sees for herself, and no provider sees. \
            Her actions then are plans, one action for each piece of evidence.
            """, valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var evidence: String?

    @OptionGroup(title: "Further questions") var further: FurtherQuestionOptions
    @OptionGroup(title: "Tables") var tables: TableOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Pictures") var pictures: PictureOptions

    private static func rule(_ text: String) throws -> LogitRule {
        do {
            return try LogitRule(precision: NumberArgument.number(text, suchAs: "5"))
        } catch is CompetitionError {
            throw ValidationError("Give a finite number above 0, such as 5.")
        }
    }

    func validate() throws {
        try inputs.requireOneStandardInput()
        if precision != nil, evidence != nil {
            throw ValidationError(
                "--precision and --evidence: users who err and have evidence of their own are not covered. Give one.")
        }
    }

    func run() throws {
        let places = try output.places(reading: inputs, besides: pictures.files, into: pictures.folders)
        try answered(Talk(isQuiet: output.quiet)).write(to: output, pictures, at: places)
    }

    private var inputs: [String] { [prior, payoffs] + [masses, profile, evidence].compactMap(\.self) }
}

extension CompeteCommand: AnsweringCommand {
    func answered(_ talk: Talk) throws -> CommandAnswer {
        let (analysis, supplement) = try limits.search(talk) { stop in
            let analysis = try analyse(stop: stop, progress: talk.stages())
            let isWhole = analysis.stoppedBy == nil
            return (
                analysis, isWhole ? try analysis.game.answer(further.questions, stop: stop) : CompetitionSupplement()
            )
        }
        return CommandAnswer(
            presentation: CompetitionPresentation(analysis, supplement),
            inputs: { try ReportSource.Input.read(inputs) }, stoppedBy: analysis.stoppedBy ?? supplement.stoppedBy)
    }

    private func analyse(
        stop: @escaping StopQuestion, progress: (CompetitionStage) -> Void
    ) throws -> CompetitionAnalysis {
        let ignored = tables.ignored()
        func table(_ path: String) throws(TableError) -> Table { try Table.read(path: path, ignoring: ignored) }
        var game = try CompetitionGame(prior: table(prior), payoffs: table(payoffs), masses: masses.map(table))
        if let evidence {
            for (user, scheme) in try game.evidence(table(evidence)).sorted(by: { $0.key < $1.key }) {
                game = try game.giving(scheme, to: user)
            }
        }
        let profile = try profile.map { try game.profile(table($0)) }
        try ignored.requireMet()
        return try game.analyse(profile: profile, logit: precision, stop: stop, progress: progress)
    }
}
