import PlainText
import RealModule

/// A learning curve whose shortfall is a stretched exponential: a(x) = max(0, limit - B exp(-(x / scale)^exponent)).
public struct WeibullAccuracy: AccuracyFunction, Hashable {
    public let limit: Double
    /// B: what the first data falls short of the limit.
    public let coefficient: Double
    /// Effective units of data.
    public let scale: Double
    /// Of x over SCALE, in 0.05...1.
    public let exponent: Double
    public let onset: Double

    /// The curve that starts at limit - B, which is its performance without data where it is positive;
    /// `ExponentialAccuracy` where that is 0 and the exponent 1.
    /// - Throws: `ParameterError` unless 0 < limit <= 1, 1e-9 <= coefficient <= 1e9, 1e-12 <= scale <= 1e12 and
    ///   0.05 <= exponent <= 1, and the onset is 0 or lies within 1e-100...1e100.
    public init(limit: Double, coefficient: Double, scale: Double, exponent: Double) throws(ParameterError) {
        try ParameterError.checkStretched(
            limit: limit, coefficient: coefficient, scale: ("SCALE", scale), exponent: exponent)
        // B exp(-z) = limit.
        let z = coefficient > limit ? Double.log(onePlus: (coefficient - limit) / limit) : 0
        let onset = z > 0 ? scale * .pow(z, 1 / exponent) : 0
        try ParameterError.checkOnsetOrNone("the onset SCALE (ln(B / LIMIT))^(1 / EXPONENT)", onset)
        self.limit = limit
        self.coefficient = coefficient
        self.scale = scale
        self.exponent = exponent
        self.onset = onset
    }

    public var concaveFrom: Double { 0 }
    public var specification: String {
        "weibull:\(limit.shortest),\(coefficient.shortest),\(scale.shortest),\(exponent.shortest)"
    }

    /// With z = (x / scale)^e: limit - B exp(-z), of slope B e z exp(-z) / x.
    public func branch(at x: Double) -> Jet {
        guard x > 0 else {
            return Jet(
                value: limit - coefficient, slope: exponent < 1 ? .infinity : coefficient / scale,
                curvature: exponent < 1 ? -.infinity : -coefficient / scale / scale)
        }
        let z = Double.pow(x / scale, exponent)
        let left = Double.exp(-z)
        let slope = left == 0 ? 0 : coefficient * exponent * z * left / x
        return Jet(
            value: z < 1 ? limit - coefficient - coefficient * .expMinusOne(-z) : limit - coefficient * left,
            slope: slope, curvature: slope == 0 ? 0 : (exponent - 1 - exponent * z) * slope / x)
    }
}
