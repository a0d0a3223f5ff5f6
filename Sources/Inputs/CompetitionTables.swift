import ProviderCompetition
import Tabular

extension CompetitionGame {
    /// Reads a game from its tables: the prior with the columns `state`, `probability`; the payoffs with `role` (`user`
    /// or
    /// `provider`), `player`, `state`, `action`, `payoff` and, optionally, `user`, which for a provider names whose
    /// action pays (empty: anybody's; rows that name a user go before rows that do not); and masses with `user`,
    /// `mass`. States, players and actions keep the order in which they first stand; states of probability 0 are left
    /// out, with all that is said of them.
    /// - Throws: `TableError` with file, line and column, or `CompetitionError` where the game as a whole is too large.
    public init(prior: Table, payoffs: Table, masses: Table? = nil) throws {
        let prior = try PriorTable(prior)
        let payoffs = try PayoffTable(payoffs, states: prior.states, impossible: prior.impossibleStates)
        let masses = try masses.map { table throws(TableError) in try table.masses(of: payoffs.users) } ?? [:]
        try self.init(
            states: prior.states, impossibleStates: prior.impossibleStates, prior: prior.probabilities,
            users: payoffs.users.map { name in
                User(
                    name: name, actions: payoffs.actions(of: name), utility: try payoffs.utility(of: name),
                    mass: masses[name] ?? 1)
            },
            providers: payoffs.providers.map { name in
                Provider(name: name, payoffs: try payoffs.users.map { try payoffs.payoff(of: name, from: $0) })
            })
    }
}

/// The states and how likely each is.
private struct PriorTable {
    var states: [String] = []
    var impossibleStates: [String] = []
    var probabilities: [Double] = []

    init(_ table: Table) throws(TableError) {
        try table.requireColumns(["state", "probability"], allowingOthers: false)
        var lines: [String: Int] = [:]
        for row in table.rows {
            let state = try row.cell("state")
            try state.requireFirst(try state.nonEmptyText(), in: &lines, "state")
            let chance = try row.cell("probability").number(.within(0...1))
            if chance == 0 {
                impossibleStates.append(state.text)
            } else {
                states.append(state.text)
                probabilities.append(chance)
            }
        }
        let sum = probabilities.reduce(0, +)
        if abs(sum - 1) > CompetitionGame.probabilityTolerance {
            throw table.fail("probability", "the probabilities sum to \(sum), not to 1", "Correct them.")
        }
    }
}

extension Table {
    /// An error at the header of a column.
    fileprivate func fail(_ column: String, _ problem: String, _ remedy: String) -> TableError {
        headerCell(column)?.fail(problem, remedy: remedy)
            ?? TableError(file: file, problem: problem, remedy: remedy)
    }

    fileprivate func masses(of users: [String]) throws(TableError) -> [String: Double] {
        try requireColumns(["user", "mass"], allowingOthers: false)
        var masses: [String: Double] = [:]
        var lines: [String: Int] = [:]
        for row in rows {
            let user = try row.cell("user")
            try user.requireOne(of: users, "user")
            try user.requireFirst(user.text, in: &lines, "user")
            masses[user.text] = try row.cell("mass").number(.within(1e-9...1e9))
        }
        return masses
    }
}
