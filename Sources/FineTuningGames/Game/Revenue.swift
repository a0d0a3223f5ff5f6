import RealModule

/// What a technology of performance a earns in one domain: r(a), increasing, concave, r(0) = 0.
///
///     linear   r(a) = scale a
///     log      r(a) = scale ln(1 + a)
///     root     r(a) = scale sqrt(a)
///
/// The linear family is that of the authors' closed forms (Laufer, Kleinberg, Heidari, arXiv 2503.20848); the others
/// are chosen here, so that free-riding and abstaining also arise without kinked costs.
public struct Revenue: Hashable, Sendable {
    /// Which of the formulas above holds.
    public enum Family: String, Hashable, Sendable, Codable, CaseIterable {
        /// scale a.
        case linear
        /// scale ln(1 + a).
        case log
        /// scale sqrt(a).
        case root
    }

    /// The formula that `scale` belongs to.
    public var family: Family
    /// Money per unit of performance, of its logarithm or of its root; > 0.
    public var scale: Double

    /// Nothing is checked here; a game refuses a scale out of range.
    public init(_ family: Family = .linear, scale: Double = 1) {
        self.family = family
        self.scale = scale
    }

    /// r(a) for a >= 0.
    public func value(at performance: Double) -> Double {
        switch family {
        case .linear: scale * performance
        case .log: scale * Double.log(onePlus: performance)
        case .root: scale * performance.squareRoot()
        }
    }

    /// r'(a); infinite at 0 for the root.
    public func slope(at performance: Double) -> Double {
        switch family {
        case .linear: scale
        case .log: scale / (1 + performance)
        case .root: scale / (2 * performance.squareRoot())
        }
    }

    /// r''(a).
    func curvature(at performance: Double) -> Double {
        switch family {
        case .linear: 0
        case .log: -scale / ((1 + performance) * (1 + performance))
        case .root: -scale / (4 * performance * performance.squareRoot())
        }
    }

    /// The performance that earns `amount` >= 0: r^-1.
    func performance(earning amount: Double) -> Double {
        switch family {
        case .linear: amount / scale
        case .log: Double.expMinusOne(amount / scale)
        case .root: (amount / scale) * (amount / scale)
        }
    }

    /// The performance up to which a further unit earns more than `slope` >= 0; 0 where it never does, infinite where
    /// it always does.
    func performance(untilSlope slope: Double) -> Double {
        switch family {
        case .linear: scale > slope ? .infinity : 0
        case .log: max(0, scale / slope - 1)
        case .root: (scale / (2 * slope)) * (scale / (2 * slope))
        }
    }
}
