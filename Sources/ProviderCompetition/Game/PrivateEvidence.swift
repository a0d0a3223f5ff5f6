extension CompetitionGame {
    /// Most plans (an action for each piece of evidence) of one user.
    public static let planLimit = 4096

    /// The game in which the user has private evidence that no provider sees.
    ///
    /// Given the state, evidence and signals are independent; so a user with evidence e acts as one without it whose
    /// actions are plans s, an action for each piece of evidence (derived here):
    ///
    ///     u'[y, s] = sum_e P(e | y) u[y, s(e)],    and so for each provider's payoff.
    ///
    /// Everything else in this module then applies as it stands: V0 becomes the value of her own evidence.
    /// - Throws: `CompetitionError` for probabilities that are none, and for more than 4096 plans.
    public func giving(_ evidence: SignallingScheme, to user: Int) throws(CompetitionError) -> CompetitionGame {
        try evidence.requireFit(states, .user(users[user].name))
        let actions = users[user].actions
        let count = Double(actions.count).raised(to: evidence.signals.count)
        guard count <= Double(Self.planLimit) else {
            throw .tooMany(.plans(user: users[user].name), count: count, limit: Self.planLimit)
        }
        var plans: [[Int]] = [[]]
        for _ in evidence.signals { plans = plans.flatMap { plan in actions.indices.map { plan + [$0] } } }
        let names = plans.map { plan in
            zip(evidence.signals, plan).map { "\($0): \(actions[$1])" }.joined(separator: ", ")
        }
        return try replacing(user, with: [("", names)]) { payoff, _ in
            PayoffMatrix(states: states.count, actions: plans.count) { y, s in
                plans[s].indices.reduce(0) { $0 + evidence.likelihood[y][$1] * payoff[y, plans[s][$1]] }
            }
        }
    }

    /// The game in which providers see the user's evidence too, and treat her accordingly: one user a piece of
    /// evidence, with payoffs weighted by P(e | y), so that her value is the sum of theirs.
    /// - Throws: `CompetitionError` for evidence of another shape than the game, or whose chances are none, and for a
    ///   game that becomes too large.
    public func showing(_ evidence: SignallingScheme, of user: Int) throws(CompetitionError) -> CompetitionGame {
        try evidence.requireFit(states, .user(users[user].name))
        return try replacing(user, with: evidence.signals.map { (", " + $0, users[user].actions) }) { payoff, e in
            payoff.map { y, _, value in evidence.likelihood[y][e] * value }
        }
    }

    /// Puts several users in the place of one; `payoff` makes the matrix of each from the one that was.
    private func replacing(
        _ user: Int, with versions: [(suffix: String, actions: [String])], payoff: (PayoffMatrix, Int) -> PayoffMatrix
    ) throws(CompetitionError) -> CompetitionGame {
        var users = users
        let old = users[user]
        users.replaceSubrange(
            user...user,
            with: versions.enumerated().map { e, version in
                User(
                    name: old.name + version.suffix, actions: version.actions, utility: payoff(old.utility, e),
                    mass: old.mass)
            })
        let providers = providers.map { provider in
            var provider = provider
            let old = provider.payoffs[user]
            provider.payoffs.replaceSubrange(user...user, with: versions.indices.map { payoff(old, $0) })
            return provider
        }
        return try CompetitionGame(
            states: states, impossibleStates: impossibleStates, prior: prior, users: users, providers: providers)
    }
}

extension Double {
    /// A whole power, infinite where it overflows.
    fileprivate func raised(to exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<exponent where power < .infinity && self != 1 { power *= self }
        return power
    }
}
