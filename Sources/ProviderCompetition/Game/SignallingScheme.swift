/// Signals and how likely each is in each state: what a provider tells a user, what a user sees for herself, or what
/// providers see in place of the state.
public struct SignallingScheme: Hashable, Sendable {
    /// The signals, by name.
    public var signals: [String]
    /// P(signal | state), one row a state; each sums to 1.
    public var likelihood: [[Double]]

    /// Nothing is checked here; a game refuses a scheme of another shape, or whose rows miss a sum of 1.
    public init(signals: [String], likelihood: [[Double]]) {
        self.signals = signals
        self.likelihood = likelihood
    }

    /// Every state has a signal of its own.
    public static func fullInformation(states: [String]) -> SignallingScheme {
        SignallingScheme(
            signals: states, likelihood: states.indices.map { y in states.indices.map { $0 == y ? 1 : 0 } })
    }

    /// - Throws: `CompetitionError` where it does not give each of the states chances that sum to 1 within 1e-9.
    func requireFit(_ states: [String], _ audience: CompetitionError.Audience) throws(CompetitionError) {
        if signals.isEmpty { throw .nothing(.signals(audience)) }
        guard likelihood.count == states.count, likelihood.allSatisfy({ $0.count == signals.count }) else {
            throw .shape(.scheme(audience, signals: signals.count, states: states.count))
        }
        for (state, row) in zip(states, likelihood) {
            for value in row where !(value >= 0 && value <= 1) {
                throw .probability(value, of: .signal(audience, state: state))
            }
            let sum = row.reduce(0, +)
            if abs(sum - 1) > CompetitionGame.probabilityTolerance {
                throw .probabilitiesDoNotSum(to: sum, over: .signals(audience, state: state))
            }
        }
    }
}

extension CompetitionGame {
    /// The game in which providers see only the signal x of a scheme: its states are the signals that can occur,
    /// their prior P(x), and each payoff the mean over the states given x, sum_y P(y | x) u[y, a].
    ///
    /// Evidence that a user has besides, independent of x given the state, is given to her first.
    /// - Throws: `CompetitionError` where the chances do not fit the game.
    public func seen(through scheme: SignallingScheme) throws(CompetitionError) -> CompetitionGame {
        try scheme.requireFit(states, .providers)
        let likelihood = scheme.likelihood
        let occurring = scheme.signals.indices.filter { x in states.indices.contains { likelihood[$0][x] > 0 } }
        let chances = occurring.map { x in states.indices.reduce(0) { $0 + prior[$1] * likelihood[$1][x] } }
        func mean(_ payoff: PayoffMatrix) -> PayoffMatrix {
            PayoffMatrix(states: occurring.count, actions: payoff.actionCount) { k, a in
                states.indices.reduce(0) { $0 + prior[$1] * likelihood[$1][occurring[k]] / chances[k] * payoff[$1, a] }
            }
        }
        return try CompetitionGame(
            states: occurring.map { scheme.signals[$0] }, prior: chances,
            users: users.map { User(name: $0.name, actions: $0.actions, utility: mean($0.utility), mass: $0.mass) },
            providers: providers.map { Provider(name: $0.name, payoffs: $0.payoffs.map(mean)) })
    }
}
