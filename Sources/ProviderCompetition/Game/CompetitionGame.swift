/// Someone who acts on what providers say: her actions, what they are worth to her, and how many of her there are.
public struct User: Hashable, Sendable {
    /// Her own in the game.
    public var name: String
    /// By name, in the order of the columns of every payoff matrix about her.
    public var actions: [String]
    /// u[state, action], in her own units.
    public var utility: PayoffMatrix
    /// Weight of this user in a provider's total, > 0.
    public var mass: Double

    /// Nothing is checked here; a game refuses what is out of range.
    public init(name: String, actions: [String], utility: PayoffMatrix, mass: Double = 1) {
        self.name = name
        self.actions = actions
        self.utility = utility
        self.mass = mass
    }
}

/// Someone who knows the state and commits to what it tells about it.
public struct Provider: Hashable, Sendable {
    /// Its own in the game.
    public var name: String
    /// U[state, action] by user, in the game's order of users: what the provider gets from that user's action, whether
    /// or not it is the one she listens to.
    public var payoffs: [PayoffMatrix]

    /// Nothing is checked here; a game refuses payoffs that do not fit it.
    public init(name: String, payoffs: [PayoffMatrix]) {
        self.name = name
        self.payoffs = payoffs
    }
}

/// Providers that compete, by what they reveal about a state, for users who act on it.
///
/// Each provider commits to a signalling scheme; each user listens to the provider from whose signals she expects most,
/// and takes the action that is best for her given the signal (ties go to the provider she listens to). A provider's
/// total is the sum over users of mass times the expected payoff from the user's action. This finite, one-message game
/// is a reading, ours, of the models of Collina, Goel, Roth, Ryu and Shi, "Emergent Alignment via Competition"
/// (arXiv 2509.15090) and Collina, Goel, Roth and Shi, "Personalization Aids Pluralistic Alignment Under Competition"
/// (arXiv 2602.13451); that totals add up over users is a guess about the latter.
public struct CompetitionGame: Hashable, Sendable {
    /// By name, in the order of the rows of every payoff matrix.
    public let states: [String]
    /// Names of states that cannot come and were left out: tables may speak of them.
    public let impossibleStates: [String]
    /// Common prior over the states, > 0, sum 1.
    public let prior: [Double]
    /// At least one, each of another name.
    public let users: [User]
    /// At least one, each of another name.
    public let providers: [Provider]

    /// By how much probabilities may miss a sum of 1.
    public static let probabilityTolerance = 1e-9
    /// Largest magnitude of a payoff.
    public static let payoffLimit = 1e30
    /// Most cells (states times actions) over all users.
    public static let cellLimit = 50_000

    /// Checks all names, numbers and shapes; every answer lists states, users and providers in this order.
    /// - Throws: `CompetitionError` for an empty list, a repeated name, probabilities that are not above 0 or miss a
    ///   sum of 1 by more than 1e-9, payoffs or masses out of range, matrices of another shape, or more than 50,000
    ///   cells.
    public init(
        states: [String], impossibleStates: [String] = [], prior: [Double], users: [User], providers: [Provider]
    ) throws(CompetitionError) {
        if states.isEmpty { throw .nothing(.states) }
        try Self.requireNames(states + impossibleStates, .states)
        try Self.requireNames(users.map(\.name), .users)
        try Self.requireNames(providers.map(\.name), .providers)
        try Self.requireDistribution(prior, of: states)
        for user in users {
            try Self.requireNames(user.actions, .actions(user: user.name))
            guard (1e-9...1e9).contains(user.mass) else { throw .mass(user.mass, user: user.name) }
            try Self.require(
                user.utility, states: states.count, actions: user.actions.count, of: .user(user.name))
        }
        for provider in providers {
            guard provider.payoffs.count == users.count else {
                throw .shape(.payoffList(provider: provider.name, users: users.count))
            }
            for (user, payoff) in zip(users, provider.payoffs) {
                try Self.require(
                    payoff, states: states.count, actions: user.actions.count, of: .provider(provider.name))
            }
        }
        let cells = users.reduce(0.0) { $0 + Double(states.count) * Double($1.actions.count) }
        guard cells <= Double(Self.cellLimit) else {
            throw .tooMany(.cells, count: cells, limit: Self.cellLimit)
        }
        self.states = states
        self.impossibleStates = impossibleStates
        self.prior = prior
        self.users = users
        self.providers = providers
    }

    /// The game with other numbers in the same places, which need no check.
    init(_ game: CompetitionGame, prior: [Double], _ transform: (PayoffMatrix) -> PayoffMatrix) {
        states = game.states
        impossibleStates = game.impossibleStates
        self.prior = prior
        users = game.users.map {
            User(name: $0.name, actions: $0.actions, utility: transform($0.utility), mass: $0.mass)
        }
        providers = game.providers.map { Provider(name: $0.name, payoffs: $0.payoffs.map(transform)) }
    }

    private init(_ game: CompetitionGame, ofUser user: Int) {
        states = game.states
        impossibleStates = game.impossibleStates
        prior = game.prior
        users = [game.users[user]]
        providers = game.providers.map { Provider(name: $0.name, payoffs: [$0.payoffs[user]]) }
    }

    private static func requireNames(_ names: [String], _ list: CompetitionError.List) throws(CompetitionError) {
        if names.isEmpty { throw .nothing(list) }
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { throw .duplicateName(name, among: list) }
    }

    private static func requireDistribution(_ prior: [Double], of states: [String]) throws(CompetitionError) {
        guard prior.count == states.count else { throw .shape(.prior(states: states.count)) }
        for (state, value) in zip(states, prior) where !(value > 0 && value <= 1) {
            throw .probability(value, of: .state(state))
        }
        let sum = prior.reduce(0, +)
        if abs(sum - 1) > probabilityTolerance { throw .probabilitiesDoNotSum(to: sum, over: .states) }
    }

    private static func require(
        _ matrix: PayoffMatrix, states: Int, actions: Int, of player: CompetitionError.Player
    ) throws(CompetitionError) {
        guard matrix.stateCount == states, matrix.actionCount == actions else {
            throw .shape(.payoffs(player, states: states, actions: actions))
        }
        for value in matrix.cells where !(abs(value) <= payoffLimit) { throw .payoff(value, of: player) }
    }
}

extension CompetitionGame {
    /// The game of one user alone, with the same providers.
    func only(_ user: Int) -> CompetitionGame { CompetitionGame(self, ofUser: user) }

    /// The same game with some of its providers.
    /// - Parameter kept: their indices, in the order that they are to have.
    /// - Throws: `CompetitionError.nothing` for none, `duplicateName` for one that is named twice.
    public func keeping(providers kept: [Int]) throws(CompetitionError) -> CompetitionGame {
        try CompetitionGame(
            states: states, impossibleStates: impossibleStates, prior: prior, users: users,
            providers: kept.map { providers[$0] })
    }

    /// Expected payoff, over the prior, of an action chosen by state.
    func expectation(_ payoff: PayoffMatrix, _ action: (Int) -> Int) -> Double {
        prior.indices.reduce(0) { $0 + prior[$1] * payoff[$1, action($1)] }
    }
}
