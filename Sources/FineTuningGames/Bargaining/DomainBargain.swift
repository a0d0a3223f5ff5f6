import Stopping

/// What each rule selects where every domain has a share of its own: d_1, ..., d_n in [0, 1].
///
/// The rules are those of `BargainingRule`, with the vector of shares in place of the one share; U_j* is the most that
/// any vector gives player j. The best vector is searched for, from several starts all over the cube, by steps along
/// one share at a time and, for the rules that maximise a minimum, by linear programs over the linearised utilities. It
/// is the best that was found; `bounds` says how much better another may be at most.
public struct DomainBargain: Sendable {
    /// The game that was bargained over.
    public let game: FineTuningGame
    /// In the order of `BargainingRule.allCases`, without ties, and without those that were not reached.
    public let solutions: [BargainingSolution]
    /// The most that was found for each player at any vector of shares, money, the generalist first.
    public let largestUtilities: [Double]
    /// What an integrated firm would do; the same for every way of sharing.
    public let firstBest: FirstBest

    /// Why the search was ended before it was through; nil where it was not. What was found until then may be bettered.
    public let stoppedBy: StopReason?

    /// The most specialists for which vectors are searched.
    public static let limit = 16

    /// Searches the vectors of shares for each rule, from what the rules select at a common share.
    /// - Parameters:
    ///   - game: to be bargained over.
    ///   - stop: asked now and then whether to go on.
    /// - Throws: `GameError`: `tooManyDomains`, `nobodyAccepts`, `outOfScale`, `stopped`.
    /// - Complexity: some thousand equilibria a specialist and rule.
    public init(_ game: FineTuningGame, stop: StopQuestion? = nil) throws(GameError) {
        self = try Interruptible.under(stop) {
            Result { () throws(GameError) in try DomainBargain(searching: game) }
        }.get()
    }

    private init(searching game: FineTuningGame) throws(GameError) {
        let count = game.specialists.count
        guard count <= Self.limit else { throw .tooManyDomains(count: count, limit: Self.limit) }
        let common = try Bargain(game, resolution: 256)
        self.game = game
        firstBest = common.firstBest
        if count == 1 {
            solutions = common.solutions
            largestUtilities = common.curve.largestUtilities
            stoppedBy = common.stoppedBy
            return
        }
        var search = try DomainSearch(game, starts: common.solutions.map { $0.equilibrium.shares })
        var most: [Double] = []
        for j in 0...count {
            most.append(try search.best(Objective { point, _ in point.utilities[j] }, -j).value)
        }
        let stakes = Stakes(ideal: most, terms: BargainingTerms(players: most.count))
        let objectives = BargainingRule.allCases.map { $0.objective(stakes) }
        // What one rule finds is a start for the others, also for those before it.
        // Without the most that each player can get, nothing can be measured by it.
        let rules = BargainingRule.allCases.filter { $0 != .kalaiSmorodinsky || search.stoppedBy == nil }
        for (k, objective) in objectives.enumerated() where search.stoppedBy == nil {
            _ = try search.best(objective, k + 1)
        }
        var solutions: [BargainingSolution] = []
        for (k, rule) in BargainingRule.allCases.enumerated() where rules.contains(rule) {
            let climbed = try search.best(objectives[k], k + 1)
            let wandered = try search.wandered(objectives[k], climbed)
            let found = try search.polished(objectives[k], wandered)
            solutions.append(
                BargainingSolution(
                    rule: rule, equilibrium: try game.equilibrium(at: found.shares), ties: [], value: found.value))
        }
        self.solutions = solutions
        largestUtilities = most
        stoppedBy = search.stoppedBy
    }

    /// What the rule selects. O(1).
    /// - Precondition: the search came to that rule, as it does where nothing ends it.
    public subscript(rule: BargainingRule) -> BargainingSolution {
        guard let solution = solutions.first(where: { $0.rule == rule }) else {
            preconditionFailure("The search was ended before it came to \(rule.rawValue).")
        }
        return solution
    }
}
