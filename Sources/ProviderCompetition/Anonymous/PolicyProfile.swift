/// What every provider tells every user.
public struct PolicyProfile: Hashable, Sendable {
    /// By provider and user; nil for a provider that is silent towards her.
    public var schemes: [[SignallingScheme?]]

    /// Nothing is checked here; a game refuses a profile that does not fit it.
    public init(_ schemes: [[SignallingScheme?]]) { self.schemes = schemes }

    /// Every provider tells every user the same.
    public init(sameForAll schemes: [SignallingScheme?], users: Int) {
        self.schemes = schemes.map { Array(repeating: $0, count: max(0, users)) }
    }

    /// Whether each provider tells all users the same.
    public var isAnonymous: Bool { schemes.allSatisfy { $0.allSatisfy { [first = $0.first] in $0 == first } } }
}

/// What a profile comes to: whom each user listens to, what everybody gets, and what each provider could gain.
public struct ProfileStanding: Hashable, Sendable {
    /// Where one user stands.
    public struct Listener: Hashable, Sendable {
        /// What she expects from each provider, in her units.
        public var values: [Double]
        /// The provider that she listens to: the first of those from which she expects most.
        public var selected: Int
        /// x[state, action] of what she then does.
        public var outcome: PayoffMatrix
        /// What each provider gets from her, without her mass.
        public var providerValues: [Double]
        /// By provider: how much more it could get from her by another scheme for her, max(0, M_i(r_-i) - U_i); the
        /// other providers' schemes stay. 0 for what rounding explains, less than 1e-8 of the range of the payoffs.
        public var regret: [Double]
    }

    /// Where one provider stands.
    public struct Total: Hashable, Sendable {
        /// What the provider gets over all users, with masses.
        public var current: Double
        /// The sum of its regrets over users, with masses: what it could gain by treating each on its own.
        public var regret: Double
        /// Where the profile is anonymous, the total of the best anonymous reply, by kind of policy.
        public var anonymousReply: [AnonymousPolicy: ProvenValue]
        /// What that reply would gain.
        public var anonymousRegret: [AnonymousPolicy: Double]
    }

    /// By user.
    public var listeners: [Listener]
    /// By provider.
    public var totals: [Total]
    /// Why anonymous replies are missing from an anonymous profile, if they are.
    public var refusal: CompetitionError?

    /// Whether no provider gains by treating any user otherwise: an equilibrium under personalised policies.
    public var isEquilibrium: Bool { totals.allSatisfy { $0.regret == 0 } }
}

extension CompetitionGame {
    /// What a profile of signalling schemes comes to, with the regret of every provider.
    ///
    /// No provider gains exactly where all regrets are 0: the profile is then an equilibrium under personalised
    /// policies.
    /// - Throws: `CompetitionError` for a profile that does not fit the game.
    public func standing(of profile: PolicyProfile) throws(CompetitionError) -> ProfileStanding {
        var audit = Audit()
        let centred = CentredGame(self)
        return try centred.standing(of: profile, &audit).shifted(by: centred)
    }

    /// What a user expects who listens to this scheme and acts best; V0 for silence.
    public func value(of scheme: SignallingScheme?, to user: Int) -> Double {
        let scheme = scheme ?? silence
        return scheme.signals.indices.reduce(0) { total, s in
            total + (values(of: users[user].utility, at: s, of: scheme).max() ?? 0)
        }
    }

    /// x[state, action] of a user who listens to this scheme; ties within a signal go to the favoured provider.
    func outcome(of scheme: SignallingScheme?, to user: Int, favouring provider: Int) -> PayoffMatrix {
        let scheme = scheme ?? silence
        let utility = users[user].utility
        let replies = scheme.signals.indices.map { s in
            let own = values(of: utility, at: s, of: scheme)
            let theirs = values(of: providers[provider].payoffs[user], at: s, of: scheme)
            let mass = states.indices.reduce(0) { $0 + prior[$1] * scheme.likelihood[$1][s] }
            let least = (own.max() ?? 0) - 1e-9 * mass * utility.spread
            let best = own.indices.filter { own[$0] >= least }
            return best.reduce(best.first ?? 0) { theirs[$1] > theirs[$0] ? $1 : $0 }
        }
        return PayoffMatrix(states: states.count, actions: users[user].actions.count) { y, a in
            replies.indices.reduce(0) { $0 + (replies[$1] == a ? prior[y] * scheme.likelihood[y][$1] : 0) }
        }
    }

    private var silence: SignallingScheme {
        SignallingScheme(signals: [""], likelihood: Array(repeating: [1], count: states.count))
    }

    /// sum_y mu_y P(s | y) g[y, a] by action a.
    func values(of payoff: PayoffMatrix, at signal: Int, of scheme: SignallingScheme) -> [Double] {
        (0..<payoff.actionCount).map { a in
            states.indices.reduce(0) { $0 + prior[$1] * scheme.likelihood[$1][signal] * payoff[$1, a] }
        }
    }
}

