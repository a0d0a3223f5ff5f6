import Stopping

/// Gauss rules for one problem, of whatever size.
struct GaussEngine<Accuracy: AccuracyFunction, Value: Valuation>: ExpectationEngine {
    let tables: ClusterTables
    let accuracy: Accuracy
    let valuation: Value
    let conditioning: Conditioning
    /// Kept, since their touching points take a root search each.
    private let envelopes: CollectiveCurves

    init(
        _ participation: Participation, _ probabilities: [Double], _ accuracy: Accuracy, _ valuation: Value,
        _ conditioning: Conditioning, _ patience: Patience = Patience()
    ) {
        tables = ClusterTables(participation.law, probabilities, patience)
        self.accuracy = accuracy
        self.valuation = valuation
        self.conditioning = conditioning
        envelopes = CollectiveCurves(.envelope, accuracy: accuracy, valuation: valuation)
    }

    var name: Engine { .gauss }

    var exactFrom: Double {
        let curves = CollectiveCurves(.minorant, accuracy: accuracy, valuation: valuation)
        return max(curves.performance.joint, curves.value?.joint ?? 0)
    }

    func looseness(at total: Double) -> Double {
        envelopes.performance.jet(at: total).value - accuracy.performance(at: total)
    }

    func expectation(_ kind: CollectiveCurves.Kind) -> GaussExpectation {
        let curves =
            kind == .envelope ? envelopes : CollectiveCurves(kind, accuracy: accuracy, valuation: valuation)
        let bent = BentCurves(curves, valueScale: valuation.value(of: accuracy.limit), onset: accuracy.onset)
        return GaussExpectation(
            tables, bent, least: (curves.leastPerformance, curves.leastValue), conditioning, kind)
    }
}
