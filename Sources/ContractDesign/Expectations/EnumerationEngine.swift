import Stopping

/// Enumeration of one problem's compositions.
struct EnumerationEngine<Accuracy: AccuracyFunction, Value: Valuation>: ExpectationEngine {
    let table: OutcomeTable
    let accuracy: Accuracy
    let valuation: Value
    let conditioning: Conditioning
    let patience: Patience
    /// Kept, since their touching points take a root search each.
    let envelopes: CollectiveCurves

    init(
        table: OutcomeTable, accuracy: Accuracy, valuation: Value, conditioning: Conditioning,
        patience: Patience = Patience()
    ) {
        self.patience = patience
        self.table = table
        self.accuracy = accuracy
        self.valuation = valuation
        self.conditioning = conditioning
        envelopes = CollectiveCurves(.envelope, accuracy: accuracy, valuation: valuation)
    }

    var name: Engine { .enumerate }

    var exactFrom: Double { curves(.minorant).exactFrom }

    func looseness(at total: Double) -> Double {
        envelopes.performance.jet(at: total).value - accuracy.performance(at: total)
    }

    func expectation(_ kind: CollectiveCurves.Kind) -> Enumeration {
        Enumeration(table, curves(kind), conditioning, patience)
    }

    private func curves(_ kind: CollectiveCurves.Kind) -> CollectiveCurves {
        kind == .envelope ? envelopes : CollectiveCurves(kind, accuracy: accuracy, valuation: valuation)
    }
}
