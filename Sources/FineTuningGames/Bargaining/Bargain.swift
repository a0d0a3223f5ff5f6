import Stopping

/// Everything about a game with one common share: the curve of equilibria, the Pareto set, what each rule selects, and
/// what an integrated firm would do.
public struct Bargain: Sendable {
    /// The equilibrium at every common share.
    public let curve: ShareCurve
    /// The part of it at which nobody gets less than it has without a deal: what is bargained over.
    public let acceptable: ShareCurve
    /// The shares that no other improves on for everybody; nil where the search was ended before they were known.
    public private(set) var pareto: ParetoSet?
    /// In the order of `BargainingRule.allCases`, without those that were not reached.
    ///
    /// Where several shares tie under a rule that compares players and ``pareto`` is nil, they are all given.
    public private(set) var solutions: [BargainingSolution] = []
    /// The best draws of a share that were looked for, in the order of the rules.
    public private(set) var lotteries: [Lottery] = []
    /// Whether draws were to be looked for.
    public let seeksLotteries: Bool
    /// What an integrated firm would do: what `efficiency(of:)` measures against.
    public let firstBest: FirstBest
    /// Why the search was ended before it was through; nil where it was not.
    public private(set) var stoppedBy: StopReason?

    /// Finds the equilibria on a grid of `resolution` cells, the Pareto set, and what each rule selects.
    /// - Parameters:
    ///   - game: to be bargained over.
    ///   - resolution: cells of the grid.
    ///   - seekingLotteries: whether the best draws of a share are looked for, too.
    ///   - terms: what everybody has without a deal, and weighs; nil for 0 and equal weights.
    ///   - stop: asked at each equilibrium whether to go on. The equilibria over all shares are the least that there is
    ///     to say; what each rule selects comes next, then the Pareto set, then the draws.
    /// - Throws: `GameError`: `nobodyAccepts` where every bargain is refused, `noDeal` where the terms refuse
    ///   it, `outOfScale`, `stopped`.
    public init(
        _ game: FineTuningGame, resolution: Int = 1024, seekingLotteries: Bool = false,
        terms: BargainingTerms? = nil, stop: StopQuestion? = nil
    ) throws(GameError) {
        self = try Interruptible.under(stop) {
            Result { () throws(GameError) in
                try Bargain(searching: game, resolution, seekingLotteries, terms)
            }
        }.get()
    }

    private init(
        searching game: FineTuningGame, _ resolution: Int, _ seekingLotteries: Bool, _ terms: BargainingTerms?
    ) throws(GameError) {
        seeksLotteries = seekingLotteries
        let curve = try ShareCurve(game, resolution: resolution)
        acceptable = try curve.acceptable(under: terms ?? curve.terms)
        self.curve = curve
        firstBest = try game.firstBest()
        do {
            for rule in BargainingRule.allCases { solutions.append(try acceptable.solution(rule, within: nil)) }
            let pareto = try acceptable.paretoSet()
            for (k, tied) in solutions.enumerated() where tied.isTied && tied.rule.comparesPlayers {
                solutions[k] = try acceptable.solution(tied.rule, within: pareto)
            }
            self.pareto = pareto
            if seekingLotteries {
                let isWeighed = !acceptable.stakes.weighted.isEmpty
                for rule in BargainingRule.allCases where rule.comparesPlayers && (rule != .nash || isWeighed) {
                    lotteries.append(try curve.lottery(rule, against: acceptable))
                }
            }
        } catch .stopped(let reason) {
            stoppedBy = reason
        }
    }

    /// What the rule selects. O(1).
    /// - Precondition: the search came to that rule, as it does where nothing ends it.
    public subscript(rule: BargainingRule) -> BargainingSolution {
        guard let solution = solutions.first(where: { $0.rule == rule }) else {
            preconditionFailure("The search was ended before it came to \(rule.rawValue).")
        }
        return solution
    }

    /// Names of the specialists that no share gives more than they have without a deal, in the game's order.
    public var idleSpecialists: [String] {
        let players = Set(acceptable.stakes.players)
        return curve.game.specialists.indices.filter { !players.contains($0 + 1) }.map {
            curve.game.specialists[$0].name
        }
    }

    /// The welfare of an equilibrium as a part of the first best's, in [0, 1].
    public func efficiency(of solution: BargainingSolution) -> Double {
        firstBest.efficiency(of: solution.equilibrium)
    }
}
