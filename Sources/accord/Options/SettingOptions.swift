import ArgumentParser
import ContractDesign
import Inputs
import Tabular

/// What a contract problem rests on beside the types and the number of parties, and how it is solved.
struct SettingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Performance by data: bound[:K[,LIMIT]] | power:LIMIT,B,GAMMA | arctan:RATE | exponential:LIMIT,RATE | \
            pow4:LIMIT,B,D,GAMMA | mmf:LIMIT,B,HALF,EXPONENT | weibull:LIMIT,B,SCALE,EXPONENT | table:FILE.csv, with \
            the columns samples and performance. For example pow4:0.95,2,10,0.5. \
            (default: \(Setting.standard.accuracy.specification))
            """,
            valueName: "spec"),
        transform: { text in try Specification.accuracySource(text) })
    var accuracy = AccuracySource.function(Setting.standard.accuracy)

    @Option(
        help: ArgumentHelp(
            """
            The curve that --accuracy may be at best, written likewise and nowhere lower. What types have alone then rests \
            on it, and all else on --accuracy, so that the menu holds for every curve between the two.
            """, valueName: "spec"),
        transform: { text in try Specification.accuracySource(text) })
    var accuracyHigh: AccuracySource?

    @Flag(
        help: "Take the least concave curve above the points of table:FILE.csv, which promises more than was measured.")
    var concave = false

    @Option(
        help: ArgumentHelp(
            "Worth of a model by its performance: linear:SCALE | power:SCALE,EXPONENT. (default: \(Setting.standard.valuation.specification))",
            valueName: "spec"),
        transform: { text in try Specification.valuation(text) })
    var valuation: any Valuation = Setting.standard.valuation

    @Option(
        help: ArgumentHelp(
            """
            Whose expectation caps a reward: over the compositions with the type in them, or a party's own, knowing \
            itself to be in.
            """,
            valueName: "kind"))
    var conditioning = Setting.standard.conditioning

    @Option(
        help: ArgumentHelp(
            """
            How expectations are computed: over all compositions (enumerate), by exponential sums (laplace), by Gauss \
            rules (gauss), or what is cheaper.
            """,
            valueName: "kind"))
    var engine = Setting.standard.engine

    @Option(
        help: ArgumentHelp(
            "Which rewards, where several go with the optimum: the greatest (parties) or the least (coordinator).",
            valueName: "who"))
    var prefer = Setting.standard.preference

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Gap between the bounds, in performance, at which the menu counts as certified. (default: \(Setting.standard.tolerance))",
            valueName: "x"),
        transform: { text in try NumberArgument.number(text, suchAs: "1e-8") })
    var tolerance = Setting.standard.tolerance

    @Flag(
        help: "Solve the concave relaxation only: a menu that holds, and an upper bound that may lie above the optimum."
    )
    var relaxed = false

    @Flag(help: "Divide the probabilities by their sum instead of insisting that it is 1.")
    var normalize = false

    /// The options as the words of a command, without those that say what holds anyway.
    var words: [String] { words(withoutCurve: false) }

    /// The same, perhaps without the learning curve.
    func words(withoutCurve isWithout: Bool) -> [String] {
        let standard = Setting.standard
        var words =
            (isWithout ? [] : ["--accuracy", accuracy.specification]) + ["--valuation", valuation.specification]
        if let accuracyHigh { words += ["--accuracy-high", accuracyHigh.specification] }
        if conditioning != standard.conditioning { words += ["--conditioning", conditioning.rawValue] }
        if prefer != standard.preference { words += ["--prefer", prefer.rawValue] }
        if engine != standard.engine { words += ["--engine", engine.rawValue] }
        if tolerance != standard.tolerance { words += ["--tolerance", "\(tolerance)"] }
        if relaxed { words.append("--relaxed") }
        if normalize { words.append("--normalize") }
        if concave { words.append("--concave") }
        return words
    }

    /// - Throws: `ValidationError` where there is a pilot, and another learning curve than what holds anyway.
    func requireNoCurve(beside pilot: PilotOptions) throws {
        let hasCurve = accuracyHigh != nil || accuracy.specification != Setting.standard.accuracy.specification
        guard pilot.pilot != nil, hasCurve else { return }
        throw ValidationError("--pilot takes the place of --accuracy and --accuracy-high. Leave them out.")
    }

    /// The files that are read for it.
    var inputs: [String] { [accuracy.file, accuracyHigh?.file].compactMap(\.self) }

    /// - Throws: `ContractError.tolerance`, or `TableError` for a table of measurements.
    func setting(ignoring ignored: IgnoredColumns) throws -> Setting {
        var setting = try Setting(
            accuracy: function(accuracy, ignoring: ignored), valuation: valuation, conditioning: conditioning,
            preference: prefer, engine: engine,
            isRelaxed: relaxed, tolerance: tolerance)
        setting.accuracyHigh = try accuracyHigh.map { try function($0, ignoring: ignored) }
        return setting
    }

    private func function(
        _ source: AccuracySource, ignoring ignored: IgnoredColumns
    ) throws -> any AccuracyFunction {
        switch source {
        case .function(let function): function
        case .table(let file): try TableAccuracy(readFrom: file, isMajorant: concave, ignoring: ignored)
        }
    }
}

extension Preference: ExpressibleByArgument {}
extension Conditioning: ExpressibleByArgument {}
extension Engine: ExpressibleByArgument {}
