/// What a specialist does over a grid: shares along one axis, the generalist's performance or cost along the other.
public struct RegimeMap: Hashable, Sendable {
    /// What the second axis holds.
    public enum Axis: String, Hashable, Sendable, Codable {
        /// a0, chosen by hand: the specialist's reply to it (the third stage alone).
        case generalistPerformance
        /// c0: the regime in the equilibrium that follows.
        case generalistCost
    }

    /// What `levels` holds.
    public var axis: Axis
    /// The generalist's share, in [0, 1].
    public var shares: [Double]
    /// Performances or costs of the generalist, as `axis` says.
    public var levels: [Double]
    /// A row for each level, a column for each share.
    public var regimes: [[Regime]]
}

extension FineTuningGame {
    /// The regimes of one specialist by the generalist's share and performance.
    /// - Complexity: one response a share, and a comparison a point.
    public func regimeMap(of specialist: Int, shares: [Double], performances: [Double]) -> RegimeMap {
        let responses = shares.map { Response(of: specialists[specialist], share: $0) }
        return RegimeMap(
            axis: .generalistPerformance, shares: shares, levels: performances,
            regimes: performances.map { level in responses.map { $0.regime(at: level) } })
    }

    /// The regimes of one specialist in equilibrium, by the common share and the generalist's cost coefficient.
    /// - Throws: `GameError` for a cost out of range, or utilities out of scale.
    /// - Complexity: one equilibrium a point.
    public func regimeMap(of specialist: Int, shares: [Double], generalistCosts: [Double]) throws(GameError)
        -> RegimeMap
    {
        var rows: [[Regime]] = []
        for cost in generalistCosts {
            let game = try FineTuningGame(
                generalist: GeneralistCost(coefficient: cost, exponent: generalist.exponent), specialists: specialists,
                floor: floor)
            var row: [Regime] = []
            for share in shares { row.append(try game.equilibrium(at: share).outcomes[specialist].regime) }
            rows.append(row)
        }
        return RegimeMap(axis: .generalistCost, shares: shares, levels: generalistCosts, regimes: rows)
    }
}
