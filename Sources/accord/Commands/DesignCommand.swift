import ArgumentParser
import ContractDesign
import Files
import LearningCurves
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

            Types may have a column value, what a model is worth to them for each value unit, and a column outside, \
            what they have without the contract in their own units; an empty cell stands for 1, and for what the type \
            trains alone. Where no menu gives everybody what it has, the answer says who cannot be met together and how \
            much is missing, and ends with 2.

            Where it is not known how likely the types are, the table may have ranges, probability_low and \
            probability_high, or another table several scenarios, a column each beside the types' names: accord design \
            types.csv --participants 10 --scenarios scenarios.csv. The menu then holds for all of them, and its \
            performance is the least.

            For offers in round numbers: accord design Data/big-firms.csv --participants 10 --multiple 10

            For those who are to agree, a page to read, check, print and sign: accord design Data/big-firms.csv --participants 10 \
            --report contract.html --title "Our model" --consortium "Five firms"

            For those who trust neither Accord nor whoever runs it: accord design Data/big-firms.csv --participants 10 --proof \
            proof.json, and then scripts/check-proof proof.json
            """)

    @OptionGroup(title: "Problem") var problem: ProblemOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Proof") var proof: ProofOption
    @OptionGroup(title: "Pictures") var pictures: PictureOptions
    @OptionGroup(title: "Agreement") var agreement: AgreementOptions

    @OptionGroup(title: "Rewards") var reward: RewardOption
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Draw at most so many groups for how rewards spread, where there are too many to go through: fewer are faster and \
            rougher, and the menu stays the same. (default: 100000, or what takes a fraction of a second)
            """, valueName: "n"),
        transform: { text in
            try NumberArgument.whole(
                text, in: 100...10_000_000, asking: "Give a whole number from 100 on, such as 1000.")
        })
    var draws: Int?
    @OptionGroup(title: "Round numbers") var rounding: MultipleOptions

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
        try rounding.require(in: problem.settings)
        if lp != nil, problem.chosenParticipation.isSolitary {
            throw ValidationError(
                "--lp: for one party the menu has a closed form, and there is no linear program to write.")
        }
    }

    func run() throws {
        let places = try output.places(
            reading: problem.inputs,
            besides: pictures.files + proof.files + [lp.map { OutputPlaces.Role("--lp", $0) }].compactMap(\.self),
            into: pictures.folders)
        try answered(Talk(isQuiet: output.quiet)).write(to: output, pictures, at: places)
    }
}

extension DesignCommand: AnsweringCommand {
    func answered(_ talk: Talk) throws -> CommandAnswer {
        let types = try Table.bytes(path: problem.types)
        let (posed, pilot) = try posed(by: types, talk)
        let contract: Contract
        do {
            contract = try problem.limits.search(talk) { observer in
                try posed.design(observer: observer, export: lp.flatMap(ProgramFormat.init(path:)))
            }
        } catch ContractError.noMenu(let missing) {
            return CommandAnswer(
                presentation: try MissingMenuPresentation(
                    missing, of: posed, isNormalized: problem.normalize, pilot: pilot,
                    workable: pilot?.workableCaution()),
                stoppedBy: missing.stoppedBy, status: .noSolution)
        }

        let proof = try problem.limits.search(talk) { try self.proof.written(of: contract, stop: $0.stop) }
        let written = proof.flatMap { try? $0.get() }
        return CommandAnswer(
            presentation: ContractPresentation(
                contract, keptBy: reward.rewardPolicy, draws: draws, isNormalized: problem.normalize, pilot: pilot,
                proof: written,
                commands: problem.commands(
                    about: contract, keptBy: reward.rewardPolicy,
                    designedWith: rounding.words + agreement.words + (draws.map { ["--draws", "\($0)"] } ?? [])),
                name: agreement.name),
            files: programFile(contract) + (written.map { [($0.file, $0.bytes)] } ?? []),
            inputs: { try [ReportSource.Input(file: problem.types, bytes: types)] + others() },
            stoppedBy: contract.stoppedBy, afterword: proof.map { $0.map(\.note).mapError { $0 as any Error } })
    }

    /// The problem, on the curves of the pilot where there is one.
    private func posed(by types: [UInt8], _ talk: Talk) throws -> (ContractProblem, PilotedProblem?) {
        let ignored = problem.tables.ignored()
        let asked = try problem.asked(by: types, inMultiples: rounding.multiples, ignoring: ignored)
        let piloted =
            problem.pilot.pilot == nil
            ? nil
            : try problem.limits.search(talk) { observer in
                try problem.pilot.posed(asked, ignoring: ignored, observer: observer)
            }
        let posed = piloted?.problem ?? asked
        try ignored.requireMet()
        talk.noteMajorant(posed.accuracy)
        try proof.require(posed)
        return (posed, piloted)
    }

    /// The tables beside that of the types.
    private func others() throws -> [ReportSource.Input] {
        try problem.inputs.dropFirst().map { try ReportSource.Input(file: $0, bytes: Table.bytes(path: $0)) }
    }

    private func programFile(_ contract: Contract) -> [(path: String, bytes: [UInt8])] {
        guard let lp, let text = contract.programText else { return [] }
        return [(lp, Array(text.utf8))]
    }
}
