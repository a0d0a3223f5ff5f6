import ProviderCompetition

/// A proved lower bound on what a user gets, as JSON writes it: with all that is needed to compute it anew.
struct CertificateRecord: Encodable {
    /// Which equilibria it speaks of, and what its proof rests on.
    enum Kind: String, Encodable {
        case oneSided, obedient, anonymous
    }

    var kind: Kind
    var user: String
    var value: Double
    var weights: [String: Double]
    var multipliers: [Multiplier]

    /// lambda[recommended, instead] of a user.
    struct Multiplier: Encodable {
        var user: String
        var recommended: String
        var instead: String
        var multiplier: Double
    }

    init(_ kind: Kind, of user: String, _ certificate: Certificate, in game: CompetitionGame) {
        self.kind = kind
        self.user = user
        value = certificate.value
        weights = named(game.providers.map(\.name), certificate.weights)
        multipliers = certificate.prices.map { price in
            let user = game.users[price.user]
            return Multiplier(
                user: user.name, recommended: user.actions[price.recommended], instead: user.actions[price.instead],
                multiplier: price.price)
        }
    }

    /// Those of an analysis: two for each user by herself, then one each for policies that are the same for all.
    static func list(_ analysis: CompetitionAnalysis) -> [CertificateRecord] {
        let game = analysis.game
        let personal = analysis.users.flatMap { standing in
            [
                CertificateRecord(.oneSided, of: standing.user, standing.certificates.oneSided, in: game),
                CertificateRecord(.obedient, of: standing.user, standing.certificates.obedient, in: game),
            ]
        }
        return personal
            + zip(game.users, analysis.anonymous?.certificates ?? []).map {
                CertificateRecord(.anonymous, of: $0.name, $1, in: game)
            }
    }
}

/// Weights that serve all users at once, as JSON writes them.
struct CommonAlignmentRecord: Encodable {
    /// As target; nil where all scales are 1.
    var user: String?
    var error: Double
    var weights: [String: Double]
    var scales: [String: Double]
    /// By user: one a state.
    var offsets: [String: [Double]]

    init(_ alignment: CommonAlignment, for target: String?, in game: CompetitionGame) {
        let users = game.users.map(\.name)
        user = target
        error = alignment.error
        weights = named(game.providers.map(\.name), alignment.weights)
        scales = named(users, alignment.scales)
        offsets = named(users, alignment.offsets)
    }
}
