import FineTuningGames
import PlainText
import Tabular

extension FineTuningGame {
    /// Poses a game with the specialists of a CSV table: the columns `specialist` and `cost`, and optionally `exponent`
    /// (2 where it is absent), `revenue` (1), `linear_cost` (0), `fixed_cost` (0), `family` (power) and
    /// `revenue_family` (linear). Rows may stand in any order; it is kept.
    /// - Throws: `TableError` with file, line and column for whatever makes the table no list of specialists,
    ///   `GameError` for the generalist's own numbers, and for a floor that does not go with the game.
    public init(_ table: Table, generalist: GeneralistCost, floor: PerformanceFloor? = nil) throws {
        try table.requireColumns(
            ["specialist", "cost"],
            optional: ["exponent", "revenue", "linear_cost", "fixed_cost", "family", "revenue_family"],
            allowingOthers: false)
        var specialists: [Specialist] = []
        for row in table.rows { specialists.append(try Specialist(row)) }
        do {
            try self.init(generalist: generalist, specialists: specialists, floor: floor)
        } catch {
            throw table.position(ofRepeatedNameIn: error) ?? error
        }
    }
}

extension Specialist {
    fileprivate init(_ row: TableRow) throws(TableError) {
        var cost = SpecialistCost(coefficient: try row.cell("cost").number(.fit(.cost, example: "0.25")))
        if let cell = row["family"] { cost.family = try cell.choice() }
        if let cell = row["exponent"] { cost.exponent = try cell.number(.fit(.exponent, example: "2")) }
        if let cell = row["linear_cost"] { cost.linear = try cell.number(.fit(.linearCost, example: "0.25")) }
        if let cell = row["fixed_cost"] { cost.fixed = try cell.number(.fit(.fixedCost, example: "0.25")) }
        var revenue = Revenue()
        if let cell = row["revenue_family"] { revenue.family = try cell.choice() }
        if let cell = row["revenue"] { revenue.scale = try cell.number(.fit(.revenue, example: "1")) }
        self.init(name: try row.cell("specialist").nonEmptyText(), cost: cost, revenue: revenue)
    }
}

extension Table {
    fileprivate func position(ofRepeatedNameIn error: GameError) -> TableError? {
        guard case .duplicateName(let name, let index) = error else { return nil }
        let first = rows.first { $0["specialist"]?.text == name }?.line ?? 0
        return rows[index]["specialist"]?.fail(
            "the specialist \(name.debugDescription) stands in line \(first) already",
            remedy: "Give each specialist a name of its own.")
    }
}

extension NumberCondition {
    /// What the game asks of a quantity.
    fileprivate static func fit(_ quantity: GameError.Quantity, example: String) -> NumberCondition {
        NumberCondition(quantity.requirement, example: example) { quantity.holds($0) }
    }
}

extension Cell {
    /// The cell as one of a family's names.
    fileprivate func choice<Family: RawRepresentable & CaseIterable>() throws(TableError) -> Family
    where Family.RawValue == String {
        if let family = Family(rawValue: try nonEmptyText()) { return family }
        let names = Family.allCases.map(\.rawValue)
        let guess = NearestName.completing(text, among: names).map { "Did you mean \($0)? " } ?? ""
        throw fail("\(header) \(excerpt) is not known", remedy: "\(guess)Write \(names.joined(separator: " or ")).")
    }
}
