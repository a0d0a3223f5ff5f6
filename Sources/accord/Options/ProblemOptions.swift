import ArgumentParser
import ContractDesign
import Inputs
import LearningCurves
import Reporting
import Tabular

/// The flags that describe a contract problem, shared by the commands that solve one.
struct ProblemOptions: ParsableArguments {
    @Argument(
        help: """
            CSV with the columns type,cost,probability and optionally quality,value,outside,capacity; probability_low and \
            probability_high, or scenarios, can stand for probability; - is standard input.
            """,
        completion: .file(extensions: ["csv"]))
    var types: String

    @OptionGroup var participation: ParticipationOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            The probabilities may be others, at most so far from those given: the sum of all differences, 0 to 2. The worst \
            of them are taken.
            """, valueName: "r"),
        transform: { text in try NumberArgument.number(text, suchAs: "0.1") })
    var probabilityL1: Double?

    @Option(
        help: ArgumentHelp(
            """
            CSV with the column type and a column of probabilities for each of several scenarios, its heading the \
            scenario's name. The performance is then the least over them, and caps hold in each.
            """, valueName: "file.csv"),
        completion: .file(extensions: ["csv"]))
    var scenarios: String?

    @OptionGroup var settings: SettingOptions
    @OptionGroup(title: "Pilot") var pilot: PilotOptions
    @OptionGroup var tables: TableOptions
    @OptionGroup var limits: SearchOptions

    /// The files that pose the problem.
    var inputs: [String] { [types] + [scenarios].compactMap(\.self) + settings.inputs + pilot.inputs }

    /// Reads the types and poses the problem, on the curves of the pilot where there is one.
    func problem(
        inMultiples multiples: WholeMultiples? = nil, ignoring ignored: IgnoredColumns
    ) throws -> ContractProblem {
        try posed(inMultiples: multiples, ignoring: ignored).problem
    }

    /// The same, with the pilot where there is one.
    func posed(
        inMultiples multiples: WholeMultiples? = nil, ignoring ignored: IgnoredColumns
    ) throws -> (problem: ContractProblem, pilot: PilotedProblem?) {
        let asked = try asked(by: Table.bytes(path: types), inMultiples: multiples, ignoring: ignored)
        let piloted = try pilot.posed(asked, ignoring: ignored)
        return (piloted?.problem ?? asked, piloted)
    }

    /// Poses the problem from the bytes of the file of types, but for the curves of a pilot.
    func asked(
        by bytes: [UInt8], inMultiples multiples: WholeMultiples? = nil, ignoring ignored: IgnoredColumns
    ) throws -> ContractProblem {
        let table = try Table(bytes: bytes, file: types, ignoring: ignored)
        var population =
            if let scenarios {
                try Population(
                    table, scenarios: Table.read(path: scenarios, ignoring: ignored), normalizing: normalize)
            } else {
                try Population(table, normalizing: normalize)
            }
        if let probabilityL1 {
            guard population.uncertainty == nil else {
                throw ValidationError(
                    "--probability-l1: the table has ranges of probabilities already. Give one of the two.")
            }
            population = try population.worst(withinDistance: probabilityL1)
        }
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
        if settings.concave, settings.inputs.isEmpty {
            throw ValidationError("--concave goes with --accuracy table:FILE.csv.")
        }
        if let probabilityL1, !(0...2).contains(probabilityL1) {
            throw ValidationError("--probability-l1 \(probabilityL1): give a distance from 0 to 2, such as 0.1.")
        }
        try settings.requireNoCurve(beside: pilot)
        if probabilityL1 != nil, scenarios != nil {
            throw ValidationError("--probability-l1, --scenarios: the probabilities are unknown in one way. Give one.")
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
        [types, "--participation", chosenParticipation.specification] + settings.words(withoutCurve: pilot.pilot != nil)
            + pilot.words + (probabilityL1.map { ["--probability-l1", "\($0)"] } ?? [])
            + (scenarios.map { ["--scenarios", $0] } ?? [])
            + tables.ignore.flatMap { ["--ignore", $0] }
    }

    /// A group of parties of one type that may come.
    private func example(_ contract: Contract) -> String {
        let name = contract.menu.offers.first?.type.name ?? "TYPE"
        return "\(name)=\(contract.problem.participation.leastKnown)"
    }
}
