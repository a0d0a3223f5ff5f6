/// One specialist, quadratic costs c0 a0^2 and c1 (a1 - a0)^2, revenue rho a1, and a floor. Derived here.
///
/// The specialist sells max(a0 + x, sold), x = (1 - d) rho / (2 c1), or abstains where even that loses money:
/// a0 < sold - sqrt((1 - d) rho sold / c1). The generalist releases at least L, the larger of that level and the base
/// required. Above what lifts the sale over the floor its payoff is that without a floor, below only its cost counts; so
/// its best level is L, or d rho / (2 c0) where that is more.
extension FineTuningGame {
    private var parts: (own: Double, other: Double, revenue: Double) {
        (generalist.coefficient, specialists[0].cost.coefficient, specialists[0].revenue.scale)
    }

    /// - Throws: `GameError.outOfScale` where a utility is no finite number.
    func equilibrium(at share: Double, above floor: PerformanceFloor, _ tie: TieRule) throws(GameError) -> Equilibrium {
        let (c0, c1, rho) = parts
        let kept = (1 - share) * rho
        let stretch = kept / (2 * c1)
        let entry = max(0, floor.sold - (kept * floor.sold / c1).squareRoot())
        let least = max(floor.base, entry)
        let free = share * rho / (2 * c0)
        var race = Race(tie)
        let nobody = Investment.Choice(level: -1, payoff: 0, entrant: nil)
        if least > 0 { race.enter(nobody) }
        for level in free > least ? [least, free] : [least] {
            let payoff = share * rho * max(level + stretch, floor.sold) - c0 * level * level
            race.enter(Investment.Choice(level: level, payoff: payoff, entrant: nil))
        }
        let level = race.winner.level
        guard level >= 0, race.winner.payoff >= 0 else {
            let outcome = SpecialistOutcome(regime: .abstainer, performance: nil, utility: 0)
            return Equilibrium(
                shares: [share], generalistPerformance: 0, generalistUtility: 0, outcomes: [outcome], boughtIn: nil,
                floor: .unserved)
        }
        let sold = max(level + stretch, floor.sold)
        let isHeld = level == entry && entry > floor.base
        let worth = isHeld ? 0 : kept * sold - c1 * (sold - level) * (sold - level)
        guard worth.isFinite, race.winner.payoff.isFinite else { throw .outOfScale }
        let isSold = level + stretch < floor.sold
        let isBase = level == floor.base && level > free
        let outcome = SpecialistOutcome(
            regime: sold > level ? .contributor : .freeRider, performance: sold,
            utility: worth > 1e-14 * kept * sold ? worth : 0)
        return Equilibrium(
            shares: [share], generalistPerformance: level, generalistUtility: race.winner.payoff, outcomes: [outcome],
            boughtIn: isHeld ? 0 : nil,
            floor: isHeld ? .entry : isSold ? (isBase ? .both : .sold) : isBase ? .base : .slack)
    }

    /// max rho a1 - c0 a0^2 - c1 (a1 - a0)^2 over a0 >= base, a1 >= max(a0, sold), or 0 without serving: concave, so the
    /// peak, or the best of an edge, or the corner.
    func firstBest(above floor: PerformanceFloor) -> FirstBest {
        let (c0, c1, rho) = parts
        let stretch = rho / (2 * c1)
        var start = max(rho / (2 * c0), floor.base)
        if start + stretch < floor.sold { start = max(c1 * floor.sold / (c0 + c1), start) }
        let end = max(start + stretch, floor.sold)
        let welfare = rho * end - c0 * start * start - c1 * (end - start) * (end - start)
        return welfare > 0
            ? FirstBest(welfare: welfare, generalistPerformance: start, performances: [end])
            : FirstBest(welfare: 0, generalistPerformance: 0, performances: [nil])
    }
}

extension FloorEffect {
    /// To tell branches apart.
    var code: UInt64 {
        switch self {
        case .slack: 11
        case .sold: 12
        case .base: 13
        case .both: 14
        case .entry: 15
        case .unserved: 16
        }
    }
}
