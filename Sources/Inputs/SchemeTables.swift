import ProviderCompetition
import Tabular

extension CompetitionGame {
    /// Reads what users see for themselves: the columns `user`, `evidence`, `state`, `probability`, the chance of the
    /// evidence in that state. What is left out has chance 0; for each user and state the chances sum to 1.
    /// - Returns: by user, for those who stand in the table.
    /// - Throws: `TableError` with file, line and column.
    public func evidence(_ table: Table) throws(TableError) -> [Int: SignallingScheme] {
        try table.requireColumns(["user", "evidence", "state", "probability"], allowingOthers: false)
        var byUser: [Int: SchemeRows] = [:]
        for row in table.rows {
            let user = try row.cell("user")
            try user.requireOne(of: users.map(\.name), "user")
            let j = users.firstIndex { $0.name == user.text } ?? 0
            try byUser[j, default: SchemeRows(self, owner: "user \(user.excerpt)")].add(
                row, signal: "evidence")
        }
        var evidence: [Int: SignallingScheme] = [:]
        for j in byUser.keys.sorted() { evidence[j] = try byUser[j]?.scheme() }
        return evidence
    }

    /// Reads what providers tell users: the columns `provider`, `state`, `signal`, `probability`, the chance of the
    /// signal in that state, and, optionally, `user` (empty: everybody; rows that name a user take the place of those
    /// that do not). What is left out has chance 0; a provider without rows for a user is silent towards her.
    /// - Throws: `TableError` with file, line and column.
    public func profile(_ table: Table) throws(TableError) -> PolicyProfile {
        try table.requireColumns(
            ["provider", "state", "signal", "probability"], optional: ["user"], allowingOthers: false)
        var byPair: [[Int]: SchemeRows] = [:]
        for row in table.rows {
            let provider = try row.cell("provider")
            try provider.requireOne(of: providers.map(\.name), "provider")
            var key = [providers.firstIndex { $0.name == provider.text } ?? 0]
            if let user = row["user"], !user.text.isEmpty {
                try user.requireOne(of: users.map(\.name), "user")
                key.append(users.firstIndex { $0.name == user.text } ?? 0)
            }
            try byPair[key, default: SchemeRows(self, owner: "provider \(provider.excerpt)")].add(
                row, signal: "signal")
        }
        var schemes: [[Int]: SignallingScheme] = [:]
        for key in byPair.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            schemes[key] = try byPair[key]?.scheme()
        }
        return PolicyProfile(providers.indices.map { i in users.indices.map { j in schemes[[i, j]] ?? schemes[[i]] } })
    }
}

/// The rows of a table that make one scheme.
private struct SchemeRows {
    let states: [String]
    /// Those that cannot come: what is said of them is left out.
    let impossibleStates: [String]
    /// Whose it is, for messages.
    let owner: String
    private var signals: [String] = []
    private var chances: [String: [String: (chance: Double, line: Int)]] = [:]
    private var firstCell: Cell?
    private var firstCells: [String: Cell] = [:]

    init(_ game: CompetitionGame, owner: String) {
        states = game.states
        impossibleStates = game.impossibleStates
        self.owner = owner
    }

    mutating func add(_ row: TableRow, signal column: String) throws(TableError) {
        let (state, signal, probability) = (try row.cell("state"), try row.cell(column), try row.cell("probability"))
        try state.requireOne(of: states + impossibleStates, "state")
        let name = try signal.nonEmptyText()
        if let first = chances[state.text]?[name] {
            throw signal.fail(
                "\(column) \(signal.excerpt) of \(owner) stands for state \(state.excerpt) in line \(first.line) already",
                remedy: "Keep one of the two rows.")
        }
        let chance = try probability.number(.within(0...1))
        chances[state.text, default: [:]][name] = (chance, row.line)
        if impossibleStates.contains(state.text) { return }
        if !signals.contains(name) { signals.append(name) }
        firstCell = firstCell ?? probability
        firstCells[state.text] = firstCells[state.text] ?? probability
    }

    func scheme() throws(TableError) -> SignallingScheme {
        var likelihood: [[Double]] = []
        for state in states {
            let row = signals.map { chances[state]?[$0]?.chance ?? 0 }
            let sum = row.reduce(0, +)
            if abs(sum - 1) > CompetitionGame.probabilityTolerance, let cell = firstCells[state] ?? firstCell {
                throw cell.fail(
                    "the probabilities of \(owner) in state \(state.debugDescription) sum to \(sum), not to 1",
                    remedy: firstCells[state] == nil ? "Add rows for this state." : "Correct them.")
            }
            likelihood.append(row)
        }
        return SignallingScheme(signals: signals, likelihood: likelihood)
    }
}
