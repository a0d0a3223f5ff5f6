import PlainText
import RealModule

/// The learning curve of Morgan, Mercer and Flodin: a(x) = max(0, limit - B / (1 + (x / half)^exponent)).
///
/// Half of what is to be learnt is learnt from `half` units; far beyond, the shortfall falls as a power law does.
/// - SeeAlso: Viering, Loog, "The shape of learning curves: a review", IEEE PAMI 45 (2023), table 1.
public struct MMFAccuracy: AccuracyFunction, Hashable {
    public let limit: Double
    /// B: what the first data falls short of the limit.
    public let coefficient: Double
    /// Effective units of data.
    public let half: Double
    /// Of x over HALF, in 0.05...1.
    public let exponent: Double
    public let onset: Double

    /// The curve that starts at limit - B, which is its performance without data where it is positive.
    /// - Throws: `ParameterError` unless 0 < limit <= 1, 1e-9 <= coefficient <= 1e9, 1e-12 <= half <= 1e12 and
    ///   0.05 <= exponent <= 1, and the onset is 0 or lies within 1e-100...1e100.
    public init(limit: Double, coefficient: Double, half: Double, exponent: Double) throws(ParameterError) {
        try ParameterError.checkStretched(
            limit: limit, coefficient: coefficient, scale: ("HALF", half), exponent: exponent)
        // B / (1 + z) = limit.
        let z = coefficient / limit - 1
        let onset = z > 0 ? half * .pow(z, 1 / exponent) : 0
        try ParameterError.checkOnsetOrNone("the onset HALF (B / LIMIT - 1)^(1 / EXPONENT)", onset)
        self.limit = limit
        self.coefficient = coefficient
        self.half = half
        self.exponent = exponent
        self.onset = onset
    }

    public var concaveFrom: Double { 0 }
    public var specification: String {
        "mmf:\(limit.shortest),\(coefficient.shortest),\(half.shortest),\(exponent.shortest)"
    }

    /// With z = (x / half)^e: limit - B / (1 + z), of slope B e z / (x (1 + z)^2).
    public func branch(at x: Double) -> Jet {
        guard x > 0 else {
            return Jet(
                value: limit - coefficient, slope: exponent < 1 ? .infinity : coefficient / half,
                curvature: exponent < 1 ? -.infinity : -2 * coefficient / half / half)
        }
        let z = Double.pow(x / half, exponent)
        let left = 1 / (1 + z)
        let learnt = z == .infinity ? 1 : z * left
        let slope = coefficient * exponent * learnt * left / x
        return Jet(
            value: z < 1 ? limit - coefficient + coefficient * learnt : limit - coefficient * left, slope: slope,
            curvature: (exponent - 1 - 2 * exponent * learnt) * slope / x)
    }
}
