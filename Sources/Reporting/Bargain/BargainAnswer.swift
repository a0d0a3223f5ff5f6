import FineTuningGames
import Stopping

/// What was found about a game, for a common share or for a share by domain, as the texts and documents need it.
struct BargainAnswer: Sendable {
    var game: FineTuningGame
    var isPerDomain: Bool
    var solutions: [BargainingSolution]
    /// nil where the set was not looked for, as for shares by domain, or not found in time.
    var pareto: ParetoSet?
    /// When revenue is shared; nil where the Pareto set is.
    var verdict: SharingVerdict?
    /// Empty where none was looked for.
    var lotteries: [Lottery]
    /// What the players have without a deal, and weigh; nil for shares by domain, where it is nothing, and the same.
    var terms: BargainingTerms?
    /// What no answer exceeds, by rule, where that is known.
    var bounds: [BargainingRule: Double] = [:]
    var firstBest: FirstBest
    /// Specialists that no share gives more than 0, by name.
    var idle: [String]
    /// The equilibrium over all common shares; nil where the shares are by domain.
    var curve: ShareCurve?
    /// Why the search was ended before it was through.
    var stoppedBy: StopReason?
    /// What it had not come to.
    var unfinished: [String] = []

    init(_ bargain: Bargain, _ verdict: SharingVerdict?) {
        self.verdict = verdict
        game = bargain.curve.game
        curve = bargain.curve
        isPerDomain = false
        terms = bargain.acceptable.terms
        solutions = bargain.solutions
        pareto = bargain.pareto
        lotteries = bargain.lotteries
        stoppedBy = bargain.stoppedBy
        firstBest = bargain.firstBest
        idle = bargain.idleSpecialists
        noteUnfinished(seeksLotteries: bargain.seeksLotteries)
    }

    init(_ bargain: DomainBargain) {
        game = bargain.game
        isPerDomain = true
        solutions = bargain.solutions
        lotteries = []
        bounds = bargain.bounds
        firstBest = bargain.firstBest
        idle = []
        stoppedBy = bargain.stoppedBy
        noteUnfinished(seeksLotteries: false)
    }

    private mutating func noteUnfinished(seeksLotteries: Bool) {
        if stoppedBy == nil { return }
        let found = Set(solutions.map(\.rule))
        unfinished = BargainingRule.allCases.filter { !found.contains($0) }.map(\.rawValue)
        if isPerDomain { return }
        if pareto == nil { unfinished.append("pareto") }
        let sought = seeksLotteries ? BargainingRule.allCases.filter(\.comparesPlayers).count : 0
        if lotteries.count < sought { unfinished.append("lotteries") }
    }

    /// Welfare as a part of the first best's.
    func efficiency(_ solution: BargainingSolution) -> Double { firstBest.efficiency(of: solution.equilibrium) }

    /// The generalist's share: one number, or one a domain.
    func shares(_ solution: BargainingSolution) -> [Double] {
        isPerDomain ? solution.equilibrium.shares : [solution.equilibrium.shares[0]]
    }
}
