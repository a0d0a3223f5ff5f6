import Stopping

/// What competition gives one user under personalised policies, from knowing nothing to knowing all. All values in her
/// units, before her mass.
public struct UserStanding: Hashable, Sendable {
    /// Her place among the game's users.
    public var index: Int
    /// Her name.
    public var user: String
    /// V: what she expects where she learns the state.
    public var fullInformation: Double
    /// V0: what she expects where nobody says anything.
    public var noInformation: Double
    /// One for each version.
    public var alignments: [Alignment.Version: Alignment]
    /// Proved lower bounds on what she gets in every equilibrium.
    public var certificates: Certificates
    /// All that she can get in an equilibrium.
    public var equilibrium: EquilibriumValues
    /// M_i by provider: what a chart of the competition for this user draws.
    public var frontiers: [ParticipationFrontier]
    /// Where a precision was given.
    public var logit: LogitStanding?

    /// V - 2 eps, in every equilibrium; V - eps of the one-sided version.
    public func guarantee(_ version: Alignment.Version) -> Double {
        fullInformation - version.errorsLost * (alignments[version]?.error ?? .infinity)
    }

    /// The most that is certain without looking for equilibria: she can always ignore everybody.
    public var certain: Double {
        max(noInformation, certificates.certificate, Alignment.Version.allCases.map(guarantee).max() ?? noInformation)
    }

    /// V minus the lowest equilibrium value: what competition may cost her against a perfectly aligned model.
    public var price: Double? { equilibrium.lowest.map { fullInformation - $0 } }
}

/// What one provider alone makes of one user.
public struct Monopoly: Hashable, Sendable {
    /// By name.
    public var provider: String
    /// By name.
    public var user: String
    /// The most that the provider gets from her, in its units, without her mass.
    public var providerValue: ProvenValue
    /// What she then expects, in her units.
    public var userValue: Double
}

/// Everything about a game: each user, each provider alone, anonymous policies, and a profile where one was given.
public struct CompetitionAnalysis: Sendable {
    /// The game as it was given.
    public var game: CompetitionGame
    /// In the game's order, without those that failed; the first ones, where the search was ended before all had been
    /// looked into.
    public var users: [UserStanding]
    /// By user, and for each by provider.
    public var monopolies: [Monopoly]
    /// What policies give that are the same for all users; nil where the search was ended before that.
    public var anonymous: AnonymousStanding?
    /// What the given profile comes to; nil where none was given, or the search was ended before that.
    public var profile: ProfileStanding?
    /// What could not be settled, beside the rest.
    public var failed: [FailedPart] = []
    /// Why the search was ended before it was through; nil where it was not.
    public var stoppedBy: StopReason?
    /// What it did not come to.
    public var unfinished: [CompetitionStage]
    /// The work and the checks of all linear programs.
    public var audit: Audit
    /// Wall-clock time.
    public var seconds: Double
}

/// What an analysis turns to next.
public enum CompetitionStage: Hashable, Sendable {
    /// A user by herself: the how manieth of how many.
    case user(Int, of: Int)
    /// The best total of each provider, and the certificates of all users together.
    case anonymousPolicies
    /// The profile that was given.
    case profile
}

