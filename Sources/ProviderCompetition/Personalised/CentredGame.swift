/// A game without what no action changes: from each payoff matrix the least payoff of each state is taken away.
/// Experiments keep the prior, so every expectation changes by a constant, and payoffs that are large beside their
/// differences no longer drown them in rounding.
struct CentredGame {
    let game: CompetitionGame
    /// What the centred expectations lack: by user, and by provider and user.
    let own: [Double]
    let theirs: [[Double]]

    init(_ original: CompetitionGame) throws(CompetitionError) {
        func leasts(_ matrix: PayoffMatrix) -> [Double] { original.states.indices.map { matrix.row($0).min() ?? 0 } }
        func centred(_ matrix: PayoffMatrix) -> PayoffMatrix {
            let leasts = leasts(matrix)
            return matrix.map { y, _, value in value - leasts[y] }
        }
        func lacking(_ matrix: PayoffMatrix) -> Double {
            zip(original.prior, leasts(matrix)).reduce(0) { $0 + $1.0 * $1.1 }
        }
        own = original.users.map { lacking($0.utility) }
        theirs = original.providers.map { $0.payoffs.map(lacking) }
        game = try CompetitionGame(
            states: original.states, prior: original.prior,
            users: original.users.map {
                User(name: $0.name, actions: $0.actions, utility: centred($0.utility), mass: $0.mass)
            },
            providers: original.providers.map { Provider(name: $0.name, payoffs: $0.payoffs.map(centred)) })
    }

    /// What a provider's centred total lacks.
    func total(_ provider: Int) -> Double {
        zip(game.users, theirs[provider]).reduce(0) { $0 + $1.0.mass * $1.1 }
    }
}

extension ProvenValue {
    func shifted(by amount: Double) -> ProvenValue { ProvenValue(value: value + amount, bound: bound + amount) }
}

extension Certificates {
    func shifted(by amount: Double) -> Certificates {
        Certificates(
            certificate: certificate + amount, certificateWithoutObedience: certificateWithoutObedience + amount)
    }
}

extension EquilibriumValues {
    func shifted(by amount: Double) -> EquilibriumValues {
        EquilibriumValues(intervals: intervals.map { $0.lowerBound + amount...$0.upperBound + amount })
    }
}

extension ParticipationFrontier {
    func shifted(own: Double, theirs: Double) -> ParticipationFrontier {
        ParticipationFrontier(
            breakpoints: breakpoints.map {
                Breakpoint(userValue: $0.userValue + own, providerValue: $0.providerValue + theirs)
            })
    }
}

extension Persuasion {
    func shifted(own: Double, theirs: Double) -> Persuasion {
        Persuasion(
            providerValue: providerValue + theirs, bound: bound + theirs, userValue: userValue + own, outcome: outcome,
            audit: audit)
    }
}
