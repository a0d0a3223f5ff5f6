import ProviderCompetition
import TestSupport

/// Games of the worked cases: I pays for the action that matches the state, C for action 0 whatever the state.
enum Cases {
    static let match = PayoffMatrix([[1, 0], [0, 1]])
    static let convict = PayoffMatrix([[1, 0], [1, 0]])
    static let acquit = convict.map { _, _, value in 1 - value }
    static let miss = match.map { _, _, value in 1 - value }
    static let justice = [0.3, 0.7]
    static let even = [0.5, 0.5]

    /// One user, and providers by their payoffs.
    static func single(
        _ payoffs: [PayoffMatrix], utility: PayoffMatrix = match, prior: [Double] = even
    ) throws -> CompetitionGame {
        try game([utility], payoffs.map { [$0] }, prior: prior)
    }

    /// Several users; payoffs by provider and user.
    static func game(
        _ utilities: [PayoffMatrix], _ payoffs: [[PayoffMatrix]], prior: [Double] = even, masses: [Double]? = nil
    ) throws -> CompetitionGame {
        try CompetitionGame(
            states: prior.indices.map { "state \($0)" }, prior: prior,
            users: utilities.enumerated().map { j, utility in
                User(
                    name: "user \(j)", actions: (0..<utility.actionCount).map { "action \($0)" }, utility: utility,
                    mass: masses?[j] ?? 1)
            },
            providers: payoffs.enumerated().map { i, list in Provider(name: "provider \(i)", payoffs: list) })
    }
}

func near(_ a: Double, _ b: Double, _ tolerance: Double = 1e-9) -> Bool { abs(a - b) <= tolerance }
