import ProviderCompetition
import Tabular

/// The payoffs of a game as they stand in a table, one cell a row.
struct PayoffTable {
    private(set) var users: [String] = []
    private(set) var providers: [String] = []
    private let states: [String]
    private var actionsByUser: [String: [String]] = [:]
    private var cells: [Key: Double] = [:]
    private var firstLines: [Player: Int] = [:]
    private let file: String

    private enum Role: String { case user, provider }

    private struct Player: Hashable {
        var role: Role
        var name: String
    }

    private struct Key: Hashable {
        var player: Player
        /// Whose action pays; nil for anybody's, and for a user's own payoff.
        var user: String?
        var state: String
        var action: String
    }

    /// - Throws: `TableError` for a role, state, user or action that is not known, a cell that stands twice, a payoff
    ///   that is no number up to 1e30, and a table without users or providers.
    init(_ table: Table, states: [String], impossible: [String] = []) throws(TableError) {
        try table.requireColumns(
            ["role", "player", "state", "action", "payoff"], optional: ["user"], allowingOthers: false)
        self.states = states
        file = table.file
        let known = Set(states + impossible)
        var rows: [(row: TableRow, key: Key)] = []
        var lines: [Key: Int] = [:]
        for row in table.rows {
            let key = try Self.key(row)
            if !known.contains(key.state) { try row.cell("state").requireOne(of: states + impossible, "state") }
            if let first = lines.updateValue(row.line, forKey: key) {
                throw try row.cell("action").fail(
                    "this cell (state \(key.state.debugDescription), action \(key.action.debugDescription)) stands in line \(first) already",
                    remedy: "Keep one of the two rows.")
            }
            cells[key] = try row.cell("payoff").number(
                .within(-CompetitionGame.payoffLimit...CompetitionGame.payoffLimit))
            note(key, row.line)
            rows.append((row, key))
        }
        for (players, kind) in [(users, "user"), (providers, "provider")] where players.isEmpty {
            throw TableError(
                file: file, problem: "there is no \(kind)",
                remedy: "Give the payoffs of at least one, with \(kind) in the column \"role\".")
        }
        try requireKnownActions(rows)
    }

    private static func key(_ row: TableRow) throws(TableError) -> Key {
        let cell = try row.cell("role")
        guard let role = Role(rawValue: cell.text) else {
            throw cell.fail("role \(cell.excerpt) is not known", remedy: "Write user or provider.")
        }
        let user = row["user"]
        if role == .user, let user, !user.text.isEmpty {
            throw user.fail(
                "a user's own payoff is from her own action, not from that of \(user.excerpt)",
                remedy: "Leave the cell empty.")
        }
        let name = user.flatMap { $0.text.isEmpty ? nil : $0.text }
        return Key(
            player: Player(role: role, name: try row.cell("player").nonEmptyText()), user: name,
            state: try row.cell("state").nonEmptyText(), action: try row.cell("action").nonEmptyText())
    }

    private mutating func note(_ key: Key, _ line: Int) {
        if firstLines[key.player] == nil {
            firstLines[key.player] = line
            if key.player.role == .user { users.append(key.player.name) } else { providers.append(key.player.name) }
        }
        if key.player.role == .user, actionsByUser[key.player.name]?.contains(key.action) != true {
            actionsByUser[key.player.name, default: []].append(key.action)
        }
    }

    /// A provider's payoffs are from actions that somebody has.
    private func requireKnownActions(_ rows: [(row: TableRow, key: Key)]) throws(TableError) {
        let everybodys = Set(actionsByUser.values.joined())
        let sets = actionsByUser.mapValues(Set.init)
        for (row, key) in rows where key.player.role == .provider {
            if let user = key.user, sets[user] == nil { try row.cell("user").requireOne(of: users, "user") }
            let actions = key.user.flatMap { sets[$0] } ?? everybodys
            if actions.contains(key.action) { continue }
            let whose = key.user.map { "user \($0.debugDescription)" } ?? "no user"
            throw try row.cell("action").fail(
                "\(whose) has \(key.user == nil ? "an" : "no") action \(key.action.debugDescription)",
                remedy: "Actions are those in the rows of users. Correct the name, or add it there for every state.")
        }
    }

    func actions(of user: String) -> [String] { actionsByUser[user] ?? [] }

    /// - Throws: `TableError` at the user's first row where a cell is missing.
    func utility(of user: String) throws(TableError) -> PayoffMatrix {
        try matrix(Player(role: .user, name: user), actions(of: user), [nil])
    }

    /// - Throws: `TableError` at the provider's first row where a cell is missing.
    func payoff(of provider: String, from user: String) throws(TableError) -> PayoffMatrix {
        try matrix(Player(role: .provider, name: provider), actions(of: user), [user, nil])
    }

    /// Each cell from the first of the columns `user` that has it.
    private func matrix(_ player: Player, _ actions: [String], _ sources: [String?]) throws(TableError) -> PayoffMatrix
    {
        var rows: [[Double]] = []
        for state in states {
            var row: [Double] = []
            for action in actions {
                let values = sources.lazy.compactMap {
                    cells[Key(player: player, user: $0, state: state, action: action)]
                }
                guard let value = values.first else {
                    let whose = sources.count > 1 ? " of user \((sources[0] ?? "").debugDescription)" : ""
                    throw TableError(
                        file: file, line: firstLines[player],
                        problem: """
                            \(player.role.rawValue) \(player.name.debugDescription) has no payoff for action \
                            \(action.debugDescription)\(whose) in state \(state.debugDescription)
                            """,
                        remedy: "Add the row; a payoff is needed for every state and action.")
                }
                row.append(value)
            }
            rows.append(row)
        }
        return PayoffMatrix(rows)
    }
}
