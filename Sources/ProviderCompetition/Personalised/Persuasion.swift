import LinearProgramming

/// What one provider alone makes of one user to whom it must leave a given value.
public struct Persuasion: Hashable, Sendable {
    /// The provider's expected payoff from this user, in its units.
    public var providerValue: Double
    /// What no scheme gives it more than, in its units.
    public var bound: Double
    /// What the user expects, in her units.
    public var userValue: Double
    /// x[state, action]: the joint probability of the state and the action that is recommended and taken.
    public var outcome: PayoffMatrix
    /// The work and the checks of the program.
    public var audit: Audit
}

extension CompetitionGame {
    /// The best scheme of a provider towards a user who must expect at least `level` from it, M_i(level):
    ///
    ///     max  sum x U    over the obedient x with  sum x u >= level.
    ///
    /// Kamenica and Gentzkow's problem as a linear program, with a participation row.
    /// - Parameters:
    ///   - provider: its index.
    ///   - user: her index.
    ///   - level: in the user's units; nil for her value without information, which every scheme gives.
    /// - Throws: `CompetitionError.levelOutOfReach` above full information.
    public func persuasion(
        by provider: Int, of user: Int, leaving level: Double? = nil
    ) throws(CompetitionError) -> Persuasion {
        let centred = CentredGame(only(user))
        return try centred.persuasion(by: provider, leaving: level.map { $0 - centred.own[0] })
            .shifted(own: centred.own[0], theirs: centred.theirs[provider][0])
    }

    /// Values that differ by less than this times the range of the payoffs count as equal.
    static let valueTolerance = 1e-8
}

extension CentredGame {
    /// The best scheme of a provider towards the only user, who must expect at least `level`, in centred units.
    func persuasion(by provider: Int, leaving level: Double?) throws(CompetitionError) -> Persuasion {
        let most = game.fullInformation(0)
        if let level, !(level <= most + CompetitionGame.valueTolerance * users[0].utility.spread) {
            throw .levelOutOfReach(level + own[0], user: users[0].name, most: most + own[0])
        }
        let requirements = level.map { [Requirement(.own(0), .atLeast(min($0, most)))] } ?? []
        var audit = Audit()
        let answer = try OutcomeProgram.asking(self, ObedientOutcomes(), &audit) { ask throws(CompetitionError) in
            try ask(OutcomeQuestion(maximize: [.of(provider, from: 0): 1], requirements: requirements))
        }
        guard let answer else {
            throw .levelOutOfReach((level ?? 0) + own[0], user: users[0].name, most: most + own[0])
        }
        let actions = users[0].actions.count
        return Persuasion(
            providerValue: answer[.of(provider, from: 0)], bound: answer.bound, userValue: answer[.own(0)],
            outcome: joint(
                PayoffMatrix(states: states.count, actions: actions) { answer.outcome[0][$0 * actions + $1] }),
            audit: audit)
    }
}
