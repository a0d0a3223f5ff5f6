/// A game without what no action changes, and with all states alike likely: from each payoff matrix the least payoff of
/// each state is taken away, and the rest is weighted by the state's probability,
///
///     g[y, a] = |Y| mu_y (u[y, a] - min_b u[y, b])    under the prior 1 / |Y|.
///
/// Schemes expect from it what they expect from the original, but for a constant. So payoffs that are large beside
/// their differences no longer drown them in rounding, and a payoff counts by what it adds to an expectation, however
/// large it is in a state that hardly ever comes.
///
/// Programs over outcomes are solved for such games only. Their answers are in centred units: whoever hands one out adds
/// what it lacks, and turns joint probabilities back by ``joint(_:)``.
struct CentredGame {
    /// The centred game as a game.
    let game: CompetitionGame
    /// The game that was centred, or its part about the users of this one.
    let original: CompetitionGame
    /// What the centred expectations lack: by user, and by provider and user.
    let own: [Double]
    let theirs: [[Double]]
    /// Whether payoffs lie so far apart that what is rounding to one player, or in one state, decides for another.
    let isWide: Bool

    init(_ original: CompetitionGame) {
        let count = Double(original.states.count)
        func lacking(_ matrix: PayoffMatrix) -> Double {
            zip(original.prior, matrix.leasts).reduce(0) { $0 + $1.0 * $1.1 }
        }
        own = original.users.map { lacking($0.utility) }
        theirs = original.providers.map { $0.payoffs.map(lacking) }
        self.original = original
        game = CompetitionGame(original, prior: original.prior.map { _ in 1 / count }) { matrix in
            matrix.levelled.map { y, _, value in count * original.prior[y] * value }
        }
        isWide = original.isWide
    }

    /// The game of one user alone, with the same providers.
    func only(_ user: Int) -> CentredGame { CentredGame(original.only(user)) }

    /// Joint probabilities of state and action under the original's prior: mu_y where this game has 1 / |Y|.
    func joint(_ outcome: PayoffMatrix) -> PayoffMatrix {
        outcome.map { y, _, chance in chance * Double(states.count) * original.prior[y] }
    }

    var states: [String] { game.states }
    var users: [User] { game.users }
    var providers: [Provider] { game.providers }

    /// What a provider's centred total lacks.
    func totalLack(of provider: Int) -> Double {
        zip(game.users, theirs[provider]).reduce(0) { $0 + $1.0.mass * $1.1 }
    }
}
