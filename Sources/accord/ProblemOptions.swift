import ArgumentParser
import ContractDesign
import Studies
import Tabular

/// The flags that describe a contract problem, shared by the commands that solve one.
struct ProblemOptions: ParsableArguments {
    @Argument(help: "CSV with the columns type,cost,probability and optionally quality.", completion: .file(extensions: ["csv"]))
    var types: String

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Number of parties, 1 to 1e12.", valueName: "n"),
        transform: ProblemOptions.participants)
    var participants: Int

    @Option(
        help: ArgumentHelp(
            "Performance by data: bound[:K[,LIMIT]] | power:LIMIT,B,GAMMA | arctan:RATE | exponential:LIMIT,RATE. (default: bound:1,1)",
            valueName: "spec"),
        transform: { text in try Specification.accuracy(text) })
    var accuracy: any AccuracyFunction = BoundAccuracy.standard

    @Option(
        help: ArgumentHelp("Worth of a model by its performance: linear:SCALE | power:SCALE,EXPONENT. (default: linear:100)", valueName: "spec"),
        transform: { text in try Specification.valuation(text) })
    var valuation: any Valuation = LinearValuation.standard

    @Option(
        help: ArgumentHelp(
            "Which rewards, where several go with the optimum: the greatest (parties) or the least (coordinator).",
            valueName: "who"))
    var prefer = Preference.parties

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Gap between the bounds, in performance, at which the menu counts as certified.", valueName: "x"))
    var tolerance = 1e-8

    @Flag(help: "Divide the probabilities by their sum instead of insisting that it is 1.")
    var normalize = false

    /// Reads the types and poses the problem.
    func problem() throws -> ContractProblem {
        let table = try Table.read(path: types)
        let population = try Population(table, normalizing: normalize)
        do {
            return try ContractProblem(
                population: population, participation: .fixed(participants), accuracy: accuracy, valuation: valuation,
                preference: prefer, tolerance: tolerance)
        } catch {
            throw table.position(of: error) ?? error
        }
    }

    private static func participants(_ text: String) throws -> Int {
        guard let number = Double(text), number == number.rounded(), (1...Double(Participation.largest)).contains(number) else {
            throw ValidationError("Give a whole number of parties from 1 to 1e12, such as 10 or 1e9.")
        }
        return Int(number)
    }
}

extension Preference: ExpressibleByArgument {}
