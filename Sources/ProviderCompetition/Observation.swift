/// What providers see in place of the state: observations, and how likely each is in each state.
public struct Observation: Hashable, Sendable {
    public var names: [String]
    /// P(observation | state), one row a state; each sums to 1.
    public var likelihood: [[Double]]

    public init(names: [String], likelihood: [[Double]]) {
        self.names = names
        self.likelihood = likelihood
    }
}

extension CompetitionGame {
    /// The game in which providers see only an observation x: its states are the observations that can occur, their prior
    /// P(x), and each payoff the mean over the states given x, sum_y P(y | x) u[y, a].
    ///
    /// Evidence that a user has besides, independent of the observation given the state, is given to her first.
    /// - Throws: `CompetitionError` where the chances do not fit the game.
    public func seen(through observation: Observation) throws(CompetitionError) -> CompetitionGame {
        let likelihood = observation.likelihood
        guard likelihood.count == states.count, likelihood.allSatisfy({ $0.count == observation.names.count }) else {
            throw .shape("The observation", expected: "\(observation.names.count) chances in each state")
        }
        let occurring = observation.names.indices.filter { x in states.indices.contains { likelihood[$0][x] > 0 } }
        let chances = occurring.map { x in states.indices.reduce(0) { $0 + prior[$1] * likelihood[$1][x] } }
        func mean(_ payoff: PayoffMatrix) -> PayoffMatrix {
            PayoffMatrix(states: occurring.count, actions: payoff.actionCount) { k, a in
                states.indices.reduce(0) { $0 + prior[$1] * likelihood[$1][occurring[k]] / chances[k] * payoff[$1, a] }
            }
        }
        return try CompetitionGame(
            states: occurring.map { observation.names[$0] }, prior: chances,
            users: users.map { User(name: $0.name, actions: $0.actions, utility: mean($0.utility), mass: $0.mass) },
            providers: providers.map { Provider(name: $0.name, payoffs: $0.payoffs.map(mean)) })
    }
}
