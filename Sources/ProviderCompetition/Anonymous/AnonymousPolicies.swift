import LinearProgramming

/// What a policy that is the same for all users may look like. Which of the two the papers mean by "anonymous" is not
/// known; conversational policies are closer to menus.
public enum AnonymousPolicy: String, Hashable, Sendable, CaseIterable {
    /// One experiment whose signals all users see.
    case common
    /// A menu of experiments from which a user chooses by saying who she is, truthfully or not.
    case menu
}

extension CompetitionGame {
    /// The most that a provider gets in total from an anonymous policy where it is alone, or its rivals are silent;
    /// with
    /// `leaving`, while every user j gets at least `leaving[j]` from it.
    ///
    /// For a menu each user's experiment is obedient, and no user gains by giving herself out for another and then
    /// acting as she likes (incentive rows are cut in where violated).
    /// - Returns: nil where no policy leaves the users so much.
    /// - Throws: `CompetitionError`.
    public func anonymousTotal(
        of provider: Int, _ policy: AnonymousPolicy, leaving levels: [Double]? = nil
    ) throws(CompetitionError) -> ProvenValue? {
        if let levels, levels.count != users.count { throw .shape(.levels(users: users.count)) }
        var audit = Audit()
        let centred = CentredGame(self)
        let question = OutcomeQuestion(
            maximize: centred.total(of: provider),
            requirements: (levels ?? []).enumerated().map { Requirement(.own($0), .atLeast($1 - centred.own[$0])) })
        return try centred.asking(policy, &audit) { ask throws(CompetitionError) in
            try ask(question).map {
                ProvenValue(value: $0.value, bound: $0.bound).shifted(by: centred.totalLack(of: provider))
            }
        }
    }

    /// The sum of what a provider gets from each user where it may treat each on its own, M_i(V0_j) over all j with
    /// masses.
    /// - Parameters:
    ///   - provider: its index.
    ///   - levels: what each user must expect at least, in her units; nil for V0 of each.
    /// - Throws: `CompetitionError`: `shape` for another number of levels, `levelOutOfReach` for a level above full
    ///   information.
    public func personalisedTotal(of provider: Int, leaving levels: [Double]? = nil) throws(CompetitionError) -> Double
    {
        if let levels, levels.count != users.count { throw .shape(.levels(users: users.count)) }
        var total = 0.0
        for (j, user) in users.enumerated() {
            total += user.mass * (try persuasion(by: provider, of: j, leaving: levels?[j]).providerValue)
        }
        return total
    }

    /// A lower bound on what user t gets in every equilibrium of anonymous policies, derived here:
    ///
    ///     G_t = min u_t(x_t)  over obedient x with  sum_j m_j (U_ij(x_j) - U_ij(x_j^full)) >= 0  for every provider i.
    ///
    /// It holds since no provider gains by revealing everything to everybody.
    /// - Throws: `CompetitionError` where a linear program could not be solved well enough.
    public func anonymousCertificate(for target: Int) throws(CompetitionError) -> Double {
        var audit = Audit()
        return try CentredGame(self).anonymousCertificates(&audit)[target].value
    }

    /// Most users of a menu: each may give herself out for every other.
    public static let menuUserLimit = 200
}

extension CentredGame {
    /// The bounds G_t, by user, in her own units.
    func anonymousCertificates(_ audit: inout Audit) throws(CompetitionError) -> [Certificate] {
        try OutcomeProgram.asking(self, ObedientOutcomes(), &audit) { ask throws(CompetitionError) in
            var certificates: [Certificate] = []
            for t in users.indices { certificates.append(try certificate(for: t, isAnonymous: true, ask)) }
            return certificates
        }
    }

    /// The range of a provider's total, sum_j m_j times the range of its payoffs from user j.
    func totalRange(of provider: Int) -> Double {
        zip(users, providers[provider].payoffs).reduce(0) { $0 + $1.0.mass * $1.1.spread }
    }

    /// Questions about the outcomes of one kind of anonymous policy. For one user all kinds are the same.
    func asking<R>(
        _ policy: AnonymousPolicy, _ audit: inout Audit,
        _ body: ((OutcomeQuestion) throws(CompetitionError) -> OutcomeAnswer?) throws(CompetitionError) -> R
    ) throws(CompetitionError) -> R {
        if policy == .menu, users.count > CompetitionGame.menuUserLimit {
            throw .tooMany(.menuUsers, count: Double(users.count), limit: CompetitionGame.menuUserLimit)
        }
        switch policy {
        case .common where users.count > 1:
            return try OutcomeProgram.asking(self, CommonExperiment(), &audit, body)
        default:
            return try OutcomeProgram.asking(self, ObedientOutcomes(isMenu: users.count > 1), &audit, body)
        }
    }
}
