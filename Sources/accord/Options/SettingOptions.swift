import ArgumentParser
import ContractDesign

/// What a contract problem rests on beside the types and the number of parties, and how it is solved.
struct SettingOptions: ParsableArguments {
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
            Whose expectation caps a reward: over the compositions with the type in them, or a party's own, knowing \
            itself to be in.
            """,
            valueName: "kind"))
    var conditioning = Conditioning.atLeastOne

    @Option(
        help: ArgumentHelp(
            """
            How expectations are computed: over all compositions (enumerate), by exponential sums (laplace), or what \
            is cheaper.
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
        help: ArgumentHelp(
            "Gap between the bounds, in performance, at which the menu counts as certified. (default: 1e-08)",
            valueName: "x"),
        transform: { text in try NumberArgument.number(text, suchAs: "1e-8") })
    var tolerance = 1e-8

    @Flag(
        help: "Solve the concave relaxation only: a menu that holds, and an upper bound that may lie above the optimum."
    )
    var relaxed = false

    @Flag(help: "Divide the probabilities by their sum instead of insisting that it is 1.")
    var normalize = false
}

extension Preference: ExpressibleByArgument {}
extension Conditioning: ExpressibleByArgument {}
extension Engine: ExpressibleByArgument {}
