/// What each share gives whom, as it was measured or agreed elsewhere: no game behind it.
public struct UtilityTable: Hashable, Sendable {
    /// One share with what everybody gets.
    public struct Row: Hashable, Sendable {
        /// The share that is agreed upon, in [0, 1].
        public var share: Double
        /// By player, money.
        public var utilities: [Double]

        /// Taken as they are.
        public init(share: Double, utilities: [Double]) {
            self.share = share
            self.utilities = utilities
        }
    }

    /// At least one, each of another name.
    public let players: [String]
    /// At least one, in ascending order of the share, each of another.
    public let rows: [Row]

    /// Checks the numbers; rows may come in any order.
    /// - Throws: `GameError.table` for no player or row, a name or share that stands twice, a share outside [0, 1], a
    ///   utility that is no number up to 1e100, and a row that is not one utility a player.
    public init(players: [String], rows: [Row]) throws(GameError) {
        if players.isEmpty || rows.isEmpty { throw .table("it has no player or no share") }
        if Set(players).count < players.count { throw .table("a player stands twice") }
        for row in rows {
            guard row.utilities.count == players.count else {
                throw .table("share \(row.share) has \(row.utilities.count) utilities for \(players.count) players")
            }
            guard (0...1).contains(row.share) else { throw .table("share \(row.share) is not between 0 and 1") }
            guard row.utilities.allSatisfy({ abs($0) <= 1e100 }) else {
                throw .table("a utility at share \(row.share) is not between -1e100 and 1e100")
            }
        }
        self.players = players
        self.rows = rows.sorted { $0.share < $1.share }
        for (row, next) in zip(self.rows, self.rows.dropFirst()) where row.share == next.share {
            throw .table("share \(row.share) stands twice")
        }
    }
}

/// What may be agreed on, given a table.
public enum TableReading: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its shares, and no others.
    case rows
    /// Every share from its first to its last, with utilities on the line between its neighbours in the table.
    case polyline
}
