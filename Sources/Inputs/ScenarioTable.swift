import ContractDesign
import Tabular

extension Population {
    /// Reads types of which one of several laws may hold: from a table of types as `init(_:normalizing:)` takes it, in
    /// which `probability` may be absent, and one of scenarios with the column `type` and a column for each scenario, by
    /// its name, with the probability of each type in it. Types are matched by name; rows may stand in any order.
    /// - Parameters:
    ///   - table: of types; probabilities in it are stated ones, and no scenario.
    ///   - scenarios: each type once; each column sums to 1, and a probability may be 0.
    ///   - normalizing: take probabilities as weights and divide them by their sum.
    /// - Throws: `TableError` with file, line and column for whatever is wrong with either; of kind `.misused` where the
    ///   table of types has ranges of probabilities.
    public init(_ table: Table, scenarios: Table, normalizing: Bool = false) throws(TableError) {
        if table.hasProbabilityRanges {
            throw TableError(
                kind: .misused, file: table.file, problem: "ranges of probabilities do not go with scenarios",
                remedy: "Give one of the two; a column can be ignored.")
        }
        try table.requireTypeColumns(needing: ["type", "cost"], beside: ["probability"])
        let hasProbability = table.headerCell("probability") != nil
        var types: [ParticipantType] = []
        var stated: [Double] = []
        for row in table.rows {
            if hasProbability { stated.append(try row.cell("probability").number(normalizing ? .positive : .chance)) }
            types.append(try ParticipantType(row, probability: 1))
        }
        if normalizing {
            let sum = stated.reduce(0, +)
            stated = stated.map { $0 / sum }
        }
        let read = try scenarios.scenarios(of: types.map(\.name), in: table.file, normalizing: normalizing)
        do {
            try self.init(types, under: read, stated: hasProbability ? stated : nil)
        } catch {
            throw table.position(of: error)
        }
    }
}

extension Table {
    /// The scenarios that the table lists for some types.
    fileprivate func scenarios(
        of names: [String], in types: String, normalizing: Bool
    ) throws(TableError) -> [Scenario] {
        try requireColumns(["type"])
        let columns = headerCells.filter { $0.text.lowercased() != "type" }
        if columns.isEmpty {
            throw TableError(
                file: file, line: 1, problem: "there is no scenario",
                remedy: "Add a column for each, with its name as the heading.")
        }
        let rows = try rowsByType(of: names, in: types)
        return try columns.map { heading throws(TableError) in
            var probabilities = try rows.map { row throws(TableError) in
                try row.cell(heading.text).number(normalizing ? .nonNegative : .within(0...1))
            }
            let sum = probabilities.reduce(0, +)
            if normalizing, sum > 0, sum.isFinite {
                probabilities = probabilities.map { $0 / sum }
            } else if abs(sum - 1) > Population.probabilityTolerance {
                let error = heading.fail(
                    "the probabilities of scenario \(heading.excerpt) sum to \(sum), not to 1", remedy: "Correct them.")
                throw sum > 0 && sum.isFinite ? error.allowing(.normalizing) : error
            }
            return Scenario(name: heading.text, probabilities: probabilities)
        }
    }

    /// One row a type, in the order of the types.
    private func rowsByType(of names: [String], in types: String) throws(TableError) -> [TableRow] {
        var found: [String: TableRow] = [:]
        let known = Set(names)
        for row in rows {
            let cell = try row.cell("type")
            let name = try cell.nonEmptyText()
            guard known.contains(name) else {
                throw cell.fail(
                    "there is no type \(cell.excerpt) in \(types)", remedy: "Remove the row, or add the type there.")
            }
            if let first = found.updateValue(row, forKey: name) {
                throw cell.fail(
                    "the type \(cell.excerpt) stands in line \(first.line) already",
                    remedy: "Keep one of the two rows.")
            }
        }
        return try names.map { name throws(TableError) in
            guard let row = found[name] else {
                throw TableError(
                    file: file, problem: "the type \(name.debugDescription) of \(types) has no row",
                    remedy: "Add a row for it; where a scenario knows no such parties, the probability is 0.")
            }
            return row
        }
    }
}
