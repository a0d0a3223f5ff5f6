import PlainText
import RealModule

/// A learning curve that is concave from the first unit of data: a(x) = (2 / pi) arctan(rate x).
public struct ArctanAccuracy: AccuracyFunction, Hashable {
    /// Per unit of data.
    public let rate: Double

    /// The curve with this rate, per effective unit of data; half of its limit 1 is reached at x = 1 / rate.
    /// - Throws: `ParameterError` unless 1e-12 <= rate <= 1e12.
    public init(rate: Double) throws(ParameterError) {
        try ParameterError.checkPositive("RATE", rate, 1e-12...1e12)
        self.rate = rate
    }

    public var onset: Double { 0 }
    public var concaveFrom: Double { 0 }
    public var limit: Double { 1 }
    public var specification: String { "arctan:\(rate.shortest)" }

    public func branch(at x: Double) -> Jet {
        let y = rate * x
        let slope = 2 / .pi * rate / (1 + y * y)
        return Jet(value: 2 / .pi * .atan(y), slope: slope, curvature: -2 * rate * y / (1 + y * y) * slope)
    }
}
