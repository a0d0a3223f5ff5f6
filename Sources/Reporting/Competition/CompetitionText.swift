import Foundation
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
        if let anonymous {
            parts += [
                """
                Policies that are the same for all users, where the rivals are silent (totals count masses).
                Public: one experiment. Menu: several, of which each user picks one. Monopoly: each user on her own.
                """,
                anonymous.text(in: room),
                anonymousVerdicts.joined(separator: "\n"),
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

    // MARK: - Anonymous policies

    /// What each provider could make where its policy must be the same for all.
    var anonymous: TableText? {
        guard let anonymous = analysis.anonymous else { return nil }
        var providers = TableText([
            ("Provider", .words), ("Silent value [total]", .numbers), ("Public value [total]", .numbers),
            ("Menu value [total]", .numbers), ("Monopoly value [total]", .numbers),
        ])
        for (i, provider) in game.providers.enumerated() {
            providers.append([
                provider.name, anonymous.silent[i].payoff, total(.common, i), total(.menu, i),
                monopoly(provider)?.payoff ?? "-",
            ])
        }
        return providers
    }

    /// What a provider could make where it treats each user on her own; nil where that is not known of all.
    private func monopoly(_ provider: Provider) -> Double? {
        let own = analysis.monopolies.filter { $0.provider == provider.name }
        guard own.count == game.users.count else { return nil }
        return zip(own, game.users).reduce(0) { $0 + $1.1.mass * $1.0.providerValue.value }
    }

    /// What follows for the users, a sentence each.
    var anonymousVerdicts: [String] {
        guard let anonymous = analysis.anonymous else { return [] }
        var lines = silence(anonymous)
        let certain = zip(game.users.indices, anonymous.certificates).map {
            "\(game.users[$0].name.visible) \(max(game.noInformation($0), $1.value).payoff(of: stakes[$0]))"
        }
        lines.append("Certain whatever anonymous policies are in equilibrium: \(certain.joined(separator: ", ")).")
        lines.append(
            """
            Weights that serve all users at once miss their aims by \(anonymous.equalAlignment.error.payoff) \
            in total (masses times errors).
            """)
        return lines
    }

    private func total(_ policy: AnonymousPolicy, _ provider: Int) -> String {
        guard let total = analysis.anonymous?.totals[policy]?[provider] else { return "-" }
        return total.isProved ? total.value.payoff : "\(total.value.payoff) to \(total.bound.payoff)"
    }

    private func silence(_ anonymous: AnonymousStanding) -> [String] {
        let verdicts = anonymous.isSilenceEquilibrium
        switch (verdicts[.common], verdicts[.menu]) {
        case (true?, true?):
            return [
                "That nobody says anything is an equilibrium: no provider gains by being the first to speak to all."
            ]
        case (true?, nil):
            return [
                "With one experiment for all it is an equilibrium that nobody says anything; menus for so many users were not searched."
            ]
        case (true?, false?):
            return ["With one experiment for all it is an equilibrium that nobody says anything; with menus it is not."]
        case (false?, _):
            return ["Silence does not last: some provider gains by being the first to speak to all."]
        default:
            return []
        }
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

extension Double {
    /// A payoff for people: six significant digits, and 0 for what is rounding.
    var payoff: String { abs(self) < 1e-15 ? "0" : significant(6) }

    /// The same where differences of these stakes matter: as many digits more as the payoff is larger than they are.
    func payoff(of stakes: Double) -> String {
        guard stakes > 0 else { return payoff }
        if abs(self) < 1e-15 * stakes { return "0" }
        let more = (abs(self) / stakes).exponentOf10
        return significant(min(17, 6 + max(0, more)))
    }

    /// The whole number of digits before the point, less one; 0 for what is no number.
    private var exponentOf10: Int {
        isFinite && self > 0 ? Int(Foundation.log10(self).rounded(.down)) : 0
    }
}

extension EquilibriumValues {
    /// For example `0.7 to 1`, or `0.5; 0.7 to 0.8`.
    func text(of stakes: Double) -> String {
        intervals.map { interval in
            let ends = [interval.lowerBound.payoff(of: stakes), interval.upperBound.payoff(of: stakes)]
            return ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
        }.joined(separator: "; ")
    }
}
