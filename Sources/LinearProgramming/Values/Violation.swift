/// By how much a basic solution misses what it is held to, recomputed from the program's own data.
public struct Violation: Hashable, Sendable {
    /// The largest miss, in the units of the bound (primal) or of a cost (dual).
    public var absolute: Double
    /// The largest miss beyond what the rounding of the values alone can make, over the size of what is missed; no
    /// unit.
    ///
    /// That rounding is 2^-51 times the sum of the magnitudes of all terms. The size of a bound is its magnitude, at
    /// least 1. The size of a reduced cost is the magnitude of the member's cost, at least that of the largest cost or
    /// 1, whichever is smaller: so the duals of an objective of tiny costs are held to its own scale.
    public var relative: Double

    /// Nothing is missed.
    public static let none = Violation(absolute: 0, relative: 0)

    mutating func note(_ miss: Double, magnitude: Double, size: Double) {
        guard miss > 0 || miss.isNaN else { return }
        absolute = miss.isNaN ? .infinity : max(absolute, miss)
        let beyond = miss - 0x1p-51 * magnitude
        if !(beyond <= 0) { relative = miss.isNaN ? .infinity : max(relative, beyond / size) }
    }
}

extension Violation {
    mutating func note(_ value: Double, _ magnitude: Double, within bounds: Bounds) {
        if !(value >= bounds.lower) {
            note(bounds.lower - value, magnitude: magnitude, size: max(1, abs(bounds.lower)))
        } else if value > bounds.upper {
            note(value - bounds.upper, magnitude: magnitude, size: max(1, abs(bounds.upper)))
        }
    }

    /// `rate` is the gain of the objective per unit of a member.
    mutating func note(_ rate: Double, _ standing: Basis.Standing, magnitude: Double, size: Double) {
        let miss =
            switch standing {
            case .atLower: rate
            case .atUpper: -rate
            case .fixed: rate.isNaN ? rate : 0
            default: abs(rate)
            }
        note(miss, magnitude: magnitude, size: size)
    }
}
