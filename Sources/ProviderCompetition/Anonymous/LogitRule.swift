import Foundation

/// A user who errs: given a signal she takes action a with probability proportional to exp(precision E[u[., a] |
/// signal]) (quantal response). As the precision grows she comes to act best.
public struct LogitRule: Hashable, Sendable {
    /// Per unit of her payoff, > 0.
    public let precision: Double

    /// A rule under which an action that is better by 1 / precision is e times as likely.
    /// - Throws: `CompetitionError.precision` for what is no finite number above 0.
    public init(precision: Double) throws(CompetitionError) {
        guard precision > 0, precision.isFinite else { throw .precision(precision) }
        self.precision = precision
    }

    /// The most that a choice among so many actions loses by the rule: ln |A| / precision, in units of payoff.
    public func largestLoss(actions: Int) -> Double { log(Double(max(1, actions))) / precision }

    /// The chance of each action, given what the actions are worth. Differences count, so no power overflows.
    func chances(_ values: [Double]) -> [Double] {
        let most = values.max() ?? 0
        let powers = values.map { exp(precision * ($0 - most)) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}

/// What a user gets who answers by a logit rule and sees the messages of all providers.
public struct LogitStanding: Hashable, Sendable {
    /// How she errs.
    public var rule: LogitRule
    /// What she gets under full information, erring as she does.
    public var fullInformation: Double
    /// What she gets on the prior alone, erring as she does.
    public var noInformation: Double
    /// fullInformation - 2 eps, in every equilibrium: a provider that reveals everything determines what she does, and
    /// so the argument for users without error holds with her value in place of V. eps is the averaged error. Derived
    /// here.
    public var guarantee: Double
    /// V - ln |A| / precision - 2 eps, the coarser bound that needs no knowledge of how she errs in which state.
    public var coarseGuarantee: Double
}

extension CompetitionGame {
    /// The value of a scheme to a user who answers by a logit rule.
    /// - Throws: `CompetitionError` for a scheme of another shape than the game, or whose chances are none.
    public func value(of scheme: SignallingScheme, to user: Int, _ rule: LogitRule) throws(CompetitionError) -> Double {
        try scheme.requireFit(states, .user(users[user].name))
        return scheme.signals.indices.reduce(0) { total, s in
            let mass = states.indices.reduce(0) { $0 + prior[$1] * scheme.likelihood[$1][s] }
            guard mass > 0 else { return total }
            let values = values(of: users[user].utility, at: s, of: scheme)
            return total + zip(rule.chances(values.map { $0 / mass }), values).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }

    /// - Parameter error: the averaged error of alignment of the user.
    func standing(of user: Int, _ rule: LogitRule, error: Double) throws(CompetitionError) -> LogitStanding {
        let full = try value(of: .fullInformation(states: states), to: user, rule)
        let silent = SignallingScheme(signals: [""], likelihood: states.map { _ in [1] })
        return LogitStanding(
            rule: rule, fullInformation: full, noInformation: try value(of: silent, to: user, rule),
            guarantee: full - 2 * error,
            coarseGuarantee: fullInformation(user) - rule.largestLoss(actions: users[user].actions.count) - 2 * error)
    }
}
