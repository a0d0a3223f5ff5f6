/// What anonymous policies give, by provider and by user.
public struct AnonymousStanding: Hashable, Sendable {
    /// What each provider gets in total when nobody says anything.
    public var silent: [Double]
    /// The most that it gets in total where its rivals are silent, by kind of policy; without menus for more than 200
    /// users.
    public var totals: [AnonymousPolicy: [ProvenValue]]
    /// G_t by user.
    public var certificates: [Certificate]
    /// The error of weights that serve all users alike, and of those that serve each user t as target.
    public var equalAlignment: CommonAlignment
    /// By user, as target.
    public var targetedAlignments: [CommonAlignment]
    /// V_t - (2 / m_t) times that error, by user. Derived here.
    public var guarantees: [Double]

    /// Whether "nobody says anything" is an equilibrium: no provider gains by breaking the silence alone. For two or
    /// more providers.
    public var isSilenceEquilibrium: [AnonymousPolicy: Bool]
}

extension CompetitionGame {
    /// The certificate of the only user as one of policies that are the same for all, in which her mass counts.
    private func single(_ certificate: Certificate) -> Certificate {
        self.certificate(
            for: 0, isAnonymous: true, weights: certificate.weights.map { $0 / users[0].mass },
            prices: certificate.prices)
    }

    /// What anonymous policies give, beside what each user has by herself.
    func anonymousStanding(
        _ centred: CentredGame, _ standings: [UserStanding], _ audit: inout Audit
    ) throws(CompetitionError) -> AnonymousStanding {
        var totals: [AnonymousPolicy: [ProvenValue]] = [:]
        var isSilenceEquilibrium: [AnonymousPolicy: Bool] = [:]
        let policies = AnonymousPolicy.allCases.filter { $0 == .common || users.count <= Self.menuUserLimit }
        for policy in policies {
            let found = try centred.asking(policy, &audit) { ask throws(CompetitionError) in
                var best: [ProvenValue] = []
                for i in providers.indices {
                    guard let answer = try ask(OutcomeQuestion(maximize: centred.total(of: i))) else {
                        throw .unsolved(.knownOutcomes)
                    }
                    best.append(ProvenValue(value: answer.value, bound: answer.bound))
                }
                return best
            }
            totals[policy] = found.enumerated().map { $1.shifted(by: centred.totalLack(of: $0)) }
            if providers.count > 1 {
                isSilenceEquilibrium[policy] = found.enumerated().allSatisfy { i, total in
                    total.value <= centred.game.silentTotal(of: i) + Self.valueTolerance * centred.totalRange(of: i)
                }
            }
        }
        let equal = try commonAlignment(for: nil, &audit)
        var targeted: [CommonAlignment] = []
        for t in users.indices { targeted.append(try commonAlignment(for: t, &audit)) }
        // Towards one user alone every policy is personalised.
        let certificates =
            users.count == 1 && !standings.isEmpty
            ? [single(standings[0].certificates.obedient)] : try centred.anonymousCertificates(&audit)
        return AnonymousStanding(
            silent: providers.indices.map { centred.game.silentTotal(of: $0) + centred.totalLack(of: $0) },
            totals: totals,
            certificates: certificates, equalAlignment: equal, targetedAlignments: targeted,
            guarantees: users.indices.map { t in
                centred.game.fullInformation(t) + centred.own[t] - 2 / users[t].mass
                    * min(targeted[t].error, equal.error)
            },
            isSilenceEquilibrium: isSilenceEquilibrium)
    }
}
