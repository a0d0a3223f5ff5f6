import NumericalMethods
import PlainText
import RealModule

/// The generalisation bound of the published experiments, with complexity k and optimal accuracy `limit`:
///
///     b(x) = limit - (sqrt(2 k (2 + ln(x / k))) + 4) / sqrt(x),     a(x) = max(0, b(x)).
///
/// For k = 1 and limit 1 nothing is learnt from fewer than 55.8 units. For k limit^2 above 16 e^2 = 118.2, b is
/// positive again about x = k e^-2, where the logarithm's root is 0, and bounds nothing there: a(x) is 0 below the
/// largest zero.
/// - SeeAlso: Wang, Wu, Liu, Low, "Paid with Models", AAAI 2025, section "Experiments";
///   Karimireddy, Guo, Jordan, "Mechanisms that incentivize data sharing in federated learning" (2022).
public struct BoundAccuracy: AccuracyFunction, Hashable {
    /// k, effective units of data.
    public let complexity: Double
    public let limit: Double
    public let onset: Double

    /// The bound for k = `complexity`; the published one where nothing is given.
    /// - Throws: `ParameterError` unless 1e-6 <= complexity <= 1e9 and 0 < limit <= 1.
    public init(complexity: Double = 1, limit: Double = 1) throws(ParameterError) {
        try ParameterError.checkPositive("K", complexity, 1e-6...1e9)
        try ParameterError.checkLimit(limit)
        self.init(validComplexity: complexity, limit: limit)
    }

    private init(validComplexity complexity: Double, limit: Double) {
        self.complexity = complexity
        self.limit = limit
        // From the inflection on b is concave, and negative there for any limit: so it has one zero beyond, the
        // largest.
        let branch = Branch(complexity: complexity, limit: limit)
        onset = SafeguardedRoot.beyond(complexity * Branch.inflection) { x in
            let jet = branch.jet(at: x)
            return (jet.value, jet.slope)
        }
    }

    /// sqrt((2 + ln y) / y) is convex from ln y = (-4 + sqrt 7) / 3 on, and 1 / sqrt(y) everywhere; b is negative
    /// there.
    public var concaveFrom: Double { complexity * Branch.inflection }

    public var specification: String { "bound:\(complexity.shortest),\(limit.shortest)" }

    public func branch(at x: Double) -> Jet {
        Branch(complexity: complexity, limit: limit).jet(at: x)
    }

    private struct Branch {
        static let inflection = Double.exp((7.0.squareRoot() - 4) / 3)
        var complexity: Double
        var limit: Double

        func jet(at x: Double) -> Jet {
            let s = (2 * complexity * (2 + .log(x / complexity))).squareRoot()
            let root = 1 / x.squareRoot()
            let inverse = root * root
            let reciprocal = 1 / s
            let share = complexity * reciprocal
            let steepness = 0.5 * (s + 4) - share
            let bend = share * inverse * (0.5 + share * reciprocal)
            return Jet(
                value: limit - (s + 4) * root,
                slope: steepness * inverse * root,
                curvature: (bend - 1.5 * steepness * inverse) * inverse * root)
        }
    }
}

extension BoundAccuracy {
    /// The setting of the published experiments: `bound:1,1`.
    public static let standard = BoundAccuracy(validComplexity: 1, limit: 1)
}
