import PlainText
import RealModule

/// A power law of learning: a(x) = max(0, limit - B x^-gamma).
public struct PowerAccuracy: AccuracyFunction, Hashable {
    public let limit: Double
    /// B.
    public let coefficient: Double
    /// gamma.
    public let exponent: Double

    /// The curve whose shortfall is B at one effective unit of data, and 2^-gamma of what it was where data doubles.
    /// - Throws: `ParameterError` unless 0 < limit <= 1, 1e-9 <= coefficient <= 1e9 and 0.01 <= exponent <= 10,
    ///   and the onset lies within 1e-100...1e100.
    public init(limit: Double, coefficient: Double, exponent: Double) throws(ParameterError) {
        try ParameterError.checkLimit(limit)
        try ParameterError.checkPositive("B", coefficient, 1e-9...1e9)
        try ParameterError.checkPositive("GAMMA", exponent, 0.01...10)
        let onset = Double.pow(coefficient / limit, 1 / exponent)
        try ParameterError.checkOnset("the onset (B / LIMIT)^(1 / GAMMA)", onset)
        self.limit = limit
        self.coefficient = coefficient
        self.exponent = exponent
    }

    public var onset: Double { .pow(coefficient / limit, 1 / exponent) }
    public var concaveFrom: Double { .leastNonzeroMagnitude }
    public var specification: String { "power:\(limit.shortest),\(coefficient.shortest),\(exponent.shortest)" }

    public func branch(at x: Double) -> Jet {
        let loss = coefficient * .pow(x, -exponent)
        let slope = exponent * loss / x
        return Jet(value: limit - loss, slope: slope, curvature: -(exponent + 1) * slope / x)
    }
}
