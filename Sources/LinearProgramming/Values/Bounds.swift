import CGLPK

/// The interval in which a row's activity or a column's value must lie; either end may be infinite.
///
///     .atLeast(0)   .atMost(4)   .between(0, 4)   .exactly(2)   .free
///
/// A value of this type may be nonsense (inverted, NaN, finite beyond 1e50); a `LinearProgram` refuses it when it is
/// handed over.
public struct Bounds: Hashable, Sendable {
    /// Coefficients and costs are 0 or between 1 / `magnitudeLimit` and `magnitudeLimit`, finite bounds at most that.
    /// Towards the ends of the range of numbers GLPK computes infinities, and then reads outside its arrays.
    static let magnitudeLimit = 1e50

    /// `-infinity` for no lower bound.
    public var lower: Double
    /// `infinity` for no upper bound.
    public var upper: Double

    /// Without arguments, free; nothing is checked here.
    public init(lower: Double = -.infinity, upper: Double = .infinity) {
        self.lower = lower
        self.upper = upper
    }

    /// No bounds.
    public static let free = Bounds()
    /// 0 or more.
    public static let nonnegative = Bounds(lower: 0)
    /// No upper bound.
    public static func atLeast(_ lower: Double) -> Bounds { Bounds(lower: lower) }
    /// No lower bound, 0 included: negative values are allowed.
    public static func atMost(_ upper: Double) -> Bounds { Bounds(upper: upper) }
    /// Both ends belong to it.
    public static func between(_ lower: Double, _ upper: Double) -> Bounds { Bounds(lower: lower, upper: upper) }
    /// An equation, or a fixed variable.
    public static func exactly(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }
}

extension Bounds {
    /// The five shapes that a pair of bounds can have. This is the one place that derives them.
    package enum Kind: Sendable {
        case free, lower, upper, ranged, fixed
    }

    package var kind: Kind {
        switch (lower > -.infinity, upper < .infinity) {
        case (false, false): .free
        case (true, false): .lower
        case (false, true): .upper
        case (true, true): lower == upper ? .fixed : .ranged
        }
    }

    var glpkKind: Int32 {
        switch kind {
        case .free: GLP_FR
        case .lower: GLP_LO
        case .upper: GLP_UP
        case .ranged: GLP_DB
        case .fixed: GLP_FX
        }
    }

    /// The bounds that GLPK stores as a kind and two numbers, where an absent bound reads as ±DBL_MAX.
    init(glpkLower: Double, glpkUpper: Double) {
        let largest = Double.greatestFiniteMagnitude
        self.init(
            lower: glpkLower <= -largest ? -.infinity : glpkLower,
            upper: glpkUpper >= largest ? .infinity : glpkUpper)
    }

    func validated(for subject: String) throws(LinearProgramError) {
        if lower.isNaN || upper.isNaN {
            throw .invalidBounds(subject: subject, bounds: self, reason: "a bound is not a number")
        }
        if lower > upper {
            throw .invalidBounds(subject: subject, bounds: self, reason: "the lower bound exceeds the upper one")
        }
        if lower == .infinity || upper == -.infinity {
            throw .invalidBounds(subject: subject, bounds: self, reason: "no finite value lies between the bounds")
        }
        for bound in [lower, upper] where bound.isFinite && abs(bound) > Self.magnitudeLimit {
            throw .invalidBounds(
                subject: subject, bounds: self,
                reason: "a finite bound exceeds \(Self.magnitudeLimit) in magnitude")
        }
    }
}

extension Bounds: CustomStringConvertible {
    public var description: String { "[\(lower), \(upper)]" }
}
