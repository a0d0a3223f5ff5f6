/// Everything about a game with one common share: the curve of equilibria, the Pareto set, what each rule selects, and
/// what an integrated firm would do.
public struct Bargain: Sendable {
    /// The equilibrium at every common share.
    public let curve: ShareCurve
    /// The shares that no other improves on for everybody.
    public let pareto: ParetoSet
    /// In the order of `BargainingRule.allCases`.
    public let solutions: [BargainingSolution]
    /// What an integrated firm would do: what `efficiency(of:)` measures against.
    public let firstBest: FirstBest

    /// Finds the equilibria on a grid of `resolution` cells, the Pareto set, and what each rule selects.
    /// - Throws: `GameError`: `nobodyAccepts` where every bargain is refused, `outOfScale`.
    public init(_ game: FineTuningGame, resolution: Int = 1024) throws(GameError) {
        curve = try ShareCurve(game, resolution: resolution)
        pareto = try curve.paretoSet()
        var solutions: [BargainingSolution] = []
        for rule in BargainingRule.allCases { solutions.append(try curve.solution(rule, within: pareto)) }
        self.solutions = solutions
        firstBest = try game.firstBest()
    }

    /// What the rule selects. O(1).
    public subscript(rule: BargainingRule) -> BargainingSolution {
        solutions[BargainingRule.allCases.firstIndex(of: rule) ?? 0]
    }

    /// Names of the specialists that no share gives more than 0, in the game's order.
    public var idleSpecialists: [String] {
        zip(curve.game.specialists, curve.largestUtilities.dropFirst()).filter { $1 == 0 }.map(\.0.name)
    }

    /// The welfare of an equilibrium as a part of the first best's, in [0, 1].
    public func efficiency(of solution: BargainingSolution) -> Double {
        firstBest.efficiency(of: solution.equilibrium)
    }
}
