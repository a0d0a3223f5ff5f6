import PlainText
import ProviderCompetition

/// What policies give that are the same for all users, as text.
struct AnonymousText {
    private let analysis: CompetitionAnalysis
    private var game: CompetitionGame { analysis.game }

    init(_ analysis: CompetitionAnalysis) { self.analysis = analysis }

    /// What each provider could make where its policy must be the same for all.
    var providers: TableText? {
        guard let anonymous = analysis.anonymous else { return nil }
        var table = TableText([
            ("Provider", .words), ("Silent value [total]", .numbers), ("Public value [total]", .numbers),
            ("Menu value [total]", .numbers), ("Monopoly value [total]", .numbers),
        ])
        for (i, provider) in game.providers.enumerated() {
            table.append([
                provider.name, anonymous.silent[i].payoff, total(.common, i), total(.menu, i),
                monopoly(provider)?.payoff ?? "-",
            ])
        }
        return table
    }

    /// What a provider could make where it treats each user on her own; nil where that is not known of all.
    private func monopoly(_ provider: Provider) -> Double? {
        let own = analysis.monopolies.filter { $0.provider == provider.name }
        guard own.count == game.users.count else { return nil }
        return zip(own, game.users).reduce(0) { $0 + $1.1.mass * $1.0.providerValue.value }
    }

    /// What follows for the users, a sentence each.
    var verdicts: [String] {
        guard let anonymous = analysis.anonymous else { return [] }
        var lines = silence(anonymous)
        let certain = zip(game.users.indices, anonymous.certificates).map {
            "\(game.users[$0].name.visible) \(max(game.noInformation($0), $1.value).payoff(of: game.users[$0].utility.stakes(game.prior)))"
        }
        lines.append("Certain whatever anonymous policies are in equilibrium: \(certain.joined(separator: ", ")).")
        let error = anonymous.equalAlignment.error
        let stakes = game.users.reduce(0) { $0 + $1.mass * $1.utility.stakes(game.prior) }
        lines.append(
            """
            Weights that serve all users at once miss their aims by \(error < 1e-13 * stakes ? "0" : error.payoff) \
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
}
