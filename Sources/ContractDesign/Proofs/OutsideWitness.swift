import NumericalMethods

/// Where to take the tangent of v(a(x)) that proves what a type has alone: f <= max of tangent - cost x.
///
/// The bound's error is of second order in how far the point is from the best one.
struct OutsideWitness {
    private let value: ModelValue
    private let onset: Double
    private let alone: ReservationProblem

    init(_ accuracy: some AccuracyFunction, _ valuation: some Valuation) {
        value = ModelValue(accuracy: accuracy, valuation: valuation)
        onset = accuracy.onset
        alone = ReservationProblem(accuracy: accuracy, valuation: valuation)
    }

    /// The best contribution where training alone pays; else where the slope is the cost, or as little data as shows that
    /// nothing does. Effective units.
    func contribution(atCost cost: Double, capacity: Double, valueScale: Double) -> Double {
        // As it is written, a capacity may be less than as it is computed.
        let most = capacity * (1 - 1e-15)
        let utility = alone.utility(atCost: cost, capacity: capacity)
        if utility.contribution > 0 { return min(utility.contribution, most) }
        if onset == 0, value.branch(at: 0).slope <= cost { return 0 }
        let start = onset > 0 ? onset * (1 + 1e-9) : 1e-9 * valueScale / cost
        guard value.branch(at: start).slope > cost else {
            return min(onset > 0 ? start : steep(before: start, cost), most)
        }
        let x = SafeguardedRoot.beyond(start) { x in
            let jet = value.branch(at: x)
            return (jet.slope - cost, jet.curvature)
        }
        return min(x, most)
    }

    /// Where a curve that starts upright has the slope `cost`, by bisection of the logarithm.
    private func steep(before end: Double, _ cost: Double) -> Double {
        var (low, high) = (1e-300, end)
        for _ in 0..<200 where high > low * (1 + 1e-12) {
            let middle = low.squareRoot() * high.squareRoot()
            if value.branch(at: middle).slope > cost { low = middle } else { high = middle }
        }
        return high
    }
}
