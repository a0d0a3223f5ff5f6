import FineTuningGames

/// What was found about a game, for a common share or for a share by domain, as the texts and documents need it.
struct BargainAnswer: Sendable {
    var game: FineTuningGame
    var isPerDomain: Bool
    var solutions: [BargainingSolution]
    /// nil where the shares are by domain: the set was not looked for.
    var pareto: ParetoSet?
    /// Empty where none was looked for.
    var lotteries: [Lottery]
    var firstBest: FirstBest
    /// Specialists that no share gives more than 0, by name.
    var idle: [String]
    /// The equilibrium over all common shares; nil where the shares are by domain.
    var curve: ShareCurve?

    init(_ bargain: Bargain, lotteries: [Lottery] = []) {
        game = bargain.curve.game
        curve = bargain.curve
        isPerDomain = false
        solutions = bargain.solutions
        pareto = bargain.pareto
        self.lotteries = lotteries
        firstBest = bargain.firstBest
        idle = bargain.idleSpecialists
    }

    init(_ bargain: DomainBargain) {
        game = bargain.game
        isPerDomain = true
        solutions = bargain.solutions
        lotteries = []
        firstBest = bargain.firstBest
        idle = []
    }

    /// Welfare as a part of the first best's.
    func efficiency(_ solution: BargainingSolution) -> Double { firstBest.efficiency(of: solution.equilibrium) }

    /// The generalist's share: one number, or one a domain.
    func shares(_ solution: BargainingSolution) -> [Double] {
        isPerDomain ? solution.equilibrium.shares : [solution.equilibrium.shares[0]]
    }
}
