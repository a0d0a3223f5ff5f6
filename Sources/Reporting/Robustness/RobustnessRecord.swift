import ContractDesign

/// What a menu is worth under each law of who comes, as JSON.
struct RobustnessRecord: Encodable {
    private struct View: Encodable {
        var name: String
        var probabilities: [Double]
        var performance: Double
        var caps: [Double]

        init(_ view: Robustness.View) {
            name = view.scenario.name
            probabilities = view.scenario.probabilities
            performance = view.performance
            caps = view.caps
        }
    }

    private struct Stated: Encodable {
        var probabilities: [Double]
        var performance: Double
        var caps: [Double]
        var best: BoundsRecord
        var cost: Double

        init(_ comparison: Robustness.Comparison) {
            probabilities = comparison.view.scenario.probabilities
            performance = comparison.view.performance
            caps = comparison.view.caps
            best = BoundsRecord(comparison.best)
            cost = comparison.cost
        }
    }

    private let kind: Robustness.Kind
    private let scenarios: [View]
    /// The names of scenarios; that of caps by type.
    private let leastPerformance: String
    private let leastCaps: [String]
    private let capsAreMeasured: Bool
    private let rounds: Int
    private let isSettled: Bool
    private let excess: Double
    private let stated: OrNull<Stated>

    init(_ robustness: Robustness) {
        kind = robustness.kind
        scenarios = robustness.views.map(View.init)
        leastPerformance = robustness.views[robustness.leastPerformance].scenario.name
        leastCaps = robustness.leastCaps.map { robustness.views[$0].scenario.name }
        capsAreMeasured = robustness.capsAreMeasured
        rounds = robustness.rounds
        isSettled = robustness.isSettled
        excess = robustness.excess
        stated = OrNull(robustness.comparison.map(Stated.init))
    }
}
