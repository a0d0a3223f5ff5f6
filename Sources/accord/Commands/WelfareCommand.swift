import ArgumentParser
import ContractDesign
import Reporting

struct WelfareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "welfare",
        abstract: "What hiding the costs costs, and who gains by it.",
        discussion: """
            Example: accord welfare Data/big-firms.csv --participants 10

            Sets the best contract beside two others: the best that could be done if the types were known, and \
            everyone training alone. A type's information rent is what its secret earns it.
            """)

    @OptionGroup(title: "Problem") var problem: ProblemOptions
    @OptionGroup(title: "Comparison") var comparison: KnownTypesOption
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
        let places = try output.places(reading: problem.inputs)
        let talk = Talk(isQuiet: output.quiet)
        let ignored = problem.tables.ignored()
        let posed = try problem.problem(ignoring: ignored)
        try posed.requireOneLaw()
        try ignored.requireMet()
        talk.noteMajorant(posed.accuracy)
        try posed.requireKnownTypes(comparison.knownTypes)
        let contract = try problem.limits.search(talk) { try posed.design(observer: $0) }
        let welfare = try contract.welfare(knownTypes: comparison.knownTypes)
        try output.write(
            WelfarePresentation(welfare, of: contract.problem, isNormalized: problem.normalize), at: places)
        try Interruption.leave(after: contract.stoppedBy)
    }
}
