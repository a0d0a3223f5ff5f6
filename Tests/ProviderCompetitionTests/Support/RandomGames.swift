import LinearProgramming
import ProviderCompetition
import TestSupport

extension SeededGenerator {
    mutating func payoff(states: Int, actions: Int) -> PayoffMatrix {
        let cells = (0..<states * actions).map { _ in Double.random(in: 0...1, using: &self) }
        return PayoffMatrix(states: states, actions: actions) { cells[$0 * actions + $1] }
    }

    /// A game with payoffs uniform in [0, 1]; users may have different numbers of actions.
    mutating func game(
        states: ClosedRange<Int>, actions: ClosedRange<Int>, users: ClosedRange<Int>, providers: ClosedRange<Int>
    ) throws -> CompetitionGame {
        let stateCount = Int.random(in: states, using: &self)
        let utilities = (0..<Int.random(in: users, using: &self)).map { _ in
            payoff(states: stateCount, actions: Int.random(in: actions, using: &self))
        }
        let payoffs = (0..<Int.random(in: providers, using: &self)).map { _ in
            utilities.map { payoff(states: stateCount, actions: $0.actionCount) }
        }
        let masses = utilities.map { _ in Double.random(in: 0.5...2, using: &self) }
        let weights = (0..<stateCount).map { _ in Double.random(in: 0.2...1, using: &self) }
        let sum = weights.reduce(0, +)
        return try Cases.game(utilities, payoffs, prior: weights.map { $0 / sum }, masses: masses)
    }
}

/// The linear program of one user's obedient outcomes with every row and column written down, and nothing in common
/// with the code under test but the simplex method.
struct WholeProgram {
    let game: CompetitionGame

    /// The most that a linear function of x[state, action] can be where `conditions` are each at least 0; nil where
    /// there is no such outcome.
    func maximum(
        of objective: PayoffMatrix, where conditions: [(weights: PayoffMatrix, least: Double)] = []
    ) throws -> Double? {
        let user = game.users[0]
        let actions = user.actions.indices
        return try LinearProgram.scoped(.maximize) { program in
            var x: [[Column]] = []
            for y in game.states.indices {
                x.append(try actions.map { try program.addColumn(.nonnegative, cost: objective[y, $0]) })
                try program.addRow(.exactly(game.prior[y]), x[y].map { Term(1, $0) })
            }
            for a in actions {
                for b in actions where b != a {
                    try program.addRow(
                        .nonnegative,
                        game.states.indices.map { y in
                            Term(user.utility[y, a] - user.utility[y, b], x[y][a])
                        })
                }
            }
            for (weights, least) in conditions {
                try program.addRow(
                    .atLeast(least),
                    game.states.indices.flatMap { y in
                        actions.map { Term(weights[y, $0], x[y][$0]) }
                    })
            }
            let solution = try program.solve()
            return solution.isOptimal ? solution.objective : nil
        }
    }

    /// By how much the providers' gains exceed what an outcome of user value v leaves them, at the least:
    /// min over x with u(x) = v of max_i (M_i(v) - U_i(x)), positive where v is no equilibrium value.
    func temptation(at v: Double) throws -> Double {
        let user = game.users[0]
        let actions = user.actions.indices
        let most = try game.providers.map { provider in
            try maximum(of: provider.payoffs[0], where: [(user.utility, v)]) ?? .nan
        }
        return try LinearProgram.scoped(.minimize) { program in
            var x: [[Column]] = []
            let gain = try program.addColumn(.free, cost: 1)
            for y in game.states.indices {
                x.append(try actions.map { _ in try program.addColumn(.nonnegative) })
                try program.addRow(.exactly(game.prior[y]), x[y].map { Term(1, $0) })
            }
            func terms(_ matrix: PayoffMatrix) -> [Term] {
                game.states.indices.flatMap { y in actions.map { Term(matrix[y, $0], x[y][$0]) } }
            }
            for a in actions {
                for b in actions where b != a {
                    try program.addRow(
                        .nonnegative,
                        game.states.indices.map { y in
                            Term(user.utility[y, a] - user.utility[y, b], x[y][a])
                        })
                }
            }
            try program.addRow(.exactly(v), terms(user.utility))
            for (provider, most) in zip(game.providers, most) {
                try program.addRow(.atLeast(most), terms(provider.payoffs[0]) + [Term(1, gain)])
            }
            let solution = try program.solve()
            return solution.isOptimal ? solution.objective : .infinity
        }
    }
}
