import PlainText
import ProviderCompetition
import Tabular

/// Ratings as they stand in a table, in one of two forms:
///
///     item,rater,rating[,role]        a row for each rating; role is user or provider
///     item,NAME,NAME,...              a row for each item, a column for each rater
public struct RatingTable {
    private let table: Table
    private let isLong: Bool
    /// In the order in which they come.
    private let raters: [String]
    /// Those who are said to be users, and those who are said to be providers; nil where there is no column `role`.
    private let users, providers: [String]?

    /// Reads who rated, and as what; the ratings themselves are read once it is known whose are needed.
    /// - Throws: `TableError` for a table of neither form, and for a rater with two roles or with none that is known.
    public init(_ table: Table) throws(TableError) {
        self.table = table
        isLong = table.headerCells.contains { ["rater", "rating"].contains($0.header.lowercased()) }
        guard isLong else {
            guard let first = table.headerCells.first, first.header.lowercased() == "item" else {
                throw TableError(
                    file: table.file, line: 1,
                    problem: "the table has neither columns item, rater and rating nor a first column item",
                    remedy: "Write a row for each rating, or a row for each item and a column for each rater.")
            }
            raters = table.header.dropFirst().map { $0 }
            (users, providers) = (nil, nil)
            return
        }
        try table.requireColumns(["item", "rater", "rating"], optional: ["role"], allowingOthers: false)
        var raters: [String] = []
        var roles: [String: (role: String, line: Int)] = [:]
        var seen: Set<String> = []
        for row in table.rows {
            let name = try row.cell("rater").nonEmptyText()
            if seen.insert(name).inserted { raters.append(name) }
            guard let cell = row["role"] else { continue }
            guard cell.text == "user" || cell.text == "provider" else {
                throw cell.fail("role \(cell.excerpt) is not known", remedy: "Write user or provider.")
            }
            if let (role, line) = roles[name], role != cell.text {
                throw cell.fail(
                    "rater \(name.debugDescription) is \(cell.text) here and \(role) in line \(line)",
                    remedy: "Give each rater one role.")
            }
            if roles[name] == nil { roles[name] = (cell.text, row.line) }
        }
        self.raters = raters
        users = roles.isEmpty ? nil : raters.filter { roles[$0]?.role == "user" }
        providers = roles.isEmpty ? nil : raters.filter { roles[$0]?.role == "provider" }
    }

    /// The ratings of some raters.
    /// - Parameters:
    ///   - named: users by name; where none are named those with that role, or all who are no providers.
    ///   - others: providers by name, in the order in which they are to be added; where none are named those with that role,
    ///     or all who are no users.
    /// - Throws: `RatingsError` for raters that there are not or who are named twice, and where nothing says who is a
    ///   user; `TableError` at the cell of a rating that stands twice or is no number up to 1e30, for one that is missing,
    ///   and where there are no providers or fewer than two items.
    public func ratings(users named: [String] = [], providers others: [String] = []) throws -> Ratings {
        for name in named + others where !raters.contains(name) {
            throw RatingsError.unknownRater(name, nearest: NearestName.of(name, among: raters))
        }
        if let name = named.first(where: others.contains) { throw RatingsError.userAndProvider(name) }
        if named.isEmpty, others.isEmpty, users == nil { throw RatingsError.nobodyNamed }
        let users = named.isEmpty ? (self.users ?? raters).filter { !others.contains($0) } : named
        let providers = others.isEmpty ? (self.providers ?? raters).filter { !users.contains($0) } : others
        let chosen = users + providers
        let (items, values) = isLong ? try listed(of: Set(chosen)) : try tabulated(of: Set(chosen))
        func part(_ names: [String]) -> [Ratings.Rater] {
            names.map { Ratings.Rater(name: $0, ratings: values[$0] ?? []) }
        }
        try requireSome(users, "users")
        try requireSome(providers, "providers")
        if items.count == 1 {
            throw TableError(
                file: table.file, problem: "there is one item only", remedy: "Add ratings of others.")
        }
        return try Ratings(items: items, users: part(users), providers: part(providers))
    }

    private func requireSome(_ names: [String], _ crowd: String) throws(TableError) {
        guard names.isEmpty else { return }
        throw TableError(
            file: table.file, problem: "there are no \(crowd)", remedy: "Add what they rate, or name others.")
    }

    private static let range = NumberCondition.within(-CompetitionGame.payoffLimit...CompetitionGame.payoffLimit)

    private func tabulated(
        of chosen: Set<String>
    ) throws(TableError) -> (items: [String], values: [String: [Double]]) {
        var items: [String] = []
        var lines: [String: Int] = [:]
        var values: [String: [Double]] = [:]
        for row in table.rows {
            let cells = row.cells
            items.append(try cells[0].nonEmptyText())
            try cells[0].requireFirst(cells[0].text, in: &lines, "item")
            for cell in cells.dropFirst() where chosen.contains(cell.header) {
                values[cell.header, default: []].append(try cell.number(Self.range))
            }
        }
        return (items, values)
    }

    private func listed(of chosen: Set<String>) throws(TableError) -> (items: [String], values: [String: [Double]]) {
        var items: [String] = []
        var places: [String: Int] = [:]
        var cells: [String: [Int: Double]] = [:]
        var firsts: [String: Int] = [:]
        var lines: [[String]: Int] = [:]
        for row in table.rows {
            let (item, rater) = (try row.cell("item").nonEmptyText(), try row.cell("rater"))
            let name = rater.text
            guard chosen.contains(name) else { continue }
            if let first = lines.updateValue(row.line, forKey: [item, name]) {
                throw rater.fail(
                    "rater \(rater.excerpt) has rated item \(item.debugDescription) in line \(first) already",
                    remedy: "Keep one of the two rows.")
            }
            let place = places[item] ?? items.count
            if place == items.count {
                places[item] = place
                items.append(item)
            }
            cells[name, default: [:]][place] = try row.cell("rating").number(Self.range)
            if firsts[name] == nil { firsts[name] = row.line }
        }
        var values: [String: [Double]] = [:]
        for name in raters where chosen.contains(name) {
            if let place = items.indices.first(where: { cells[name]?[$0] == nil }) {
                throw TableError(
                    file: table.file, line: firsts[name],
                    problem: "rater \(name.debugDescription) has no rating of item \(items[place].debugDescription)",
                    remedy: "Add the row; every rater rates every item. Or leave out the item, or the rater.")
            }
            values[name] = items.indices.compactMap { cells[name]?[$0] }
        }
        return (items, values)
    }
}
