import RealModule

/// Which share is agreed upon.
///
/// The generalist is player 0, the specialists players 1...n; U_j are the utilities in the equilibrium that follows,
/// and nobody gets less than 0, what everybody has without a bargain. Players that no share gives more than 0 are left
/// out of the comparisons of `egalitarian`, `nash` and `kalaiSmorodinsky`. The names vertical monopoly, egalitarian,
/// Nash, Kalai-Smorodinsky and maximum performance are taken from a summary of the paper; the authors' later paper
/// defines the sum, the product and the minimum as below; the rest, and all that concerns several specialists, is
/// defined here:
public enum BargainingRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// max U_0.
    case powerfulGeneralist
    /// max U_1 + ... + U_n: the specialists as one party.
    case powerfulSpecialist
    /// max U_0 + U_1 + ... + U_n, of equilibrium utilities; no integrated firm, which would do better (`FirstBest`).
    case verticalMonopoly
    /// max min U_j over all players alike.
    case egalitarian
    /// max product of U_j over all players alike.
    case nash
    /// max min U_j / U_j*, with U_j* the most that any share gives player j.
    case kalaiSmorodinsky
    /// max a_1 + ... + a_n, an abstainer's counting 0.
    case maximumPerformance
}

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
        rule.objective(largestUtilities: largestUtilities)
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

extension BargainingRule {
    /// Whether utilities of different players are weighed against each other one by one.
    public var comparesPlayers: Bool {
        self == .egalitarian || self == .nash || self == .kalaiSmorodinsky
    }

    /// What the rule maximises, given the most that each player can get.
    func objective(largestUtilities most: [Double]) -> Objective {
        let players = Self.players(most)
        return switch self {
        case .powerfulGeneralist: Objective { point, _ in point.utilities[0] }
        case .powerfulSpecialist: Objective { point, _ in point.utilities.dropFirst().reduce(0, +) }
        case .verticalMonopoly: Objective { point, _ in point.welfare }
        case .egalitarian: Objective(players.count) { point, k in point.utilities[players[k]] }
        case .nash: Objective { point, _ in players.reduce(0) { $0 + Double.log(max(0, point.utilities[$1])) } }
        case .kalaiSmorodinsky:
            Objective(players.count) { point, k in point.utilities[players[k]] / most[players[k]] }
        case .maximumPerformance: Objective { point, _ in point.totalPerformance }
        }
    }

    /// The players that some share gives more than 0.
    static func players(_ most: [Double]) -> [Int] {
        let largest = most.max() ?? 0
        return most.indices.filter { most[$0] > 1e-12 * largest }
    }
}
