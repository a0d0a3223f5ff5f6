import PlainText
import RealModule

/// A learning curve whose shortfall decays exponentially: a(x) = limit (1 - exp(-rate x)).
public struct ExponentialAccuracy: AccuracyFunction, Hashable {
    public let limit: Double
    /// Per unit of data.
    public let rate: Double

    /// The curve with this limit, its rate per effective unit of data.
    /// - Throws: `ParameterError` unless 0 < limit <= 1 and 1e-12 <= rate <= 1e12.
    public init(limit: Double, rate: Double) throws(ParameterError) {
        try ParameterError.checkLimit(limit)
        try ParameterError.checkPositive("RATE", rate, 1e-12...1e12)
        self.limit = limit
        self.rate = rate
    }

    public var onset: Double { 0 }
    public var concaveFrom: Double { 0 }
    public var specification: String { "exponential:\(limit.shortest),\(rate.shortest)" }

    public func branch(at x: Double) -> Jet {
        let shortfall = limit * .exp(-rate * x)
        return Jet(
            value: -limit * .expMinusOne(-rate * x), slope: rate * shortfall, curvature: -rate * rate * shortfall)
    }
}

extension ExponentialAccuracy {
    /// One term, exact.
    public func exponentialSum(totalsUpTo most: Double) -> ExponentialSum? {
        ExponentialSum(limit: limit, rates: [rate], weights: [limit], relativeError: 0, range: 0...Double.infinity)
    }
}
