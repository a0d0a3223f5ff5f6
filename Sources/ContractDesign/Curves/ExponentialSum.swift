import RealModule

/// A learning curve as a constant minus a sum of decaying exponentials with non-negative weights:
///
///     a(x) ~ limit - sum of weights[l] * exp(-rates[l] * x).
///
/// Such a sum is concave and increasing for all x >= 0, and its expectation over any composition of the group is a
/// sum of as many values of a generating function.
public struct ExponentialSum: Hashable, Sendable {
    /// What the sum tends to for x to infinity.
    public var limit: Double
    /// Ascending, per effective unit of data.
    public var rates: [Double]
    /// One per rate, non-negative.
    public var weights: [Double]
    /// Bound on the relative error of the sum itself, for x in `range`. Below the range the whole lies below 0.
    public var relativeError: Double
    /// Effective units of data for which the error bound holds.
    public var range: ClosedRange<Double>

    /// A sum found elsewhere. Nothing is checked: rates must ascend, weights not be negative, and the error bound be true,
    /// since the bounds of contracts are widened by it.
    public init(limit: Double, rates: [Double], weights: [Double], relativeError: Double, range: ClosedRange<Double>) {
        self.limit = limit
        self.rates = rates
        self.weights = weights
        self.relativeError = relativeError
        self.range = range
    }

    /// The value at x = 0, where the group has no data: `limit - sum of weights`.
    var start: Double { limit - weights.reduce(0, +) }

    /// The terms of the smallest rates as long as the sum is not negative at a total of `least`, the last one in part.
    ///
    /// For totals from there on it is concave and nowhere below max(0, whole): it is non-negative and increasing, and
    /// it leaves out only what the whole subtracts. What it gives away vanishes as totals grow.
    func truncated(forTotalsFrom least: Double = 0) -> ExponentialSum {
        var kept = self
        var left = limit
        for l in weights.indices {
            let decay = Double.exp(-rates[l] * least)
            kept.weights[l] = left <= 0 ? 0 : decay * weights[l] <= left ? weights[l] : left / decay
            left -= decay * kept.weights[l]
        }
        let count = kept.weights.lastIndex { $0 > 0 }.map { $0 + 1 } ?? 0
        kept.weights.removeSubrange(count...)
        kept.rates.removeSubrange(count...)
        return kept
    }

    /// The same on totals up to `most`, with the terms that hardly bend there, rate * most < 1e-6, merged into one of
    /// the same weight and mean rate: that moves a value by at most 5e-13 of their weight, which is itself of the order
    /// of 1e-5.
    func restricted(toTotalsUpTo most: Double) -> ExponentialSum {
        let straight = rates.prefix { $0 * most < 1e-6 }.count
        guard straight > 1 else { return self }
        var rest = self
        let weight = weights[..<straight].reduce(0, +)
        let rate = zip(weights, rates).prefix(straight).reduce(0) { $0 + $1.0 * $1.1 } / weight
        rest.weights.replaceSubrange(..<straight, with: [weight])
        rest.rates.replaceSubrange(..<straight, with: [rate])
        return rest
    }

    /// The sum's own value at x, also below 0.
    public func value(at x: Double) -> Double {
        limit - zip(weights, rates).reduce(0) { $0 + $1.0 * .exp(-$1.1 * x) }
    }
}
