/// Enumeration of one problem's compositions.
struct EnumerationEngine<Accuracy: AccuracyFunction, Value: Valuation>: ExpectationEngine {
    let table: OutcomeTable
    let accuracy: Accuracy
    let valuation: Value
    let conditioning: Conditioning
    /// Kept, since their touching points take a root search each, and every part of a branching asks for them.
    let envelopes: CollectiveCurves

    init(table: OutcomeTable, accuracy: Accuracy, valuation: Value, conditioning: Conditioning) {
        self.table = table
        self.accuracy = accuracy
        self.valuation = valuation
        self.conditioning = conditioning
        envelopes = CollectiveCurves(.envelope, accuracy: accuracy, valuation: valuation)
    }

    var name: Engine { .enumerate }

    var exactFrom: Double { curves(.minorant).exactFrom }

    func looseness(at total: Double) -> Double {
        excess(at: total).performance
    }

    func expectation(_ kind: CollectiveCurves.Kind) -> Enumeration {
        Enumeration(table, curves(kind), conditioning)
    }

    /// The relaxation of the part of the problem in which outcomes have these states.
    func relaxation(_ states: OutcomeStates) -> Enumeration {
        Enumeration(table, envelopes, conditioning, branch: (states, curves(.live)))
    }

    /// The minorant in which the live outcomes count and the dead ones are worth nothing.
    func minorant(_ states: OutcomeStates) -> Enumeration {
        let minorant = curves(.minorant)
        return Enumeration(table, minorant, conditioning, branch: (states, minorant))
    }

    /// What the envelopes overstate at a total.
    func excess(at total: Double) -> (performance: Double, value: Double) {
        let performance = accuracy.performance(at: total)
        return (
            envelopes.performance.jet(at: total).value - performance,
            envelopes.valueJet(at: total).value - valuation.value(of: performance)
        )
    }

    private func curves(_ kind: CollectiveCurves.Kind) -> CollectiveCurves {
        kind == .envelope ? envelopes : CollectiveCurves(kind, accuracy: accuracy, valuation: valuation)
    }
}
