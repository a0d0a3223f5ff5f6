import NumericalMethods

/// A quadratic game in which taking part costs the specialist a fixed cost f: at which shares both gain, and up to which
/// f there is a deal. Derived here from the model; the general method does not use it.
///
/// With t = c1 / c0 and all money in units of rho^2 / c0, let U(d) = (1 - d) (1 + (2t - 1) d) / (4t) be the specialist's
/// utility before f. Where U(d) >= f nothing changes but that f is paid. Elsewhere the generalist invests
/// e = (f - (1 - d)^2 / (4t)) / (1 - d), just enough for the specialist to come and get 0, as long as that leaves itself
/// d (e + (1 - d) / (2t)) - e^2 >= 0.
public struct QuadraticEntry: Hashable, Sendable {
    /// The game without the fixed cost.
    public let game: QuadraticGame

    /// Nothing is checked: costs and revenue above 0 are the caller's to give.
    public init(_ game: QuadraticGame) { self.game = game }

    private var ratio: Double { game.specialistCost / game.generalistCost }
    private var unit: Double { game.revenue * game.revenue / game.generalistCost }

    /// Money: below it, and only there, some Pareto-optimal share gives both something. max U(d) over the shares:
    /// 1 / (4t) for t <= 1, t / (4 (2t - 1)) beyond.
    public var bothGainBelow: Double {
        let t = ratio
        return unit * (t <= 1 ? 1 / (4 * t) : t / (4 * (2 * t - 1)))
    }

    /// Money, and the share at which it is reached: up to it, and only there, some share is served. The most that
    /// (1 - d)^2 / (4t) + (1 - d) / 2 (d + sqrt(d^2 + 2 d (1 - d) / t)), which has one peak, is over the shares.
    /// - Complexity: about 60 evaluations.
    public var served: (upTo: Double, share: Double) {
        let t = ratio
        func root(_ d: Double) -> Double { (d * d + 2 * d * (1 - d) / t).squareRoot() }
        let share = BracketedRoot.find(Double.leastNormalMagnitude, 1) { d in
            let steepness = (d + (1 - 2 * d) / t) / root(d)
            return min(1e300, -(1 - d) / (2 * t) - (d + root(d)) / 2 + (1 - d) / 2 * (1 + steepness))
        }
        let kept = 1 - share
        return (unit * (kept * kept / (4 * t) + kept / 2 * (share + root(share))), share)
    }

    /// The Pareto-optimal shares at which both gain; nil where there are none: from the powerful specialist's share, or
    /// above 0, to the lesser of the powerful generalist's and the larger root of U(d) = f, below which it then stays.
    /// - Parameter fixed: f, money, at least 0.
    public func sharing(fixed: Double) -> ShareInterval? {
        guard fixed < bothGainBelow else { return nil }
        let t = ratio
        let range = game.paretoSet
        // (1 - d) (1 + (2t - 1) d) = 4 t f
        let (square, middle, rest) = (2 * t - 1, 2 * t - 2, 1 - 4 * t * fixed / unit)
        let discriminant = (middle * middle + 4 * square * rest).squareRoot()
        let root = middle >= 0 ? (middle + discriminant) / (2 * square) : 2 * rest / (discriminant - middle)
        let isHeld = range.upperBound < root && range.upperBound < 1
        return ShareInterval(
            range.lowerBound, min(range.upperBound, root), lowClosed: range.lowerBound > 0,
            highClosed: isHeld)
    }
}
