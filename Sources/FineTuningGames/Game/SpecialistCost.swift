import RealModule

/// What a specialist pays to bring the technology from the generalist's level a0 to a >= a0.
///
///     power    f + b (a - a0) + c (a - a0)^k      each step starts cheap, wherever the generalist stopped
///     level    f + b (a - a0) + c (a^k - a0^k)    the specialist climbs the same ladder as the generalist
///
/// with c > 0, k > 1, b >= 0, f >= 0; f is paid by whoever takes part, so a specialist may abstain. Pure powers with
/// k = 2 are the authors' (arXiv 2503.20848); the linear and the fixed part, and the ladder, are chosen here.
public struct SpecialistCost: Hashable, Sendable {
    /// Which of the formulas above holds.
    public enum Family: String, Hashable, Sendable, Codable, CaseIterable {
        /// f + b (a - a0) + c (a - a0)^k.
        case power
        /// f + b (a - a0) + c (a^k - a0^k).
        case level
    }

    /// The formula that the other numbers belong to.
    public var family: Family
    /// c, money at one unit of improvement (power) or at performance 1 (level).
    public var coefficient: Double
    /// k.
    public var exponent: Double
    /// b, money per unit of improvement.
    public var linear: Double
    /// f, money, paid only by a specialist that takes part.
    public var fixed: Double

    /// Nothing is checked here; a game refuses what is out of range.
    public init(
        _ family: Family = .power, coefficient: Double, exponent: Double = 2, linear: Double = 0, fixed: Double = 0
    ) {
        self.family = family
        self.coefficient = coefficient
        self.exponent = exponent
        self.linear = linear
        self.fixed = fixed
    }

    /// The cost of going from `start` to `end` >= `start`, the fixed part included.
    public func value(from start: Double, to end: Double) -> Double {
        let steps = end - start
        let curved = family == .power ? power(steps) : power(end) - power(start)
        return fixed + linear * steps + curved
    }

    /// c x^k.
    func power(_ x: Double) -> Double {
        exponent == 2 ? coefficient * x * x : coefficient * .pow(x, exponent)
    }

    /// c k x^(k-1).
    func marginalPower(_ x: Double) -> Double {
        exponent == 2 ? 2 * coefficient * x : coefficient * exponent * .pow(x, exponent - 1)
    }

    /// The x at which c k x^(k-1) is `amount` >= 0.
    func inverseMarginalPower(_ amount: Double) -> Double {
        let base = amount / (coefficient * exponent)
        return exponent == 2 ? base : .pow(base, 1 / (exponent - 1))
    }

    /// c k (k-1) x^(k-2).
    func curvature(_ x: Double) -> Double {
        exponent == 2 ? 2 * coefficient : coefficient * exponent * (exponent - 1) * .pow(x, exponent - 2)
    }
}
