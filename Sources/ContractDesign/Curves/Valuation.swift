import PlainText
import RealModule

/// What a model of performance r is worth to a party, in value units: v(r), increasing, concave, v(0) = 0.
public protocol Valuation: Sendable {
    /// v and its derivatives at r > 0.
    func jet(at performance: Double) -> Jet
    /// The performance that is worth `value`: v^-1.
    func performance(worth value: Double) -> Double
    /// The valuation as the command line writes it, for example `linear:100`.
    var specification: String { get }
    /// The constant v'(r) where v is linear, else nil.
    var constantSlope: Double? { get }
    /// Overwrites jets of a performance by jets of its value, by the chain rule.
    func compose(_ jets: UnsafeMutableBufferPointer<Jet>)
}

extension Valuation {
    /// v(r) for r >= 0.
    public func value(of performance: Double) -> Double {
        performance <= 0 ? 0 : jet(at: performance).value
    }

    /// v(a(x)) from a(x), by the chain rule.
    func composed(with inner: Jet) -> Jet {
        let outer = jet(at: inner.value)
        return Jet(
            value: outer.value, slope: outer.slope * inner.slope,
            curvature: outer.curvature * inner.slope * inner.slope + outer.slope * inner.curvature)
    }

    public func compose(_ jets: UnsafeMutableBufferPointer<Jet>) {
        for k in jets.indices { jets[k] = composed(with: jets[k]) }
    }
}

/// v(r) = scale r.
public struct LinearValuation: Valuation, Hashable {
    /// Value units of a perfect model.
    public let scale: Double

    /// The valuation under which a perfect model is worth `scale` value units.
    /// - Throws: `ParameterError` unless 1e-9 <= scale <= 1e12.
    public init(scale: Double = 100) throws(ParameterError) {
        try ParameterError.checkPositive("SCALE", scale, 1e-9...1e12)
        self.init(validScale: scale)
    }

    private init(validScale scale: Double) { self.scale = scale }

    /// The setting of the published experiments: `linear:100`.
    public static let standard = LinearValuation(validScale: 100)

    public var specification: String { "linear:\(scale.shortest)" }
    public var constantSlope: Double? { scale }
    public func jet(at performance: Double) -> Jet { Jet(value: scale * performance, slope: scale, curvature: 0) }
    public func performance(worth value: Double) -> Double { value / scale }
}

/// v(r) = scale r^exponent.
public struct PowerValuation: Valuation, Hashable {
    /// Value units of a perfect model.
    public let scale: Double
    /// Between 0.05 and 1; 1 is the linear valuation.
    public let exponent: Double

    /// The valuation under which a perfect model is worth `scale` value units, and less good ones the more, the smaller
    /// the exponent.
    /// - Throws: `ParameterError` unless 1e-9 <= scale <= 1e12 and 0.05 <= exponent <= 1.
    public init(scale: Double, exponent: Double) throws(ParameterError) {
        try ParameterError.checkPositive("SCALE", scale, 1e-9...1e12)
        try ParameterError.checkPositive("EXPONENT", exponent, 0.05...1)
        self.scale = scale
        self.exponent = exponent
    }

    public var specification: String { "power:\(scale.shortest),\(exponent.shortest)" }
    public var constantSlope: Double? { exponent == 1 ? scale : nil }

    public func jet(at performance: Double) -> Jet {
        let value = scale * .pow(performance, exponent)
        let slope = exponent * value / performance
        return Jet(value: value, slope: slope, curvature: (exponent - 1) * slope / performance)
    }

    public func performance(worth value: Double) -> Double { .pow(max(0, value) / scale, 1 / exponent) }
}
