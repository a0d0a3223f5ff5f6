import ArgumentParser
import ContractDesign
import PlainText
import Reporting

struct DeliverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: "What to hand out on the day, to the group that came.",
        discussion: """
            Example: accord deliver Data/big-firms.csv --participants 10 --came 5=10

            For each type: how good a model its parties get, and on how much data a model that good would be trained, \
            so that the coordinator knows by how much to degrade it.
            """)

    @OptionGroup(title: "Problem") var problem: ProblemOptions
    @OptionGroup(title: "Menu") var menu: MenuOption
    @OptionGroup(title: "Output") var output: OutputOptions

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "So many parties of TYPE came; none of those that are not named. Repeat for each type.",
            valueName: "type=count"))
    var came: [String]

    private var inputs: [String] { problem.inputs + [menu.menu].compactMap(\.self) }

    func validate() throws { try inputs.requireOneStandardInput() }

    func run() throws {
        let places = try output.places(reading: inputs)
        let ignored = self.problem.tables.ignored()
        let problem = try self.problem.problem(ignoring: ignored)
        let counts = try counts(in: problem)
        let talk = Talk(isQuiet: output.quiet)
        let (menu, _, stoppedBy) = try self.menu.chosen(
            for: problem, ignoring: ignored, within: self.problem.limits, talk)
        let plan = try problem.rewardPlan(
            for: menu, policy: self.menu.reward.rewardPolicy, under: problem.tightestLaws(of: menu))
        let delivery = problem.delivery(toGroup: counts, of: menu, by: plan)
        try output.write(DeliveryPresentation(delivery), at: places)
        try Interruption.leave(after: stoppedBy)
    }

    private func counts(in problem: ContractProblem) throws -> [Int] {
        let names = problem.population.types.map(\.name)
        var counts = [Int?](repeating: nil, count: names.count)
        for text in came {
            guard let sign = text.lastIndex(of: "="), let type = names.firstIndex(of: String(text[..<sign])),
                case .integer(let number)? = DecimalLiteral(String(text[text.index(after: sign)...]))?.whole,
                (0...Participation.largest).contains(number)
            else {
                throw ValidationError(
                    "--came \(text): write TYPE=COUNT, with a type among \(problem.population.examples) and a whole number."
                )
            }
            guard counts[type] == nil else { throw ValidationError("--came \(text): the type is counted twice.") }
            counts[type] = number
        }
        let total = counts.reduce(0) { $0 + ($1 ?? 0) }
        if let certain = problem.participation.certainCount, certain != total {
            throw ValidationError(
                "--came: \(total) parties in all, and the contract is for \(certain). Count every party once.")
        }
        if case .atLeast(let least) = problem.participation, total < least {
            throw ValidationError(
                "--came: \(total) parties in all, and the contract is for at least \(least). Count every party once.")
        }
        if case .binomial(let invited, _) = problem.participation, total > invited {
            throw ValidationError(
                "--came: \(total) parties in all, and \(invited) were invited. Count every party once.")
        }
        return counts.map { $0 ?? 0 }
    }
}
