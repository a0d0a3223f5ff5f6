import ArgumentParser
import ContractDesign
import LearningCurves
import Reporting
import Simulation

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Plays a menu through: parties are drawn, choose their offers, and get their models.",
        discussion: """
            Example: accord simulate Data/big-firms.csv --participants 10 --lie 5=1:0.5

            Each party takes the offer that is best for it. What is delivered stands beside what was promised, as \
            means over compositions (what a promise refers to) and over parties (what a party that is in expects), with \
            confidence intervals. --lie and --away make some parties act otherwise; the same groups are then also \
            played with everybody honest.
            """)

    @OptionGroup(title: "Problem") var problem: ProblemOptions
    @OptionGroup(title: "Menu") var menu: MenuOption
    @OptionGroup(title: "Output") var output: OutputOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Groups to draw, 1 to 1e9. (default: 100000)", valueName: "d"),
        transform: SimulateCommand.count)
    var draws = 100_000

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Equal seeds draw equal groups. (default: 1)", valueName: "s"),
        transform: { text in try NumberArgument.seed(text) })
    var seed: UInt64 = 1

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Parties of TYPE take the offer of OTHER; with FRACTION, that part of them. May be repeated.",
            valueName: "type=other[:fraction]"))
    var lie: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Parties of TYPE stay away; with FRACTION, that part of them. May be repeated.",
            valueName: "type[:fraction]"))
    var away: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            With --pilot: draw so many curves that the pilot might come from, and say under how many the promises can be \
            kept. For example 1000.
            """, valueName: "n"),
        transform: { text in
            try NumberArgument.whole(text, in: 1...1_000_000, asking: "Give a number from 1 to 1000000, such as 1000.")
        })
    var curves: Int?

    private var inputs: [String] { problem.inputs + [menu.menu].compactMap(\.self) }

    func validate() throws {
        try inputs.requireOneStandardInput()
        if curves != nil, problem.pilot.pilot == nil {
            throw ValidationError("--curves goes with --pilot PILOT.csv.")
        }
    }

    func run() throws {
        let places = try output.places(reading: inputs)
        let talk = Talk(isQuiet: output.quiet)
        let ignored = self.problem.tables.ignored()
        let (problem, pilot) = try self.problem.posed(ignoring: ignored)
        try problem.requireOneLaw()
        let deviations = try Deviation.list(lies: lie, absences: away, in: problem.population)
        let (menu, expected, stoppedBy) = try self.menu.chosen(
            for: problem, ignoring: ignored, within: self.problem.limits, talk)
        let plan = problem.rewardPlan(for: menu, policy: self.menu.reward.rewardPolicy)
        let honest = Behaviour(honestTypes: menu.offers.count)
        var behaviour = Behaviour(
            bestResponsesTo: menu, rounding: Menu.bindingTolerance * problem.valuation.value(of: problem.accuracy.limit)
        )
        for deviation in deviations {
            guard behaviour.divert(deviation.fraction, ofType: deviation.type, to: deviation.offer) else {
                throw ValidationError("\(deviation.text): there are not so many parties of that type left.")
            }
        }
        let behaviours = behaviour.isHonest ? [behaviour] : [behaviour, honest]
        let runs = self.problem.limits.limits.search(talk) { stop in
            Simulation.play(
                problem, menu: menu, plan: plan, behaviours: behaviours, draws: draws, seed: seed, stop: stop)
        }
        let trial = try pilot.flatMap { pilot in
            try curves.map { try CurveTrial(of: menu, on: pilot, curves: $0, seed: seed) }
        }
        try output.write(
            SimulationPresentation(
                runs[0], expectedPerformance: expected, honest: runs.count > 1 ? runs[1] : nil, trial: trial,
                isNormalized: self.problem.normalize, searchStop: stoppedBy),
            at: places)
        try Interruption.leave(after: stoppedBy ?? runs[0].stoppedBy)
    }

    private static func count(_ text: String) throws -> Int {
        try NumberArgument.whole(
            text, in: 1...1_000_000_000, asking: "Give a whole number of groups from 1 to 1e9, such as 1e6.")
    }
}
