import PlainText
import RealModule

/// A power law of learning that starts from what is known before: a(x) = max(0, limit - B (x + D)^-gamma).
///
/// D counts as data that is there already. With B D^-gamma < limit the model performs a(0) > 0 without any data.
public struct ShiftedPowerAccuracy: AccuracyFunction, Hashable {
    public let limit: Double
    /// B.
    public let coefficient: Double
    /// D, effective units of data.
    public let shift: Double
    /// gamma.
    public let exponent: Double
    public let onset: Double

    /// The curve whose shortfall is B at 1 - D effective units of data; `PowerAccuracy` where D = 0.
    /// - Throws: `ParameterError` unless 0 < limit <= 1, 1e-9 <= coefficient <= 1e60, 0 <= shift <= 1e12 and
    ///   0.01 <= exponent <= 10, and (B / limit)^(1 / gamma) lies within 1e-100...1e100.
    public init(limit: Double, coefficient: Double, shift: Double, exponent: Double) throws(ParameterError) {
        try ParameterError.checkLimit(limit)
        try ParameterError.checkPositive("B", coefficient, 1e-9...1e60)
        try ParameterError.checkPositive("D", shift, 0...1e12)
        try ParameterError.checkPositive("GAMMA", exponent, 0.01...10)
        let zero = Double.pow(coefficient / limit, 1 / exponent)
        try ParameterError.checkOnset("(B / LIMIT)^(1 / GAMMA)", zero)
        self.limit = limit
        self.coefficient = coefficient
        self.shift = shift
        self.exponent = exponent
        let start = shift == 0 ? -Double.infinity : limit - coefficient * .pow(shift, -exponent)
        onset = start >= -Self.rounding * limit ? 0 : max(zero - shift, .leastNormalMagnitude)
    }

    /// A start below 0 by no more than this part of the limit is one at 0.
    private static let rounding = 1e-13

    public var concaveFrom: Double { shift == 0 ? .leastNonzeroMagnitude : 0 }
    public var specification: String {
        "pow4:\(limit.shortest),\(coefficient.shortest),\(shift.shortest),\(exponent.shortest)"
    }

    public func branch(at x: Double) -> Jet {
        let loss = coefficient * .pow(x + shift, -exponent)
        let slope = exponent * loss / (x + shift)
        return Jet(value: limit - loss, slope: slope, curvature: -(exponent + 1) * slope / (x + shift))
    }

    /// That of the power law in x + D: weights times exp(-rate D). Good from x = 0 on where D is at least a third of
    /// the onset, else from a quarter of (B / limit)^(1 / gamma) - D on, where the sum is negative.
    public func exponentialSum(totalsUpTo most: Double) -> ExponentialSum? {
        let least = max(shift, (onset + shift) / 4)
        guard most + shift >= least, most < 1e200 else { return nil }
        var sum = PowerExponentials(coefficient: coefficient, exponent: exponent, range: least...(most + shift)).sum(
            limit: limit)
        sum.weights = zip(sum.weights, sum.rates).map { $0 * .exp(-$1 * shift) }
        sum.range = (least - shift)...max(most, least - shift)
        return sum.withoutIdleTerms.restricted(toTotalsUpTo: most)
    }
}

extension ExponentialSum {
    /// Without the terms of weight 0.
    fileprivate var withoutIdleTerms: ExponentialSum {
        var sum = self
        sum.rates = zip(rates, weights).filter { $1 > 0 }.map { $0.0 }
        sum.weights = weights.filter { $0 > 0 }
        return sum
    }
}
