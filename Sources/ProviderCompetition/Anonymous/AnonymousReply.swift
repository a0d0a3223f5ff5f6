import LinearProgramming

/// What users have elsewhere, when a provider looks for its best anonymous policy: from its rivals, or from nobody.
public struct Elsewhere: Hashable, Sendable {
    /// What each user expects from the best of the others, at least her value without information.
    public var userValues: [Double]
    /// What the provider gets from each user who stays with the others.
    public var providerValues: [Double]

    /// By user, in the game's order; a game refuses another number of them.
    public init(userValues: [Double], providerValues: [Double]) {
        self.userValues = userValues
        self.providerValues = providerValues
    }

    fileprivate func requireFit(_ game: CompetitionGame) throws(CompetitionError) {
        guard userValues.count == game.users.count, providerValues.count == game.users.count else {
            throw .shape(.elsewhere(users: game.users.count))
        }
    }
}

extension CompetitionGame {
    /// Most users who have anything to lose by changing provider, for which all sets of them are compared.
    public static let contestedUserLimit = 8

    /// The best total of a provider against what its users have elsewhere, over all anonymous policies.
    ///
    /// For each set of users to be won a program: those in it get at least what they have elsewhere, the others at
    /// most that, and stay where they are. Users who have nothing elsewhere beyond their value without information, and
    /// from whom the provider gets no more there than under silence, count as won: an experiment that is useless to
    /// them does as much. So 2^c programs, c the number of the others.
    /// - Throws: `CompetitionError.tooMany` where c is more than eight.
    public func anonymousReply(
        of provider: Int, _ policy: AnonymousPolicy, against elsewhere: Elsewhere
    ) throws(CompetitionError) -> ProvenValue {
        try elsewhere.requireFit(self)
        var audit = Audit()
        let centred = CentredGame(self)
        let shifted = Elsewhere(
            userValues: zip(elsewhere.userValues, centred.own).map { $0 - $1 },
            providerValues: zip(elsewhere.providerValues, centred.theirs[provider]).map { $0 - $1 })
        return try centred.anonymousReply(of: provider, policy, against: shifted, &audit)
            .shifted(by: centred.totalLack(of: provider))
    }
}

extension CentredGame {
    /// The best total of a provider, all in centred units.
    func anonymousReply(
        of provider: Int, _ policy: AnonymousPolicy, against elsewhere: Elsewhere, _ audit: inout Audit
    ) throws(CompetitionError) -> ProvenValue {
        let levels = users.indices.map { min(elsewhere.userValues[$0], game.fullInformation($0)) }
        let contested = users.indices.filter { j in
            let silent = game.expectation(providers[provider].payoffs[j]) { [action = game.priorAction(j)] _ in action }
            let (own, theirs) = (users[j].utility.spread, providers[provider].payoffs[j].spread)
            return levels[j] > game.noInformation(j) + CompetitionGame.valueTolerance * own
                || elsewhere.providerValues[j] > silent + CompetitionGame.valueTolerance * theirs
        }
        guard contested.count <= CompetitionGame.contestedUserLimit else {
            throw .tooMany(.contestedUsers, count: Double(contested.count), limit: CompetitionGame.contestedUserLimit)
        }
        return try asking(policy, &audit) { ask throws(CompetitionError) in
            var best = ProvenValue(value: -.infinity, bound: -.infinity)
            for set in 0..<(1 << contested.count) {
                let lost = Set(contested.indices.filter { set & (1 << $0) != 0 }.map { contested[$0] })
                var question = OutcomeQuestion(maximize: [:])
                var kept = 0.0
                for (j, user) in users.enumerated() {
                    if lost.contains(j) {
                        kept += user.mass * elsewhere.providerValues[j]
                    } else {
                        question.maximize[.of(provider, from: j)] = user.mass
                    }
                    guard contested.contains(j) else { continue }
                    question.requirements.append(
                        Requirement(.own(j), lost.contains(j) ? .atMost(levels[j]) : .atLeast(levels[j])))
                }
                guard let answer = try ask(question) else { continue }
                best.value = max(best.value, answer.value + kept)
                best.bound = max(best.bound, answer.bound + kept)
            }
            return best
        }
    }
}
