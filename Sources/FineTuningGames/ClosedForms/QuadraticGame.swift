import NumericalMethods
import RealModule

/// One specialist, quadratic costs c0 a0^2 and c1 (a1 - a0)^2, revenue rho a1: everything in closed form.
///
/// The strategies are the authors' (arXiv 2503.20848); the utilities follow from them, and the bargaining shares are
/// derived here. All shares depend on t = c1 / c0 only. The general method does not use these formulas.
public struct QuadraticGame: Hashable, Sendable {
    /// c0, money at performance 1.
    public var generalistCost: Double
    /// c1, money at one unit of improvement.
    public var specialistCost: Double
    /// rho, money per unit of performance.
    public var revenue: Double

    /// Nothing is checked: costs and revenue above 0 are the caller's to give.
    public init(generalistCost: Double, specialistCost: Double, revenue: Double = 1) {
        self.generalistCost = generalistCost
        self.specialistCost = specialistCost
        self.revenue = revenue
    }

    private var ratio: Double { specialistCost / generalistCost }

    /// d rho / (2 c0).
    public func generalistPerformance(at share: Double) -> Double { share * revenue / (2 * generalistCost) }

    /// d rho / (2 c0) + (1 - d) rho / (2 c1).
    public func performance(at share: Double) -> Double {
        generalistPerformance(at: share) + (1 - share) * revenue / (2 * specialistCost)
    }

    /// rho^2 (d^2 / (4 c0) + d (1 - d) / (2 c1)).
    public func generalistUtility(at share: Double) -> Double {
        let (d, e) = (share, 1 - share)
        return revenue * revenue * (d * d / (4 * generalistCost) + d * e / (2 * specialistCost))
    }

    /// rho^2 ((1 - d)^2 / (4 c1) + d (1 - d) / (2 c0)).
    public func specialistUtility(at share: Double) -> Double {
        let (d, e) = (share, 1 - share)
        return revenue * revenue * (e * e / (4 * specialistCost) + d * e / (2 * generalistCost))
    }

    /// rho^2 (c0 + c1) / (4 c0 c1).
    public var firstBestWelfare: Double {
        revenue * revenue * (1 / generalistCost + 1 / specialistCost) / 4
    }

    /// W / W_FB at the vertical monopoly: 1 - c0 c1 / (c0 + c1)^2, in [3/4, 1).
    public var efficiency: Double { 1 - ratio / ((1 + ratio) * (1 + ratio)) }

    /// [powerful specialist, powerful generalist]; every share outside is worse for both.
    public var paretoSet: ClosedRange<Double> {
        (share(.powerfulSpecialist) ?? 0)...(share(.powerfulGeneralist) ?? 1)
    }

    /// The generalist's selected share d; nil where every share ties (maximum performance at t = 1).
    ///
    /// With the sides exchanged t is 1 / t and d is 1 - d: for t > 1 the rule is taken from that game.
    public func share(_ rule: BargainingRule) -> Double? {
        ratio > 1 ? exchanged.share(rule.exchanged).map { 1 - $0 } : Self.share(rule, atMostOne: ratio)
    }

    /// The specialist's part 1 - d, to all digits however small it is; nil where every share ties.
    public func specialistShare(_ rule: BargainingRule) -> Double? { exchanged.share(rule.exchanged) }

    private var exchanged: QuadraticGame {
        QuadraticGame(generalistCost: specialistCost, specialistCost: generalistCost, revenue: revenue)
    }

    private static func share(_ rule: BargainingRule, atMostOne t: Double) -> Double? {
        switch rule {
        case .powerfulGeneralist: return 1 / (2 - t)
        case .powerfulSpecialist: return 0
        case .verticalMonopoly: return t / (1 + t)
        case .egalitarian: return 1 / (2 - t + (1 - t + t * t).squareRoot())
        case .nash:
            // log-concave product: the only root of its derivative in (0, 1)
            return BracketedRoot.find(0, 1) { d in
                ((-2 * (t - 2) * (2 * t - 1) * d + 3 * (t * t - 5 * t + 3)) * d + (5 * t - 6)) * d + 1
            }
        case .kalaiSmorodinsky:
            let m = 1 / (2 - t)
            let b = 1 + m * (1 - t)
            return m / (b + (b * b + m * (t - 2 + m * (2 * t - 1))).squareRoot())
        case .maximumPerformance: return t < 1 ? 0 : nil
        }
    }
}

extension BargainingRule {
    /// The same rule where the two sides of a game change places.
    fileprivate var exchanged: BargainingRule {
        switch self {
        case .powerfulGeneralist: .powerfulSpecialist
        case .powerfulSpecialist: .powerfulGeneralist
        default: self
        }
    }
}
