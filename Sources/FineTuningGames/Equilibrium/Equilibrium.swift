/// What a specialist does and gets in equilibrium.
public struct SpecialistOutcome: Hashable, Sendable {
    /// Whether it takes part, and whether it improves the technology.
    public var regime: Regime
    /// a_i; nil for an abstainer, which sells nothing.
    public var performance: Double?
    /// Money; 0 for an abstainer.
    public var utility: Double
}

/// A subgame-perfect equilibrium of the development stages, given the shares.
public struct Equilibrium: Hashable, Sendable {
    /// The generalist's share of each domain's revenue.
    public var shares: [Double]
    /// a0.
    public var generalistPerformance: Double
    /// U_G, money; at least 0, which it has by investing nothing.
    public var generalistUtility: Double
    /// By specialist, in the game's order.
    public var outcomes: [SpecialistOutcome]
    /// The specialist that the generalist keeps in by investing exactly as much as that takes; nil where there is none.
    public var boughtIn: Int?
    /// What the game's floor does; nil where it has none.
    public var floor: FloorEffect?

    /// The sum of all utilities, money.
    public var welfare: Double { outcomes.reduce(generalistUtility) { $0 + $1.utility } }
    /// The utilities, the generalist's first.
    public var utilities: [Double] { [generalistUtility] + outcomes.map(\.utility) }
    /// The sum of the performances that are sold.
    public var totalPerformance: Double { outcomes.reduce(0) { $0 + ($1.performance ?? 0) } }
    /// Whether no domain is served.
    public var isNoDeal: Bool { outcomes.allSatisfy { $0.regime == .abstainer } }
}

extension FineTuningGame {
    /// The equilibrium at one common share of the generalist, by backward induction.
    /// - Parameters:
    ///   - share: the generalist's part of every domain's revenue, in [0, 1].
    ///   - tie: which level a generalist chooses that is indifferent; an indifferent specialist takes part.
    /// - Throws: `GameError.outOfScale` where a utility is no finite number.
    /// - Complexity: O(n log n) for linear revenues, O(n) where nearly all take part; else O(n^2).
    public func equilibrium(at share: Double, tie: TieRule = .lesser) throws(GameError) -> Equilibrium {
        try equilibrium(at: Array(repeating: share, count: specialists.count), tie: tie)
    }

    /// The equilibrium at one share a domain.
    /// - Precondition: a share in [0, 1] for each specialist.
    /// - Parameters:
    ///   - shares: by specialist, in the game's order.
    ///   - tie: which level a generalist chooses that is indifferent; an indifferent specialist takes part.
    /// - Throws: `GameError.outOfScale` where a utility is no finite number.
    /// - Complexity: as for one common share.
    public func equilibrium(at shares: [Double], tie: TieRule = .lesser) throws(GameError) -> Equilibrium {
        precondition(shares.count == specialists.count, "There must be a share for each specialist.")
        precondition(shares.allSatisfy { $0 >= 0 && $0 <= 1 }, "A share lies between 0 and 1.")
        if let floor { return try equilibrium(at: shares[0], above: floor, tie) }
        let responses = specialists.indices.map {
            Response(specialists[$0].cost, specialists[$0].revenue, share: shares[$0])
        }
        let choice = Investment(cost: generalist, responses: responses).best(tie)
        let start = choice.level
        var income = 0.0
        var isFinite = start.isFinite
        let outcomes = responses.map { response in
            let regime = response.regime(at: start)
            guard regime != .abstainer else {
                return SpecialistOutcome(regime: regime, performance: nil, utility: 0)
            }
            let end = response.performance(from: start)
            let worth = response.worth(from: start, to: end)
            income += response.share * response.revenue.value(at: end)
            isFinite = isFinite && worth.isFinite
            return SpecialistOutcome(regime: regime, performance: end, utility: worth)
        }
        let equilibrium = Equilibrium(
            shares: shares, generalistPerformance: start,
            generalistUtility: max(0, income - generalist.value(at: start)),
            outcomes: outcomes, boughtIn: choice.entrant)
        guard isFinite, equilibrium.generalistUtility.isFinite else { throw .outOfScale }
        return equilibrium
    }

    /// Each specialist's thresholds at a share: it takes part once the generalist's performance reaches `entry`, and
    /// free-rides from `rest` on. Infinite where it never does.
    public func thresholds(at share: Double) -> [(entry: Double, rest: Double)] {
        specialists.map { specialist in
            let response = Response(of: specialist, share: share)
            return (response.entry, response.rest)
        }
    }
}
