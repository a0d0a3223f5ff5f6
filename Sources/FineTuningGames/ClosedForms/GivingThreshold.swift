import NumericalMethods
import RealModule

extension PolynomialGame {
    /// The ratio of costs t = c1 / c0 below which, and only there, the generalist would rather give the specialist a share
    /// than keep all: the share of its peak is below 1. Infinite where it always is; nil where there is no closed form.
    /// Derived here.
    ///
    /// * k1 > 2: always.
    /// * k1 = 2 and k0 >= 2: rho A0 falls short of rho A1, that is c1 < rho / (2 A0).
    /// * k0 = k1 = k < 2, s = 1 / (k - 1): t < ( max over d of d (1 - d)^s / ((1 - 1/k) (1 - d^(1+s))) )^(1/s).
    public var generalistGivesBelow: Double? {
        if specialist.exponent > 2 { return .infinity }
        if specialist.exponent == 2, generalist.exponent >= 2 {
            return revenue / (2 * generalist.performance(whereMarginalIs: revenue)) / generalist.coefficient
        }
        guard generalist.exponent == specialist.exponent else { return nil }
        return GivingThreshold(exponent: specialist.exponent).ratio
    }

    /// The ratio c1 / c0 above which, and only there, the specialist would rather give the generalist a share than keep
    /// all; 0 where it always would, nil where there is no closed form. With the sides exchanged it is the generalist's.
    public var specialistGivesAbove: Double? {
        PolynomialGame(generalist: specialist, specialist: generalist, revenue: revenue).generalistGivesBelow.map {
            1 / $0
        }
    }
}

/// Where a side with exponent k below 2 is indifferent between keeping all and giving some: the formula stands at
/// `PolynomialGame.generalistGivesBelow`.
public struct GivingThreshold: Hashable, Sendable {
    /// The ratio of the other side's cost to its own.
    public let ratio: Double
    /// The share that it would keep at the threshold, as good for it as all.
    public let share: Double

    /// For two sides that both have the exponent k, 1 < k < 2.
    /// - Precondition: the exponent lies between.
    /// - Complexity: about 100 evaluations.
    public init(exponent k: Double) {
        precondition(k > 1 && k < 2, "Keeping all is a local peak where the exponent is below 2.")
        let s = 1 / (k - 1)
        func gain(_ d: Double) -> Double {
            .log(d) + s * .log(onePlus: -d) - .log(1 - 1 / k) - .log(-.expMinusOne((1 + s) * .log(d)))
        }
        func slope(_ d: Double) -> Double {
            1 / d - s / (1 - d) + (1 + s) * .pow(d, s) / -.expMinusOne((1 + s) * .log(d))
        }
        let rough = SmoothPeak.golden(0, 1, gain)
        let reach = 1e-6 * min(rough, 1 - rough)
        let (low, high) = (rough - reach, rough + reach)
        share = slope(low) > 0 && slope(high) < 0 ? BracketedRoot.find(low, high, slope) : rough
        ratio = .exp(gain(share) / s)
    }
}
