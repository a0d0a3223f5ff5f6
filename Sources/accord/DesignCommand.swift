import ArgumentParser
import ContractDesign
import Foundation
import LinearProgramming
import Reporting
import Tabular

struct DesignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "design",
        abstract: "The best menu for a population of types, with its bounds and its checks.",
        discussion: """
            Example: accord design Data/big-firms.csv --participants 10

            The table has one row a type: what it contributes, what model it gets for that (its expected value), what it \
            would have alone, and which constraints bind. Below stand the bounds on the performance, and the worst \
            violation of each family of constraints, recomputed from the menu.
            """)

    @OptionGroup(title: "Problem") var problem: ProblemOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Pictures") var pictures: PictureOptions

    @Option(
        help: ArgumentHelp(
            """
            How a promise, which is a mean, is kept on the day: a fixed part of what the collective model is worth, or the \
            collective model up to a threshold.
            """, valueName: "kind"))
    var rewardPolicy = RewardPolicy.proportional

    @Option(
        help: ArgumentHelp(
            """
            Write the final linear program, as CPLEX LP or free MPS by the extension. Its optimum is the upper bound; MPS, which \
            knows no maximum, holds the minimum of the negated objective.
            """, valueName: "file.lp|file.mps"),
        completion: .file(extensions: ["lp", "mps"]))
    var lp: String?

    func validate() throws {
        if let lp, ProgramFormat(path: lp) == nil {
            throw ValidationError("--lp \(lp): the extension says the format. Use .lp or .mps.")
        }
        try output.checkPlaces(
            besides: [problem.types] + [lp, pictures.report].compactMap(\.self), as: "among the types, --lp, --report and --output")
        if lp != nil, problem.chosenParticipation.isSolitary {
            throw ValidationError("--lp: for one party the menu has a closed form, and there is no linear program to write.")
        }
    }

    func run() throws {
        let talk = Talk(isQuiet: output.quiet)
        let types = try Table.bytes(path: problem.types)
        let contract = try problem.problem(posedBy: types).design(observer: talk.observer(), export: lp.flatMap(ProgramFormat.init(path:)))
        talk.endProgress()

        let format = output.chosenFormat
        let rewards = format == .csv && pictures.isEmpty ? nil : contract.rewardPlan(rewardPolicy)
        let text = ContractText(contract, rewards: rewards)
        if format != .table { text.mergers.forEach(talk.note) }
        if format == .csv { talk.note(text.summary) }
        let bytes: [UInt8] =
            switch format {
            case .table: Array(text.text.utf8)
            case .csv: contract.menu.csv.bytes
            case .json:
                try ContractDocument(contract, rewards: rewards, normalized: problem.normalize).json()
            }
        var files: [(path: String, bytes: [UInt8])] = []
        if let lp, let text = contract.programText { files.append((lp, Array(text.utf8))) }
        if let rewards {
            files += try pictures.files(
                contract.charts(rewards: rewards),
                page: { ContractReport(contract, rewards: rewards, source: $0, normalized: problem.normalize).page },
                of: [ReportSource.Input(file: problem.types, bytes: types)], talk)
        }
        if let path = output.output { files.append((path, bytes)) }
        try OutputFile.write(files)
        if output.output == nil { try OutputFile.writeToStandardOutput(bytes) }
    }
}
