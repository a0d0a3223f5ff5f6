import ContractDesign

/// A contract problem as JSON echoes it: the whole input.
struct ProblemRecord: Encodable {
    var types: [TypeRecord]
    var participation: String
    var accuracy: String
    /// Where there is a band.
    var accuracyHigh: String?
    /// Where the probabilities are not known: the worst, by type, and how far they may be from those given.
    var worstProbabilities: [Double]?
    var probabilityL1: Double?
    /// The laws of who comes of which one holds.
    var scenarios: [ScenarioRecord]?
    var valuation: String
    var conditioning: Conditioning
    var options: Options

    struct Options: Encodable {
        var prefer: Preference
        var engine: Engine
        var tolerance: Double
        var normalize: Bool
        var relaxed: Bool
        /// Written only where they are given.
        var multiple: Double?
        var rewardMultiple: Double?
    }

    init(_ problem: ContractProblem, normalized: Bool) {
        types = TypeRecord.all(of: problem.population)
        participation = problem.participation.specification
        accuracy = problem.accuracy.specification
        accuracyHigh = problem.setting.accuracyHigh?.specification
        worstProbabilities = problem.population.worstProbabilities
        if case .distance(let distance)? = problem.population.uncertainty?.bounds { probabilityL1 = distance }
        scenarios = ScenarioRecord.all(of: problem.population)
        valuation = problem.valuation.specification
        conditioning = problem.conditioning
        options = Options(
            prefer: problem.preference, engine: problem.engine, tolerance: problem.tolerance, normalize: normalized,
            relaxed: problem.isRelaxed, multiple: problem.setting.multiples?.contribution,
            rewardMultiple: problem.setting.multiples?.reward)
    }
}
