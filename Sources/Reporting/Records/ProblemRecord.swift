import ContractDesign

/// A contract problem as JSON echoes it: the whole input.
struct ProblemRecord: Encodable {
    var types: [ParticipantType]
    var participation: String
    var accuracy: String
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
        types = problem.population.types
        participation = problem.participation.specification
        accuracy = problem.accuracy.specification
        valuation = problem.valuation.specification
        conditioning = problem.conditioning
        options = Options(
            prefer: problem.preference, engine: problem.engine, tolerance: problem.tolerance, normalize: normalized,
            relaxed: problem.isRelaxed, multiple: problem.setting.multiples?.contribution,
            rewardMultiple: problem.setting.multiples?.reward)
    }
}
