import ContractDesign
import RealModule

/// A learning curve in skill: a member of a family.
public struct SkillCurve: Hashable, Sendable {
    /// What skill tends to with more and more data.
    public let limit: Double
    /// The shortfall from the limit at the reference size, in skill.
    let drop: Double
    let shape: CurveShape
    /// Effective units.
    let reference: Double

    /// Which family it is a member of.
    public var family: CurveFamily { shape.family }

    /// Its parameters in natural units, in the order of ``CurveFamily/parameterNames``; `b` can be infinite for a
    /// `weibull` that has all but ended before the reference size.
    public var parameters: [Double] {
        [limit, drop == 0 ? 0 : drop * shape.natural(reference: reference)] + shape.parameters(reference: reference)
    }

    /// Skill for so many effective units, above 0 and also infinitely many; below 0 where it is worse than guessing.
    public func value(at samples: Double) -> Double {
        if samples == .infinity { return limit }
        let ratio = samples / reference
        return limit - drop * shape.left(ratio, log: .log(ratio))
    }

    /// The accuracy function max(0, skill) of a contract problem. An exponential is a Weibull curve of exponent 1, a power
    /// law whose b is too large for `power` one of `pow4` without d, and a flat curve a power law that falls short by
    /// 1e-9 at one unit.
    /// - Throws: `ParameterError` where no model is better than guessing, or a parameter is out of a family's range.
    public func accuracy() throws(ParameterError) -> any AccuracyFunction {
        let p = parameters
        let b = p[1]
        switch family {
        case _ where b < 1e-9: return try PowerAccuracy(limit: limit, coefficient: 1e-9, exponent: 1)
        case .pow4:
            return try ShiftedPowerAccuracy(limit: limit, coefficient: b, shift: p[2], exponent: p[3])
        case .power where b > 1e9:
            return try ShiftedPowerAccuracy(limit: limit, coefficient: b, shift: 0, exponent: p[2])
        case .power:
            return try PowerAccuracy(limit: limit, coefficient: b, exponent: p[2])
        case .mmf:
            return try MMFAccuracy(limit: limit, coefficient: b, half: p[2], exponent: p[3])
        case .weibull:
            return try WeibullAccuracy(limit: limit, coefficient: b, scale: p[2], exponent: p[3])
        case .exponential:
            return try WeibullAccuracy(limit: limit, coefficient: b, scale: p[2], exponent: 1)
        }
    }

    /// How contract problems name the curve, such as `pow4:0.95,2,10,0.5`.
    /// - Throws: `ParameterError`, as ``accuracy()``.
    public func specification() throws(ParameterError) -> String { try accuracy().specification }
}