extension CompetitionGame {
    /// Analyses the game: for each user two certificates, four alignments, one frontier a provider and two programs a
    /// piece between its breakpoints; for each provider its best policy of each kind.
    /// - Parameters:
    ///   - profile: what the providers say; nil to look at equilibria only.
    ///   - logit: how users err; nil where they do not.
    ///   - stop: asked within each linear program whether to go on. Each user by herself is the least that there is to
    ///     say; policies that are the same for all come next, then the profile.
    ///   - progress: told at the beginning of each stage.
    /// - Throws: `CompetitionError` for a profile that does not fit the game, where no part could be settled, or
    ///   `stopped` before anything was found. Where one part alone cannot be settled it is among the `failed`.
    public func analyse(
        profile: PolicyProfile? = nil, logit: LogitRule? = nil, stop: StopQuestion? = nil,
        progress: (CompetitionStage) -> Void = { _ in }
    ) throws(CompetitionError) -> CompetitionAnalysis {
        let start = ContinuousClock.now
        var analysis = CompetitionAnalysis(
            game: self, users: [], monopolies: [], anonymous: nil, profile: nil, stoppedBy: nil,
            unfinished: users.indices.map { .user($0 + 1, of: users.count) } + [.anonymousPolicies]
                + (profile == nil ? [] : [.profile]), audit: Audit(), seconds: 0)
        let centred = CentredGame(self)
        let result = Interruptible.under(stop) {
            Result { () throws(CompetitionError) in
                try analysis.go { stage, analysis throws(CompetitionError) in
                    progress(stage)
                    try settle(stage, centred, profile, logit, &analysis)
                }
            }
        }
        if analysis.isEmpty, let first = analysis.failed.first { throw first.error }
        if case .failure(let error) = result {
            guard case .stopped(let reason) = error, !analysis.users.isEmpty else { throw error }
            analysis.stoppedBy = reason
        }
        analysis.seconds = (ContinuousClock.now - start) / .seconds(1)
        return analysis
    }

    private func settle(
        _ stage: CompetitionStage, _ centred: CentredGame, _ profile: PolicyProfile?, _ logit: LogitRule?,
        _ analysis: inout CompetitionAnalysis
    ) throws(CompetitionError) {
        switch stage {
        case .user(let number, _):
            let standing = try standing(of: number - 1, centred, logit, &analysis.audit)
            let monopolies = try monopolies(over: number - 1, centred, &analysis.audit)
            analysis.users.append(standing)
            analysis.monopolies += monopolies
        case .anonymousPolicies:
            analysis.anonymous = try anonymousStanding(centred, analysis.users, &analysis.audit)
        case .profile:
            guard let profile else { return }
            analysis.profile = try centred.standing(of: profile, &analysis.audit).shifted(by: centred)
        }
    }

    private func monopolies(
        over j: Int, _ centred: CentredGame, _ audit: inout Audit
    ) throws(CompetitionError) -> [Monopoly] {
        let alone = centred.only(j)
        var monopolies: [Monopoly] = []
        for i in providers.indices {
            let best = try alone.persuasion(by: i, leaving: nil).shifted(
                own: centred.own[j], theirs: centred.theirs[i][j])
            audit += best.audit
            monopolies.append(
                Monopoly(
                    provider: providers[i].name, user: users[j].name,
                    providerValue: ProvenValue(value: best.providerValue, bound: best.bound),
                    userValue: best.userValue))
        }
        return monopolies
    }

    private func standing(
        of user: Int, _ centred: CentredGame, _ logit: LogitRule?, _ audit: inout Audit
    ) throws(CompetitionError) -> UserStanding {
        let (game, alone, lacking) = (only(user), centred.only(user), centred.own[user])
        var alignments: [Alignment.Version: Alignment] = [:]
        for version in Alignment.Version.twoSided { alignments[version] = try game.alignment(version, &audit) }
        let certificates = try alone.certificates(&audit)
        alignments[.oneSided] = certificates.oneSided.alignment(in: game, of: 0)
        let (equilibrium, frontiers) = try alone.equilibriumValues(&audit)
        let error = alignments[.average]?.error ?? .infinity
        return UserStanding(
            index: user, user: users[user].name, fullInformation: alone.game.fullInformation(0) + lacking,
            noInformation: alone.game.noInformation(0) + lacking, alignments: alignments,
            certificates: certificates.ofUser(user), equilibrium: equilibrium.shifted(by: lacking),
            frontiers: frontiers.enumerated().map { $1.shifted(own: lacking, theirs: centred.theirs[$0][user]) },
            logit: try logit.map { rule throws(CompetitionError) in try game.standing(of: 0, rule, error: error) })
    }
}
