import ArgumentParser
import ContractDesign
import Files
import LinearProgramming
import Reporting
import Tabular

struct DesignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "design",
        abstract: "The best menu for a population of types, with its bounds and its checks.",
        discussion: """
            Example: accord design Data/big-firms.csv --participants 10

            The table has one row a type: what it contributes, what model it gets for that (its expected value), what \
            it would have alone, and which constraints bind. Below stand the bounds on the performance, and the worst \
            violation of each family of constraints, recomputed from the menu.
            """)

    @OptionGroup(title: "Problem") var problem: ProblemOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Pictures") var pictures: PictureOptions

    @OptionGroup(title: "Rewards") var reward: RewardOption

    @Option(
        help: ArgumentHelp(
            """
            Write the final linear program, as CPLEX LP or free MPS by the extension. Its optimum is the upper bound; \
            MPS, which knows no maximum, holds the minimum of the negated objective.
            """, valueName: "file.lp|file.mps"),
        completion: .file(extensions: ["lp", "mps"]))
    var lp: String?

    func validate() throws {
        if let lp, ProgramFormat(path: lp) == nil {
            throw ValidationError("--lp \(lp): the extension says the format. Use .lp or .mps.")
        }
        if lp != nil, problem.chosenParticipation.isSolitary {
            throw ValidationError(
                "--lp: for one party the menu has a closed form, and there is no linear program to write.")
        }
    }

    func run() throws {
        let places = try output.places(
            reading: [problem.types],
            besides: pictures.files + [lp.map { OutputPlaces.Role("--lp", $0) }].compactMap(\.self),
            into: pictures.folders)
        let talk = Talk(isQuiet: output.quiet)
        let types = try Table.bytes(path: problem.types)
        let ignored = problem.tables.ignored()
        let posed = try problem.problem(posedBy: types, ignoring: ignored)
        try ignored.requireMet()
        let contract = try posed.design(observer: talk.observer(), export: lp.flatMap(ProgramFormat.init(path:)))
        talk.endProgress()

        let format = output.chosenFormat
        let rewards = format == .csv && pictures.isEmpty ? nil : contract.rewardPlan(reward.rewardPolicy)
        let text = ContractText(contract, rewards: rewards)
        if format != .table { text.mergers.forEach(talk.note) }
        var files: [(path: String, bytes: [UInt8])] = []
        if let lp, let text = contract.programText { files.append((lp, Array(text.utf8))) }
        if let rewards {
            files += try pictures.files(
                contract.charts(rewards: rewards),
                page: { source in
                    try ContractReport(
                        contract, rewards: rewards, source: source, normalized: problem.normalize,
                        ignoring: problem.tables.ignore
                    ).page()
                },
                of: [ReportSource.Input(file: problem.types, bytes: types)], talk)
        }
        try output.write(
            text: text.text(in: output.room), csv: contract.menu.csv, aside: text.summary,
            document: ContractDocument(contract, rewards: rewards, normalized: problem.normalize), besides: files,
            at: places)
    }
}
