import ArgumentParser
import ContractDesign
import Inputs
import Reporting
import Tabular

/// The flags that describe a contract problem, shared by the commands that solve one.
struct ProblemOptions: ParsableArguments {
    @Argument(
        help: "CSV with the columns type,cost,probability and optionally quality,value,outside; - is standard input.",
        completion: .file(extensions: ["csv"]))
    var types: String

    @OptionGroup var participation: ParticipationOptions
    @OptionGroup var settings: SettingOptions
    @OptionGroup var tables: TableOptions
    @OptionGroup var limits: SearchOptions

    /// The files that pose the problem.
    var inputs: [String] { [types] + settings.inputs }

    /// Reads the types and poses the problem.
    func problem(ignoring ignored: IgnoredColumns) throws -> ContractProblem {
        try problem(posedBy: Table.bytes(path: types), ignoring: ignored)
    }

    /// Poses the problem from the bytes of the file of types.
    func problem(
        posedBy bytes: [UInt8], inMultiples multiples: WholeMultiples? = nil, ignoring ignored: IgnoredColumns
    ) throws -> ContractProblem {
        let table = try Table(bytes: bytes, file: types, ignoring: ignored)
        let population = try Population(table, normalizing: normalize)
        var setting = try settings.setting(ignoring: ignored)
        setting.mostTableBytes = limits.limits.memory.forTables
        setting.multiples = multiples
        do {
            return try ContractProblem(
                population: population, participation: chosenParticipation, setting: setting)
        } catch {
            throw table.position(of: error) ?? error
        }
    }

    func validate() throws {
        if participation.chosen == nil { throw ParticipationOptions.notOnce }
        if settings.concave, settings.accuracy.file == nil {
            throw ValidationError("--concave goes with --accuracy table:FILE.csv.")
        }
        try inputs.requireOneStandardInput()
    }

    /// The one that `validate` found.
    var chosenParticipation: Participation { participation.chosen ?? .fixed(1) }

    var normalize: Bool { settings.normalize }
}

extension ProblemOptions {
    /// What readers of a contract's page can run, about the same problem.
    func commands(
        about contract: Contract, keptBy policy: RewardPolicy, designedWith more: [String]
    ) -> ContractCommands {
        let policy = ["--reward-policy", policy.rawValue]
        return ContractCommands(
            design: ["accord", "design"] + words + more + policy + ["--report", "report.html"],
            deliver: ["accord", "deliver"] + words + policy + ["--came", example(contract)],
            verify: ["accord", "verify"] + words + ["--menu", "menu.csv"])
    }

    /// The problem as words of a command, whose accuracy and valuation are always said.
    private var words: [String] {
        [types, "--participation", chosenParticipation.specification] + settings.words
            + tables.ignore.flatMap { ["--ignore", $0] }
    }

    /// A group of parties of one type that may come.
    private func example(_ contract: Contract) -> String {
        let name = contract.menu.offers.first?.type.name ?? "TYPE"
        return "\(name)=\(contract.problem.participation.certainCount ?? 1)"
    }
}
