import ArgumentParser
import ContractDesign
import Studies
import Tabular

/// The flags that describe a contract problem, shared by the commands that solve one.
struct ProblemOptions: ParsableArguments {
    @Argument(
        help: "CSV with the columns type,cost,probability and optionally quality.", completion: .file(extensions: ["csv"]))
    var types: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of parties, 1 to 1e12; the same as --participation fixed:N.", valueName: "n"),
        transform: ProblemOptions.fixedNumber)
    var participants: Participation?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many parties join: fixed:N | poisson:MEAN | binomial:N,RATE (each of N joins with chance RATE).",
            valueName: "kind"),
        transform: { text in try Specification.participation(text) })
    var participation: Participation?

    @Option(
        help: ArgumentHelp(
            """
            Performance by data: bound[:K[,LIMIT]] | power:LIMIT,B,GAMMA | arctan:RATE | exponential:LIMIT,RATE. \
            (default: bound:1,1)
            """,
            valueName: "spec"),
        transform: { text in try Specification.accuracy(text) })
    var accuracy: any AccuracyFunction = BoundAccuracy.standard

    @Option(
        help: ArgumentHelp(
            "Worth of a model by its performance: linear:SCALE | power:SCALE,EXPONENT. (default: linear:100)",
            valueName: "spec"),
        transform: { text in try Specification.valuation(text) })
    var valuation: any Valuation = LinearValuation.standard

    @Option(
        help: ArgumentHelp(
            """
            Whose expectation caps a reward: over the compositions with the type in them, or a party's own, knowing itself \
            to be in.
            """,
            valueName: "kind"))
    var conditioning = Conditioning.atLeastOne

    @Option(
        help: ArgumentHelp(
            """
            How expectations are computed: over all compositions (enumerate), by exponential sums (laplace), or what is \
            cheaper.
            """,
            valueName: "kind"))
    var engine = Engine.auto

    @Option(
        help: ArgumentHelp(
            "Which rewards, where several go with the optimum: the greatest (parties) or the least (coordinator).",
            valueName: "who"))
    var prefer = Preference.parties

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Gap between the bounds, in performance, at which the menu counts as certified.", valueName: "x"))
    var tolerance = 1e-8

    @Flag(help: "Solve the concave relaxation only: a menu that holds, and an upper bound that may lie above the optimum.")
    var relaxed = false

    @Flag(help: "Divide the probabilities by their sum instead of insisting that it is 1.")
    var normalize = false

    /// Reads the types and poses the problem.
    func problem() throws -> ContractProblem { try problem(posedBy: Table.bytes(path: types)) }

    /// Poses the problem from the bytes of the file of types.
    func problem(posedBy bytes: [UInt8]) throws -> ContractProblem {
        let table = try Table(bytes: bytes, file: types)
        let population = try Population(table, normalizing: normalize)
        do {
            return try ContractProblem(
                population: population, participation: chosenParticipation, accuracy: accuracy, valuation: valuation,
                conditioning: conditioning, preference: prefer, engine: engine, isRelaxed: relaxed,
                tolerance: tolerance)
        } catch {
            throw table.position(of: error) ?? error
        }
    }

    private static func fixedNumber(_ text: String) throws -> Participation {
        guard let participation = try? Specification.participation("fixed:" + text) else {
            throw ValidationError("Give a whole number of parties from 1 to 1e12, such as 10 or 1e9.")
        }
        return participation
    }

    func validate() throws {
        if (participants == nil) == (participation == nil) {
            throw ValidationError("Give the number of parties once: --participants N, or --participation KIND.")
        }
    }

    /// The one that `validate` found.
    var chosenParticipation: Participation { participants ?? participation ?? .fixed(1) }
}

extension Preference: ExpressibleByArgument {}
extension Conditioning: ExpressibleByArgument {}
extension Engine: ExpressibleByArgument {}
extension RewardPolicy: ExpressibleByArgument {}
