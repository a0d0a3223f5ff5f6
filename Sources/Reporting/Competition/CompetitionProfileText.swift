import PlainText
import ProviderCompetition

/// A profile of signalling schemes as text: whom users listen to, and what providers could gain.
struct CompetitionProfileText {
    private let standing: ProfileStanding
    private let game: CompetitionGame

    init(_ standing: ProfileStanding, _ game: CompetitionGame) {
        self.standing = standing
        self.game = game
    }

    func text(in room: TextRoom) -> String {
        let tables = [users.text(in: room), totals.text(in: room)]
        return (["The profile that was given:"] + tables + [verdicts.joined(separator: "\n")]).joined(separator: "\n\n")
    }

    /// What each provider offers each user.
    var users: TableText {
        var table = TableText([
            ("User", .words), ("Provider", .words), ("User value [payoff]", .numbers), ("Selected", .words),
            ("Provider value [payoff]", .numbers), ("Regret [payoff]", .numbers),
        ])
        for (user, listener) in zip(game.users, standing.listeners) {
            for (i, provider) in game.providers.enumerated() {
                table.append([
                    user.name, provider.name, listener.values[i].payoff, listener.selected == i ? "yes" : "",
                    listener.providerValues[i].payoff, listener.regret[i].payoff,
                ])
            }
        }
        return table
    }

    /// What each provider gets and could gain.
    var totals: TableText {
        var table = TableText([
            ("Provider", .words), ("Value [total]", .numbers), ("Regret [total]", .numbers),
            ("Public regret [total]", .numbers), ("Menu regret [total]", .numbers),
        ])
        for (provider, total) in zip(game.providers, standing.totals) {
            table.append([
                provider.name, total.current.payoff, total.regret.payoff, total.anonymousRegret[.common]?.payoff ?? "-",
                total.anonymousRegret[.menu]?.payoff ?? "-",
            ])
        }
        return table
    }

    /// Whether anybody could gain, a sentence each.
    var verdicts: [String] {
        var lines: [String] = []
        lines.append(
            standing.isEquilibrium
                ? "It is an equilibrium: no provider gains by telling any user something else."
                : "It is no equilibrium under personalised policies: \(gainers).")
        if let refusal = standing.refusal {
            lines.append("Anonymous replies were not compared. \(refusal.description)")
        }
        return lines
    }

    private var gainers: String {
        zip(game.providers, standing.totals).filter { $0.1.regret > 0 }
            .map { "\($0.name.visible) could gain \($1.regret.payoff)" }.joined(separator: ", ")
    }
}