extension CentredGame {
    /// What a profile comes to, all in centred units.
    func standing(of profile: PolicyProfile, _ audit: inout Audit) throws(CompetitionError) -> ProfileStanding {
        guard profile.schemes.count == providers.count, profile.schemes.allSatisfy({ $0.count == users.count }) else {
            throw .shape(.profile(providers: providers.count, users: users.count))
        }
        for (provider, schemes) in zip(providers, profile.schemes) {
            for (user, scheme) in zip(users, schemes) {
                try scheme?.requireFit(states, .listener(user.name, provider: provider.name))
            }
        }
        var listeners: [ProfileStanding.Listener] = []
        for j in users.indices { listeners.append(try listener(j, profile, &audit)) }

        var standing = ProfileStanding(listeners: listeners, totals: [])
        for i in providers.indices {
            var total = ProfileStanding.Total(current: 0, regret: 0, anonymousReply: [:], anonymousRegret: [:])
            for (user, listener) in zip(users, listeners) {
                total.current += user.mass * listener.providerValues[i]
                total.regret += user.mass * listener.regret[i]
            }
            standing.totals.append(total)
        }
        guard profile.isAnonymous else { return standing }
        do {
            for i in providers.indices {
                for policy in AnonymousPolicy.allCases {
                    let elsewhere = elsewhere(without: i, profile)
                    let reply = try anonymousReply(of: i, policy, against: elsewhere, &audit)
                    standing.totals[i].anonymousReply[policy] = reply
                    standing.totals[i].anonymousRegret[policy] = gain(
                        reply.value - standing.totals[i].current, over: totalRange(of: i))
                }
            }
        } catch {
            guard case .tooMany = error else { throw error }
            standing.refusal = error
        }
        return standing
    }

    private func listener(
        _ j: Int, _ profile: PolicyProfile, _ audit: inout Audit
    ) throws(CompetitionError) -> ProfileStanding.Listener {
        let values = providers.indices.map { game.value(of: profile.schemes[$0][j], to: j) }
        let selected = choice(values, j)
        let outcome = game.outcome(of: profile.schemes[selected][j], to: j, favouring: selected)
        let gains = providers.indices.map { expectation(outcome, of: $0, from: j) }
        var regret: [Double] = []
        for i in providers.indices {
            let rivals = values.indices.filter { $0 != i }.map { values[$0] }
            let level = min(([game.noInformation(j)] + rivals).max() ?? 0, game.fullInformation(j))
            let best = try only(j).persuasion(by: i, leaving: level)
            audit += best.audit
            regret.append(gain(best.providerValue - gains[i], over: providers[i].payoffs[j].spread))
        }
        return ProfileStanding.Listener(
            values: values, selected: selected, outcome: outcome, providerValues: gains, regret: regret)
    }

    private func gain(_ difference: Double, over range: Double) -> Double {
        difference > CompetitionGame.valueTolerance * range ? difference : 0
    }

    /// What users expect, and what provider i gets from them, where they cannot listen to i.
    private func elsewhere(without i: Int, _ profile: PolicyProfile) -> Elsewhere {
        var elsewhere = Elsewhere(userValues: [], providerValues: [])
        for j in users.indices {
            let values = providers.indices.map {
                $0 == i ? -Double.infinity : game.value(of: profile.schemes[$0][j], to: j)
            }
            let rival = choice(values, j)
            let scheme = rival == i ? nil : profile.schemes[rival][j]
            elsewhere.userValues.append(max(values[rival], game.noInformation(j)))
            elsewhere.providerValues.append(
                expectation(game.outcome(of: scheme, to: j, favouring: rival), of: i, from: j))
        }
        return elsewhere
    }

    /// The first of the providers whose value is the greatest up to rounding.
    private func choice(_ values: [Double], _ j: Int) -> Int {
        let most = values.max() ?? 0
        return values.firstIndex { $0 >= most - 1e-9 * users[j].utility.spread } ?? 0
    }

    private func expectation(_ outcome: PayoffMatrix, of provider: Int, from user: Int) -> Double {
        zip(outcome.cells, providers[provider].payoffs[user].cells).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

extension ProfileStanding {
    /// The standing in the units of the game that was centred.
    func shifted(by centred: CentredGame) -> ProfileStanding {
        var standing = self
        for j in listeners.indices {
            standing.listeners[j].values = listeners[j].values.map { $0 + centred.own[j] }
            standing.listeners[j].outcome = centred.joint(listeners[j].outcome)
            for i in totals.indices { standing.listeners[j].providerValues[i] += centred.theirs[i][j] }
        }
        for i in totals.indices {
            standing.totals[i].current += centred.totalLack(of: i)
            standing.totals[i].anonymousReply = totals[i].anonymousReply.mapValues {
                $0.shifted(by: centred.totalLack(of: i))
            }
        }
        return standing
    }
}
