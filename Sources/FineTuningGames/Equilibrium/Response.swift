import NumericalMethods

/// What a specialist does.
public enum Regime: String, Hashable, Sendable, Codable, CaseIterable {
    /// Takes part and improves the technology.
    case contributor
    /// Takes part and sells the technology as it is.
    case freeRider
    /// Does not take part: it would lose money.
    case abstainer

    /// A different odd number for each.
    var code: UInt64 {
        switch self {
        case .contributor: 1
        case .freeRider: 3
        case .abstainer: 5
        }
    }
}

/// One specialist's best replies at one share, to every level that the generalist may choose (the third stage).
///
/// A specialist that keeps w = 1 - d of its revenue and is handed a0 earns V(a0) = max over a >= a0 of
/// w r(a) - phi(a; a0), which increases with a0. So two numbers say everything: it takes part from `entry` on (the
/// least a0 with V >= 0; an indifferent specialist takes part) and contributes below `rest`, where w r'(a0) still
/// exceeds the marginal cost of a first improvement. The three regimes are named in the paper's abstract; the
/// conditions are derived here.
struct Response {
    let cost: SpecialistCost
    let revenue: Revenue
    /// The generalist's share d.
    let share: Double
    /// w = 1 - d.
    let kept: Double
    /// The least a0 at which the specialist takes part; infinite where it never does.
    let entry: Double
    /// The least a0 from which it free-rides; infinite where it always improves.
    let rest: Double
    /// The improvement where that does not depend on a0 (power cost, linear revenue), or the level it climbs to (level
    /// cost); 0 where it depends.
    let stretch: Double

    init(of specialist: Specialist, share: Double) {
        self.init(specialist.cost, specialist.revenue, share: share)
    }

    init(_ cost: SpecialistCost, _ revenue: Revenue, share: Double) {
        self.cost = cost
        self.revenue = revenue
        self.share = share
        kept = 1 - share
        switch cost.family {
        case .power:
            rest = kept > 0 ? revenue.performance(untilSlope: cost.linear / kept) : 0
            stretch = revenue.family == .linear ? Self.improvement(cost, revenue, kept, from: 0) : 0
        case .level:
            stretch = Self.improvement(cost, revenue, kept, from: 0)
            rest = stretch
        }
        entry = Self.entry(cost, revenue, kept, rest, stretch)
    }

    /// The x >= 0 with the largest w r(a0 + x) - b x - c x^k.
    private static func improvement(
        _ cost: SpecialistCost, _ revenue: Revenue, _ kept: Double, from start: Double
    ) -> Double {
        guard kept > 0 else { return 0 }
        let margin = kept * revenue.slope(at: start) - cost.linear
        guard margin > 0 else { return 0 }
        if revenue.family == .linear { return cost.inverseMarginalPower(margin) }
        if revenue.family == .log, cost.exponent == 2 {
            // w rho / (1 + a0 + x) = b + 2 c x, the larger root of a quadratic without cancellation
            let (steepness, base) = (2 * cost.coefficient, 1 + start)
            let root =
                ((steepness * base - cost.linear) * (steepness * base - cost.linear)
                + 4 * steepness * kept * revenue.scale).squareRoot()
            return 2 * margin * base / (cost.linear + steepness * base + root)
        }
        // No more than where the margin at the start is used up; with exponents near 1 that is far beyond the root.
        let most = margin.isFinite ? cost.inverseMarginalPower(margin) : 1
        guard most > 0 else { return 0 }
        func excess(_ x: Double) -> Double {
            kept * revenue.slope(at: start + x) - cost.linear - cost.marginalPower(x)
        }
        return BracketedRoot.find(near: min(most, 1 + start)) { x in min(excess(x), 1e300) }
    }

    private static func entry(
        _ cost: SpecialistCost, _ revenue: Revenue, _ kept: Double, _ rest: Double, _ stretch: Double
    ) -> Double {
        guard cost.fixed > 0 else { return 0 }
        guard kept > 0 else { return .infinity }
        let asFreeRider = revenue.performance(earning: cost.fixed / kept)
        if cost.family == .power, revenue.family == .linear {
            let gain = (kept * revenue.scale - cost.linear) * stretch - cost.power(stretch)
            return max(0, asFreeRider - gain / (kept * revenue.scale))
        }
        if asFreeRider >= rest { return asFreeRider }
        func worth(_ start: Double) -> Double {
            let end = cost.family == .level ? stretch : start + improvement(cost, revenue, kept, from: start)
            return kept * revenue.value(at: end) - cost.value(from: start, to: end)
        }
        if worth(0) >= 0 { return 0 }
        guard asFreeRider < 1e300 else { return .infinity }
        return BracketedRoot.find(near: min(1, asFreeRider)) { level in -worth(level) }
    }

    /// The generalist may stop just where free-riding begins, over a range of shares; what is only rounding below that
    /// level counts as at it.
    func regime(at start: Double) -> Regime {
        start < entry ? .abstainer : start < rest * (1 - 1e-11) ? .contributor : .freeRider
    }

    /// The performance that the specialist sells, given that it takes part.
    func performance(from start: Double) -> Double {
        if start >= rest { return start }
        if cost.family == .level { return stretch }
        return start + (revenue.family == .linear ? stretch : Self.improvement(cost, revenue, kept, from: start))
    }

    /// By how much that performance rises with a0.
    func performanceSlope(from start: Double, to end: Double) -> Double {
        if start >= rest { return 1 }
        if cost.family == .level { return 0 }
        if revenue.family == .linear { return 1 }
        return 1 / (1 - kept * revenue.curvature(at: end) / cost.curvature(end - start))
    }

    /// V(a0) given that the specialist takes part and sells `end`; what is only rounding is 0.
    func worth(from start: Double, to end: Double) -> Double {
        let income = kept * revenue.value(at: end)
        let worth = income - cost.value(from: start, to: end)
        return worth > 1e-14 * income ? worth : 0
    }
}
