import ProviderCompetition

/// Whom users listen to, and what providers get in total.
struct ProfileRecord: Encodable {
    var listeners: [Listener]
    var totals: [Total]

    struct Listener: Encodable {
        var user: String
        var provider: String
        var userValue: [String: Double]
        var providerValue: [String: Double]
    }

    struct Total: Encodable {
        var provider: String
        var value: Double
        var regret: Double
        var publicRegret: OrNull<Double>
        var menuRegret: OrNull<Double>
    }

    init(_ standing: ProfileStanding, _ game: CompetitionGame) {
        let names = game.providers.map(\.name)
        listeners = zip(game.users, standing.listeners).map { user, listener in
            Listener(
                user: user.name, provider: names[listener.selected], userValue: named(names, listener.values),
                providerValue: named(names, listener.providerValues))
        }
        totals = zip(names, standing.totals).map { name, total in
            Total(
                provider: name, value: total.current, regret: total.regret,
                publicRegret: OrNull(total.anonymousRegret[.common]), menuRegret: OrNull(total.anonymousRegret[.menu]))
        }
    }
}

/// What a provider could gain from one user by another scheme.
struct RegretRecord: Encodable {
    var provider: String
    var user: String
    var value: Double
    var regret: Double

    static func list(_ standing: ProfileStanding, _ game: CompetitionGame) -> [RegretRecord] {
        zip(game.users, standing.listeners).flatMap { user, listener in
            game.providers.indices.map { i in
                RegretRecord(
                    provider: game.providers[i].name, user: user.name, value: listener.providerValues[i],
                    regret: listener.regret[i])
            }
        }
    }
}
