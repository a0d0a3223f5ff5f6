/// What a rule selects.
public struct BargainingSolution: Hashable, Sendable {
    /// The rule that selected it.
    public var rule: BargainingRule
    /// The first of the selected shares, and the equilibrium there.
    public var equilibrium: Equilibrium
    /// All common shares that tie, in ascending order; a single one is a range of length 0. Empty for shares by domain.
    public var ties: [ClosedRange<Double>]
    /// What the rule maximises, at its maximum; the Nash product is given as its logarithm, so that many players fit.
    public var value: Double

    /// Whether the rule selects several shares.
    public var isTied: Bool { ties.count > 1 || ties.contains { $0.lowerBound < $0.upperBound } }
}

extension ShareCurve {
    /// The selected shares. Where several tie under `egalitarian`, `nash` or `kalaiSmorodinsky`, those of them that lie
    /// in the Pareto set, if any.
    /// - Parameters:
    ///   - rule: what is maximised over the shares.
    ///   - pareto: the curve's own Pareto set; nil for all that tie.
    /// - Throws: `GameError.outOfScale`.
    public func solution(_ rule: BargainingRule, within pareto: ParetoSet?) throws(GameError) -> BargainingSolution {
        let objective = objective(of: rule)
        let all = try maximizers(of: objective)
        var chosen = all
        if let pareto, all.count > 1 || all[0].low.share < all[0].high.share, rule.comparesPlayers {
            var efficient: [Maximizer] = []
            for range in all { efficient += try parts(of: range, within: pareto) }
            if !efficient.isEmpty { chosen = efficient }
        }
        return BargainingSolution(
            rule: rule, equilibrium: try equilibrium(like: chosen[0].low),
            ties: chosen.map { $0.low.share...$0.high.share }, value: objective.value(chosen[0].low))
    }

    func objective(of rule: BargainingRule) -> Objective {
        rule.objective(stakes)
    }

    /// The intersection of a tied range with the Pareto set.
    private func parts(of range: Maximizer, within pareto: ParetoSet) throws(GameError) -> [Maximizer] {
        if range.low.share == range.high.share { return pareto.contains(range.low.share) ? [range] : [] }
        var result: [Maximizer] = []
        for interval in pareto.intervals where interval.overlaps(range.low.share...range.high.share) {
            let low = interval.lowerBound <= range.low.share ? range.low : try point(interval.lowerBound)
            let high = interval.upperBound >= range.high.share ? range.high : try point(interval.upperBound)
            result.append(Maximizer(low: low, high: high))
        }
        return result
    }

    /// The equilibrium at the point's share, on the point's side of a jump.
    private func equilibrium(like point: SharePoint) throws(GameError) -> Equilibrium {
        let lesser = try game.equilibrium(at: point.share)
        if lesser.generalistPerformance == point.generalistPerformance { return lesser }
        return try game.equilibrium(at: point.share, tie: .greater)
    }
}
