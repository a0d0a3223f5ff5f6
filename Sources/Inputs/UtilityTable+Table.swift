import FineTuningGames
import Tabular

extension UtilityTable {
    /// What each share gives whom, from a CSV table with the columns `share`, `player` and `utility`: a row for each
    /// share and player. Rows may stand in any order; players keep that of their first rows.
    /// - Throws: `TableError` with file, line and column for a share outside [0, 1], a utility that is no number up to
    ///   1e100, a share and player that stand twice, and a share without a utility of some player.
    public init(_ table: Table) throws {
        try table.requireColumns(["share", "player", "utility"], optional: [], allowingOthers: false)
        var players: [String] = []
        var known: Set<String> = []
        var lines: [Double: [String: Int]] = [:]
        var utilities: [Double: [String: Double]] = [:]
        for row in table.rows {
            let share = try row.cell("share").number(.within(0...1)) + 0
            let cell = try row.cell("player")
            let player = try cell.nonEmptyText()
            if let first = lines[share, default: [:]].updateValue(row.line, forKey: player) {
                throw cell.fail(
                    "player \(cell.excerpt) at share \(share) stands in line \(first) already",
                    remedy: "Keep one of the two rows.")
            }
            utilities[share, default: [:]][player] = try row.cell("utility").number(.within(-1e100...1e100))
            if known.insert(player).inserted { players.append(player) }
        }
        var rows: [Row] = []
        for (share, found) in utilities.sorted(by: { $0.key < $1.key }) {
            for player in players where found[player] == nil {
                throw TableError(
                    file: table.file, line: lines[share]?.values.min(),
                    problem: "share \(share) has no utility of player \(player.debugDescription)",
                    remedy: "Add the row; a utility is needed for every share and player.")
            }
            rows.append(Row(share: share, utilities: players.map { found[$0] ?? 0 }))
        }
        try self.init(players: players, rows: rows)
    }
}
