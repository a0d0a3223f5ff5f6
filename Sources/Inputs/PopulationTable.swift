import ContractDesign
import Tabular

extension Population {
    /// Reads a population from a CSV table with the columns `type`, `cost`, `probability` and, optionally, `quality`
    /// (1 where it is absent), `value` (1 where it is absent or the cell empty), `outside` and `capacity` (none where they
    /// are absent or the cell empty); instead of `probability`, or beside it, `probability_low` and `probability_high`, of which the
    /// worst probabilities are taken. Rows may stand in any order; it is kept. A menu as Accord writes it is such a table too:
    /// what it says beyond the types is passed over.
    /// - Parameters:
    ///   - path: of the table, `-` for standard input.
    ///   - normalizing: take the probabilities as weights and divide them by their sum.
    ///   - ignored: columns that count as absent.
    /// - Throws: `TableError` with file, line and column for whatever makes the table no population.
    public init(
        readingTypesFrom path: String, normalizing: Bool = false, ignoring ignored: IgnoredColumns? = nil
    ) throws(TableError) {
        try self.init(Table.read(path: path, ignoring: ignored), normalizing: normalizing)
    }

    /// As from a file, from a table that was read already.
    /// - Parameters:
    ///   - table: with the same columns.
    ///   - normalizing: take the probabilities as weights and divide them by their sum.
    /// - Throws: `TableError` with file, line and column for whatever makes the table no population.
    public init(_ table: Table, normalizing: Bool = false) throws(TableError) {
        if table.hasProbabilityRanges {
            try self.init(ranged: table, normalizing: normalizing)
            return
        }
        try table.requireTypeColumns(needing: ["type", "cost", "probability"])
        var types: [ParticipantType] = []
        for row in table.rows {
            types.append(
                try ParticipantType(
                    row, probability: row.cell("probability").number(normalizing ? .positive : .chance)))
        }
        do {
            try self.init(types, normalizing: normalizing)
        } catch {
            throw table.position(of: error)
        }
    }
}

extension Table {
    /// The same error at the cost that it is about; nil where it is not about a type's cost.
    package func position(of error: ContractError) -> TableError? {
        error.placed { type in rows.first { $0["type"]?.text == type }?["cost"] }
    }
}

extension Table {
    /// Checks that the table has the columns of types and no others, but for those of a menu as Accord writes it.
    func requireTypeColumns(needing names: [String], beside optional: [String] = []) throws(TableError) {
        try requireColumns(
            names,
            optional: isMenu
                ? MenuColumn.allCases.map(\.rawValue) : optional + ["quality", "value", "outside", "capacity"],
            allowingOthers: false)
    }

    /// Whether the table has all columns of a menu as Accord writes it.
    fileprivate var isMenu: Bool { MenuColumn.always.allSatisfy { names($0.rawValue) } }

    func position(of error: PopulationError) -> TableError {
        error.placed(in: file) { index, column in
            index.map { rows[$0][column] } ?? headerCell(column)
        }
    }
}

extension ParticipantType {
    /// A row of a table of types, but for its probability.
    /// - Throws: `TableError` at the cell that is wrong.
    init(_ row: TableRow, probability: Double) throws(TableError) {
        self.init(
            name: try row.cell("type").nonEmptyText(),
            cost: try row.cell("cost").number(.positive), probability: probability,
            quality: try row["quality"]?.number(.positive) ?? 1,
            value: try row["value"]?.numberIfAny(.positive) ?? 1,
            outside: try row["outside"]?.numberIfAny(.nonNegative),
            capacity: try row["capacity"]?.numberIfAny(.positive))
    }
}

extension ContractError {
    /// The same error at the cost that it is about; nil where it is not about a type's cost, or has no cell.
    package func placed(_ cost: (_ type: String) -> Cell?) -> TableError? {
        guard case .costOutOfScale(let type, let value, let perfect) = self else { return nil }
        return cost(type)?.fail(
            "the cost \(value) per effective unit is out of scale with a perfect model, which is worth \(perfect)",
            remedy: "Choose units in which they differ by less than 1e15.")
    }
}

extension PopulationError {
    /// The error at the cell that it is about, with what to do there.
    /// - Parameter cell: where a type's `type`, `cost`, `probability`, `quality`, `value`, `outside` or `capacity` stands, by the type's index; for
    ///   nil, where that of all types stands.
    package func placed(in file: String, _ cell: (_ index: Int?, _ column: String) -> Cell?) -> TableError {
        func fail(_ index: Int?, _ column: String, _ problem: String, _ remedy: String) -> TableError {
            cell(index, column)?.fail(problem, remedy: remedy)
                ?? TableError(file: file, problem: problem, remedy: remedy)
        }
        switch self {
        case .empty:
            return TableError(file: file, problem: "there are no types", remedy: "Give at least one row.")
        case .duplicateName(let name, let index):
            let first = (0..<index).compactMap { cell($0, "type") }.first { $0.text == name }?.line ?? 0
            return fail(
                index, "type", "the type \(name.debugDescription) stands in line \(first) already",
                "Give each type a name of its own, or merge the two rows.")
        case .outOfRange(.effectiveCost, let value, let index):
            return fail(index, "cost", "cost / quality is \(value)", "Write both in units in which neither is extreme.")
        case .outOfRange(.probability, let value, let index):
            return fail(
                index, "probability", "the probability is \(value)", "Give a type at least 1e-300, or leave it out.")
        case .outOfRange(.quality, let value, let index):
            return fail(
                index, "quality", "the quality is \(value)", "Write a quality of at least 1e-100 and at most 1e100.")
        case .outOfRange(.value, let value, let index):
            return fail(
                index, "value", "the value is \(value)", "Write a value of at least 1e-100 and at most 1e100.")
        case .outOfRange(.outside, let value, let index):
            return fail(
                index, "outside", "the outside option is \(value)", "Write a finite number of 0 or more.")
        case .outOfRange(.capacity, let value, let index):
            return fail(
                index, "capacity", "the capacity is \(value)",
                "Write a capacity of at least 1e-100 and at most 1e100, or leave the cell empty."
            )
        case .outOfRange(let quantity, let value, let index):
            return fail(index, quantity.rawValue, "\(value) is out of range", "Write a finite number above 0.")
        case .noProbabilityRange(let low, let high, let index):
            return fail(
                index, "probability_low", "a probability from \(low) to \(high) is none",
                "Write ends in order between 0 and 1, about what is given.")
        case .rangesMissOne(let low, let high):
            return fail(
                nil, "probability_low", "the probabilities sum to \(low) at least and \(high) at most, never to 1",
                "Correct the ranges.")
        case .probabilitiesDoNotSum(let sum):
            return fail(
                nil, "probability", "the probabilities sum to \(sum), not to 1", "Correct them."
            ).allowing(.normalizing)
        }
    }
}
