import ArgumentParser
import FineTuningGames
import Inputs
import Reporting
import Stopping
import Tabular

struct BargainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bargain",
        abstract: "How a generalist and specialists who fine-tune its technology may share the revenue.",
        discussion: """
            Example: accord bargain Data/one-specialist.csv --generalist-cost 1
            Example: accord bargain --utilities Data/utilities.csv --weights generalist=2

            Or many games: accord bargain Data/one-specialist.csv --generalist-cost 1 --grid cost.hospital=0.1,1,10

            The table has a row for each way to agree: the generalist's share of the revenue, how far the technology \
            is developed, and what everybody gets. Below stand what each specialist does, the Pareto set of shares, \
            and what one firm that owned all would make of it. Ends with 2 where everybody refuses every share. In --disagreement \
            and --weights the generalist's name is generalist.
            """)

    @Argument(
        help: """
            CSV with the columns specialist,cost and optionally exponent, revenue, linear_cost, fixed_cost, family \
            (power | level), revenue_family (linear | log | root).
            """, completion: .file(extensions: ["csv"]))
    var specialists: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The generalist pays C a^K for performance a; C in money, above 0.", valueName: "c"),
        transform: { text in try NumberArgument.number(text, suchAs: "1") })
    var generalistCost: Double?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("The exponent K, above 1. (default: 2)", valueName: "k"),
        transform: { text in try NumberArgument.number(text, suchAs: "2") })
    var generalistExponent: Double?

    @Flag(
        help:
            "Agree on a share for each domain (up to 16 specialists) instead of one for all; searched for, not proved.")
    var perDomain = false

    @OptionGroup(title: "Terms") var terms: TermOptions
    @OptionGroup(title: "A table of utilities") var utility: UtilityOptions
    @OptionGroup(title: "Grid") var grid: BargainGridOptions
    @OptionGroup(title: "Rules from outside") var floor: FloorOption

    @OptionGroup(title: "Tables") var tables: TableOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Pictures") var pictures: PictureOptions

    func validate() throws {
        if utility.utilities != nil {
            if specialists != nil || generalistCost != nil || generalistExponent != nil || perDomain
                || !grid.grid.isEmpty || floor.floor != nil
            {
                throw ValidationError(
                    "--utilities takes the place of the specialists and the costs. Give it, or them.")
            }
            return
        }
        try Self.require(.generalistCost, posed().cost, of: "--generalist-cost")
        if let generalistExponent {
            try Self.require(.generalistExponent, generalistExponent, of: "--generalist-exponent")
        }
        if perDomain, !terms.isEmpty {
            throw ValidationError(
                "--disagreement and --weights are for one common share. Leave them out, or --per-domain.")
        }
        if perDomain, !grid.grid.isEmpty {
            throw ValidationError("--per-domain and --grid: a grid settles one common share. Give one of them.")
        }
    }

    /// The table of specialists and the generalist's cost, which only `--utilities` makes dispensable.
    private func posed() throws -> (specialists: String, cost: Double) {
        guard let specialists else { throw ValidationError("Missing expected argument '<specialists>'") }
        guard let generalistCost else { throw ValidationError("Missing expected argument '--generalist-cost <c>'") }
        return (specialists, generalistCost)
    }

    private static func require(_ quantity: GameError.Quantity, _ value: Double, of option: String) throws {
        guard quantity.holds(value) else {
            throw ValidationError("\(option) \(value): give a number \(quantity.requirement).")
        }
    }

    func run() throws {
        let inputs = try inputs
        let places = try output.places(reading: inputs, besides: pictures.files, into: pictures.folders)
        try answered(Talk(isQuiet: output.quiet)).write(to: output, pictures, at: places)
    }

    /// The table that is read.
    private var inputs: [String] {
        get throws { try [utility.utilities ?? posed().specialists] }
    }
}

extension BargainCommand: AnsweringCommand {
    func answered(_ talk: Talk) throws -> CommandAnswer {
        let inputs = try inputs
        func answer(_ presentation: any DocumentedPresentation, _ reason: StopReason?) -> CommandAnswer {
            CommandAnswer(
                presentation: presentation, inputs: { try ReportSource.Input.read(inputs) }, stoppedBy: reason)
        }
        if let path = utility.utilities { return answer(try tableAnswer(path, talk), nil) }
        let ignored = tables.ignored()
        let game = try game(ignoring: ignored)
        try ignored.requireMet()
        if let games = try grid.games(around: game) {
            let sweep = try limits.search(talk) {
                try games.settle(
                    resolution: resolution(for: game), terms: terms(of: game), stop: $0,
                    progress: talk.counter(inLines: grid.progress))
            }
            return answer(BargainSweepPresentation(sweep), sweep.stoppedBy)
        }
        let (presentation, reason) = try limits.search(talk) { try self.answer(to: game, stop: $0) }
        return answer(presentation, reason)
    }

    private func game(ignoring ignored: IgnoredColumns) throws -> FineTuningGame {
        let (specialists, cost) = try posed()
        return try FineTuningGame(
            Table.read(path: specialists, ignoring: ignored),
            generalist: GeneralistCost(coefficient: cost, exponent: generalistExponent ?? 2), floor: floor.floor)
    }

    private func answer(
        to game: FineTuningGame, stop: @escaping StopQuestion
    ) throws -> (BargainPresentation, StopReason?) {
        if perDomain {
            let bargain = try DomainBargain(game, stop: stop)
            return (BargainPresentation(bargain), bargain.stoppedBy)
        }
        let bargain = try Bargain(
            game, resolution: resolution(for: game), seekingLotteries: game.specialists.count <= Self.mostForLotteries,
            terms: terms(of: game), stop: stop)
        return (BargainPresentation(bargain, verdict: try bargain.verdict()), bargain.stoppedBy)
    }

    /// What the players have without a deal, and weigh; nil where nothing is said.
    private func terms(of game: FineTuningGame) throws -> BargainingTerms? {
        terms.isEmpty ? nil : try terms.terms(of: ["generalist"] + game.specialists.map(\.name))
    }

    private func resolution(for game: FineTuningGame) -> Int {
        let count = game.specialists.count
        let isCurved = game.specialists.contains { $0.revenue.family != .linear }
        return count > 100 || isCurved && count > 4 ? 256 : 1024
    }

    /// For more players the equilibria at the shares that draws are tried at add noticeably to an answer's time.
    private static let mostForLotteries = 100
}
