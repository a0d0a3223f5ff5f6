import RealModule

/// One specialist, costs c0 a0^k0 and c1 (a1 - a0)^k1 with k > 1, revenue rho a1. Derived from the model.
///
/// With s = 1 / (k - 1) and A = (rho / (k c))^s for either side:
///
///     a0 = A0 d^s0,    a1 - a0 = A1 (1 - d)^s1
///     U_G = rho (A0 (1 - 1/k0) d^(1+s0) + A1 d (1 - d)^s1)
///     U_D = rho (A1 (1 - 1/k1) (1 - d)^(1+s1) + A0 (1 - d) d^s0)
///
/// Exchanging the sides and d for 1 - d exchanges the utilities.
public struct PolynomialGame: Hashable, Sendable {
    /// c0 and k0.
    public var generalist: GeneralistCost
    /// c1 and k1.
    public var specialist: GeneralistCost
    /// rho, money per unit of performance.
    public var revenue: Double

    /// Nothing is checked: coefficients and revenue above 0 and exponents above 1 are the caller's to give.
    public init(generalist: GeneralistCost, specialist: GeneralistCost, revenue: Double = 1) {
        self.generalist = generalist
        self.specialist = specialist
        self.revenue = revenue
    }

    /// a0 = A0 d^s0.
    public func generalistPerformance(at share: Double) -> Double {
        generalist.performance(whereMarginalIs: share * revenue)
    }

    /// a1 = A0 d^s0 + A1 (1 - d)^s1.
    public func performance(at share: Double) -> Double {
        generalistPerformance(at: share) + specialist.performance(whereMarginalIs: (1 - share) * revenue)
    }

    /// U_G, money; the formula stands above.
    public func generalistUtility(at share: Double) -> Double {
        let start = generalistPerformance(at: share)
        let improvement = performance(at: share) - start
        return share * revenue * ((1 - 1 / generalist.exponent) * start + improvement)
    }

    /// U_D, money; the formula stands above.
    public func specialistUtility(at share: Double) -> Double {
        let start = generalistPerformance(at: share)
        let improvement = performance(at: share) - start
        return (1 - share) * revenue * ((1 - 1 / specialist.exponent) * improvement + start)
    }

    /// rho A0 (1 - 1/k0) + rho A1 (1 - 1/k1).
    public var firstBestWelfare: Double { generalistUtility(at: 1) + specialistUtility(at: 0) }

    /// The vertical monopoly where both exponents are one k > 3/2: d / (1 - d) = (c1 / c0)^(1 / (2k - 3)); else nil.
    public var verticalMonopoly: Double? {
        let k = generalist.exponent
        guard k == specialist.exponent, k > 1.5 else { return nil }
        return share(odds: .pow(specialist.coefficient / generalist.coefficient, 1 / (2 * k - 3)))
    }

    /// The share of maximum performance where both exponents are one k > 2: d / (1 - d) = (c1 / c0)^(1 / (k - 2)); else
    /// nil.
    public var maximumPerformance: Double? {
        let k = generalist.exponent
        guard k == specialist.exponent, k > 2 else { return nil }
        return share(odds: .pow(specialist.coefficient / generalist.coefficient, 1 / (k - 2)))
    }

    private func share(odds: Double) -> Double { odds.isFinite ? odds / (1 + odds) : 1 }
}
