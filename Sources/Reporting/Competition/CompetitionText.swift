import PlainText
import ProviderCompetition

/// An analysed game of competing providers as text for people: what each user gets, in numbers and in words, what each
/// provider could make alone, what anonymous policies give, and how well it was all checked.
struct CompetitionText {
    private let analysis: CompetitionAnalysis
    private var game: CompetitionGame { analysis.game }

    init(_ analysis: CompetitionAnalysis) { self.analysis = analysis }

    /// The whole text, ending with a line break.
    /// - Parameter others: blocks that stand before the checks.
    func text(in room: TextRoom = .unlimited, besides others: [String] = []) -> String {
        var parts = [question, users.text(in: room), verdicts.joined(separator: "\n")]
        let certificates = CertificateText(analysis)
        parts.append(certificates.table.text(in: room))
        parts.append(([CertificateText.formula] + [certificates.rest].compactMap(\.self)).joined(separator: "\n"))
        if let logit { parts.append(logit.text(in: room)) }
        parts += ["One provider alone, towards one user whom it treats on her own:", monopolies.text(in: room)]
        let same = AnonymousText(analysis)
        if let providers = same.providers {
            parts += [
                """
                Policies that are the same for all users, where the rivals are silent (totals count masses).
                Public: one experiment. Menu: several, of which each user picks one. Monopoly: each user on her own.
                """,
                providers.text(in: room),
                same.verdicts.joined(separator: "\n"),
            ]
        }
        if let profile = analysis.profile { parts.append(CompetitionProfileText(profile, game).text(in: room)) }
        parts += others + [summary]
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// By user, what actions change of what she expects: values are told apart down to a millionth of it.
    private var stakes: [Double] { game.users.map { $0.utility.stakes(game.prior) } }

    /// How large the game is.
    var question: String {
        func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        return """
            \(count(game.providers.count, "provider")), \(count(game.users.count, "user")), \
            \(count(game.states.count, "state")). Values are expected payoffs in each player's own units.
            """ + impossible
    }

    private var impossible: String {
        let names = game.impossibleStates.map(\.visible)
        return names.isEmpty ? "" : " Left out, since they cannot come: \(names.joined(separator: ", "))."
    }

    /// What each user has, one row each.
    var users: TableText {
        var table = TableText([
            ("User", .words), ("No information [payoff]", .numbers), ("Certain [payoff]", .numbers),
            ("Certificate [payoff]", .numbers),
            ("Certificate without obedience [payoff]", .numbers), ("Full information [payoff]", .numbers),
            ("Equilibrium [payoff]", .words), ("Error of alignment: constant", .numbers), ("state", .numbers),
            ("average", .numbers), ("hull", .numbers), ("one-sided", .numbers),
        ])
        for user in analysis.users {
            let numbers = [
                user.noInformation, user.certain, user.certificates.certificate,
                user.certificates.certificateWithoutObedience,
                user.fullInformation,
            ]
            let errors = [Alignment.Version.constant, .state, .average, .hull, .oneSided].map {
                user.alignments[$0]?.error ?? .nan
            }
            table.append(
                [user.user] + numbers.map { $0.payoff(of: stakes[user.index]) }
                    + [user.equilibrium.text(of: stakes[user.index])]
                    + errors.map { $0.payoff(of: stakes[user.index]) })
        }
        return table
    }

    /// A sentence or two for each user: how safe she is, and why.
    var verdicts: [String] {
        let providers = game.providers.map(\.name)
        return zip(analysis.verdicts, analysis.users).map {
            UserVerdictText(verdict: $0, standing: $1, providers: providers, stakes: stakes[$1.index]).text
        }
    }

    /// What users who err have; nil where nobody errs.
    var logit: TableText? {
        guard analysis.users.contains(where: { $0.logit != nil }) else { return nil }
        var table = TableText([
            ("User who errs", .words), ("Precision [1/payoff]", .numbers), ("No information [payoff]", .numbers),
            ("Guarantee [payoff]", .numbers), ("Coarse guarantee [payoff]", .numbers),
            ("Full information [payoff]", .numbers),
        ])
        for user in analysis.users {
            guard let logit = user.logit else { continue }
            table.append(
                [user.user, logit.rule.precision.significant(4)]
                    + [
                        logit.noInformation, logit.guarantee, logit.coarseGuarantee, logit.fullInformation,
                    ].map(\.payoff))
        }
        return table
    }

    /// What each provider could make of each user if it were the only one.
    var monopolies: TableText {
        var table = TableText([
            ("Provider", .words), ("User", .words), ("Provider value [payoff]", .numbers),
            ("User value [payoff]", .numbers),
        ])
        for monopoly in analysis.monopolies {
            guard let user = game.users.firstIndex(where: { $0.name == monopoly.user }),
                let provider = game.providers.first(where: { $0.name == monopoly.provider })
            else { continue }
            table.append([
                monopoly.provider, monopoly.user,
                monopoly.providerValue.value.payoff(of: provider.payoffs[user].stakes(game.prior)),
                monopoly.userValue.payoff(of: stakes[user]),
            ])
        }
        return table
    }

    // MARK: - Proof

    /// The checks and the work, a line each.
    var summary: String { facts.lines }

    private var failures: [Fact] {
        analysis.failed.map { Fact("Not settled", "\($0.stage.name(in: game).visible): \($0.explanation)") }
    }

    private var stop: [Fact] {
        guard let reason = analysis.stoppedBy else { return [] }
        let rest = analysis.unfinished.prefix(8).map { stage in
            switch stage {
            case .user: stage.name(in: game).visible
            case .anonymousPolicies: "policies that are the same for all"
            case .profile: "the profile that was given"
            }
        }
        let more = analysis.unfinished.count > 8 ? " and \(analysis.unfinished.count - 8) more" : ""
        let words = "the search \(reason.words) before it came to \(rest.joined(separator: ", "))\(more)"
        return [Fact("Ended early", words)]
    }

    /// The checks and the work.
    var facts: [Fact] {
        let (checks, work) = (analysis.audit.checks, analysis.audit.work)
        let size = work.largest
        let violations = """
            worst violation, relative to the range of payoffs: prior \(checks.marginals.significant(2)), \
            obedience \(checks.obedience.significant(2)), participation \(checks.participation.significant(2)), \
            reporting \(checks.reporting.significant(2)); gap to what duality proves: outcomes \
            \(checks.gap.significant(2)), errors of alignment \(checks.alignment.significant(2))
            """
        let effort = """
            \(work.linearPrograms) linear programs, \(work.pivots) pivots, the largest with \(size.rows) of \
            \(size.rowsInFull.significant(6)) rows and \(size.columns) of \(size.columnsInFull.significant(6)) \
            columns, \(analysis.seconds.asDuration)
            """
        return [Fact("Checks", violations), Fact("Work", effort)] + failures + stop
    }
}
