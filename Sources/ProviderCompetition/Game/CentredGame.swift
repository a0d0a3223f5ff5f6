/// A game without what no action changes: from each payoff matrix the least payoff of each state is taken away.
/// Experiments keep the prior, so every expectation changes by a constant, and payoffs that are large beside their
/// differences no longer drown them in rounding.
///
/// Programs over outcomes are solved for such games only. Their answers are in centred units: whoever hands one out adds
/// what it lacks.
struct CentredGame {
    /// The centred game as a game.
    let game: CompetitionGame
    /// What the centred expectations lack: by user, and by provider and user.
    let own: [Double]
    let theirs: [[Double]]

    init(_ original: CompetitionGame) throws(CompetitionError) {
        func leasts(_ matrix: PayoffMatrix) -> [Double] { original.states.indices.map { matrix.row($0).min() ?? 0 } }
        func centred(_ matrix: PayoffMatrix) -> PayoffMatrix {
            let leasts = leasts(matrix)
            return matrix.map { y, _, value in value - leasts[y] }
        }
        func lacking(_ matrix: PayoffMatrix) -> Double {
            zip(original.prior, leasts(matrix)).reduce(0) { $0 + $1.0 * $1.1 }
        }
        own = original.users.map { lacking($0.utility) }
        theirs = original.providers.map { $0.payoffs.map(lacking) }
        game = try CompetitionGame(
            states: original.states, prior: original.prior,
            users: original.users.map {
                User(name: $0.name, actions: $0.actions, utility: centred($0.utility), mass: $0.mass)
            },
            providers: original.providers.map { Provider(name: $0.name, payoffs: $0.payoffs.map(centred)) })
    }

    private init(_ game: CompetitionGame, lacking own: [Double], _ theirs: [[Double]]) {
        self.game = game
        self.own = own
        self.theirs = theirs
    }

    /// The game of one user alone, with the same providers.
    func only(_ user: Int) throws(CompetitionError) -> CentredGame {
        CentredGame(try game.only(user), lacking: [own[user]], theirs.map { [$0[user]] })
    }

    var states: [String] { game.states }
    var users: [User] { game.users }
    var providers: [Provider] { game.providers }

    /// What a provider's centred total lacks.
    func totalLack(of provider: Int) -> Double {
        zip(game.users, theirs[provider]).reduce(0) { $0 + $1.0.mass * $1.1 }
    }
}
