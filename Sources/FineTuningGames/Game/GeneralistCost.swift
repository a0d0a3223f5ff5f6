import RealModule

/// What the generalist pays to develop the technology to performance a: c a^k, c > 0, k > 1.
///
/// Polynomial costs are named in summaries of Laufer, Kleinberg, Heidari (WWW 2024); k = 2 is the authors' own example
/// in arXiv 2503.20848, and the general exponent is written out here.
public struct GeneralistCost: Hashable, Sendable {
    /// Money at performance 1.
    public var coefficient: Double
    /// k, above 1.
    public var exponent: Double

    /// Nothing is checked here; a game refuses what is out of range.
    public init(coefficient: Double, exponent: Double = 2) {
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// c a^k for a >= 0.
    public func value(at performance: Double) -> Double {
        exponent == 2 ? coefficient * performance * performance : coefficient * .pow(performance, exponent)
    }

    /// c k a^(k-1).
    func marginal(at performance: Double) -> Double {
        exponent == 2
            ? 2 * coefficient * performance : coefficient * exponent * .pow(performance, exponent - 1)
    }

    /// The performance at which a further unit costs `amount` >= 0.
    func performance(whereMarginalIs amount: Double) -> Double {
        let base = amount / (coefficient * exponent)
        return exponent == 2 ? base : .pow(base, 1 / (exponent - 1))
    }
}
