import NumericalMethods

/// What a type can have without a contract: it trains alone on as much data as pays.
public struct ReservationUtility: Hashable, Sendable {
    /// Effective units of data that it would train on; 0 where training alone does not pay.
    public var contribution: Double
    /// v(a(contribution)), value units.
    public var reward: Double
    /// f = max over x >= 0 of v(a(x)) - cost x, value units; at least v(a(0)).
    public var utility: Double

    /// Training alone does not pay: what is left is the value of a model without data, v(a(0)).
    static func untrained(_ value: Double) -> ReservationUtility {
        ReservationUtility(contribution: 0, reward: value, utility: value)
    }
}

/// The best that a type can do alone, for any unit cost under one accuracy function and valuation.
///
/// v(a(x)) lies on or below its concave envelope, whose slope falls from `threshold`, at the touching point or at 0, to
/// 0. So training alone pays exactly when the cost is below the threshold, and then the best x is the one root, beyond
/// the touching point, of the first-order condition v(a(x))' = cost. A search that started in the flat part would find
/// 0.
public struct ReservationProblem: Sendable {
    private let value: ModelValue
    private let untrained: ReservationUtility
    let touching: TouchingPoint

    /// Finds where a line through the origin touches v(a(x)), by a safeguarded search beyond the onset.
    public init(accuracy: some AccuracyFunction, valuation: some Valuation) {
        value = ModelValue(accuracy: accuracy, valuation: valuation)
        untrained = .untrained(value.value(at: 0))
        touching = TouchingPoint(value, onset: accuracy.onset)
    }

    /// The unit cost from which training alone stops paying, value units per effective unit; infinite where it always
    /// pays. For the standard setting 0.2494140372263782.
    public var threshold: Double { touching.slope }

    /// What a type of this cost does alone: f = max over x from 0 to its capacity of v(a(x)) - cost x, and the x where
    /// that is. Beyond the onset v(a(x)) is concave, so that where the capacity forbids the best x, the capacity is next
    /// best, or nothing.
    /// - Parameters:
    ///   - cost: value units per effective unit of data, > 0.
    ///   - capacity: effective units of data, > 0.
    /// - Complexity: about ten evaluations of the accuracy function.
    public func utility(atCost cost: Double, capacity: Double = .infinity) -> ReservationUtility {
        guard cost < threshold else { return untrained }
        let x = SafeguardedRoot.beyond(max(touching.x, .leastNormalMagnitude)) { x in
            let jet = value.branch(at: x)
            return (jet.slope - cost, jet.curvature)
        }
        let best = min(x, capacity)
        let reward = value.value(at: best)
        let utility = reward - cost * best
        return utility > untrained.utility
            ? ReservationUtility(contribution: best, reward: reward, utility: utility) : untrained
    }
}
