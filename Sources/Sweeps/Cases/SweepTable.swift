import ContractDesign
import Inputs
import Tabular

extension Sweep {
    /// Reads a sweep from a CSV with a row for each case.
    ///
    /// Columns: `participants` (a number) or `participation` (as on the command line); the types either by `types`, the
    /// path of a CSV from where the sweep stands, or by `cost_NAME`, `probability_NAME` and, optionally, `quality_NAME`,
    /// `value_NAME`, `outside_NAME` and `capacity_NAME` for each type NAME; and, optionally, `accuracy`, `valuation` and `conditioning`.
    /// The path in an accuracy `table:FILE.csv` begins where the sweep stands, too.
    /// - Throws: `TableError` at the cell that is wrong, in the sweep or in a file of types or measurements.
    public init(
        readFrom path: String, settings: SweepSettings, version: String, ignoring ignored: IgnoredColumns? = nil
    ) throws(TableError) {
        let table = try Table.read(path: path, ignoring: ignored)
        let columns = try SweepHeader(of: table, needingParticipation: settings.participation == nil)
        var reader = SweepRowReader(path: path, columns: columns, settings: settings, ignored: ignored)
        var problems: [ContractProblem] = []
        problems.reserveCapacity(table.rows.count)
        for row in table.rows { problems.append(try reader.problem(row)) }
        let cases = problems
        self.init(
            count: cases.count, version: version, knownTypes: settings.knownTypes, inputFiles: [path] + reader.files,
            majorants: reader.majorants
        ) {
            cases[$0 - 1]
        }
    }
}

/// The types that stand in the sweep itself.
private struct SweepHeader {
    /// A type and its columns.
    struct InlineType {
        let name: String
        var cost: String { "cost_\(name)" }
        var probability: String { "probability_\(name)" }
        var quality: String { "quality_\(name)" }
        var value: String { "value_\(name)" }
        var outside: String { "outside_\(name)" }
        var capacity: String { "capacity_\(name)" }
    }

    /// In the order of first appearance; empty where each row names a file.
    let types: [InlineType]

    private static let prefixes = ["cost_", "probability_", "quality_", "value_", "outside_", "capacity_"]

    /// - Complexity: linear in the number of columns.
    init(of table: Table, needingParticipation: Bool) throws(TableError) {
        let header = table.headerCells
        func cell(_ name: String) -> Cell? { table.headerCell(name) }
        var types: [InlineType] = []
        var names: Set<String> = []
        var inline: Cell?
        for cell in header {
            guard let prefix = Self.prefixes.first(where: { cell.text.lowercased().hasPrefix($0) }) else { continue }
            let name = String(cell.text.dropFirst(prefix.count))
            guard !name.isEmpty else {
                throw cell.fail("column \(cell.excerpt) names no type", remedy: "Write \(prefix)NAME.")
            }
            inline = inline ?? cell
            if names.insert(name).inserted { types.append(InlineType(name: name)) }
        }
        self.types = types
        if let file = cell("types"), let inline {
            throw inline.fail(
                "column \(inline.excerpt) gives types, and so does column \(file.excerpt)",
                remedy: "Keep the column types, or those with the types' numbers.")
        }
        if let number = cell("participants"), cell("participation") != nil {
            throw number.fail(
                "columns \"participants\" and \"participation\" both say how many parties there are",
                remedy: "Keep one of them.")
        }
        var required = types.flatMap { [$0.cost, $0.probability] }
        if types.isEmpty { required.append("types") }
        if needingParticipation, cell("participation") == nil { required.append("participants") }
        try table.requireColumns(
            required,
            optional: ["participants", "participation", "accuracy", "valuation", "conditioning"]
                + types.flatMap { [$0.quality, $0.value, $0.outside, $0.capacity] },
            allowingOthers: false)
    }
}

/// Poses the problem of one row after the other.
private struct SweepRowReader {
    let path: String
    let columns: SweepHeader
    let settings: SweepSettings
    let ignored: IgnoredColumns?
    /// The files of types that were read already.
    private var populations: [String: (population: Population, table: Table)] = [:]
    /// The files of measurements that were read already.
    private var curves: [String: TableAccuracy] = [:]
    /// All those files, in the order of first appearance.
    private(set) var files: [String] = []

    init(path: String, columns: SweepHeader, settings: SweepSettings, ignored: IgnoredColumns?) {
        self.ignored = ignored
        self.path = path
        self.columns = columns
        self.settings = settings
    }

    /// The curves that promise more than was measured.
    var majorants: [TableAccuracy] { files.compactMap { curves[$0] }.filter { $0.majorantExcess > 0 } }

    mutating func problem(_ row: TableRow) throws(TableError) -> ContractProblem {
        var settings = settings
        if let cell = row["accuracy"], settings.curving != nil {
            throw cell.fail(
                "the row names a learning curve, and the pilot gives one",
                remedy: "Leave out the column accuracy, or the pilot.")
        }
        if let cell = row["accuracy"] { settings.setting.accuracy = try accuracy(cell) }
        if let cell = row["valuation"] { settings.setting.valuation = try cell.specified(Specification.valuation) }
        if let cell = row["conditioning"] { settings.setting.conditioning = try cell.conditioning() }
        let number = row["participants"] ?? row["participation"]
        let participation = try participation(row)
        let (population, types) = try population(row)
        do {
            return try settings.problem(population, participation)
        } catch {
            if let placed = types?.position(of: error) ?? error.placed({ row["cost_\($0)"] }) { throw placed }
            let cell = number ?? row.cells[0]
            throw cell.fail(error.description.lowercasedFirst, remedy: "Correct the row.")
        }
    }

    private mutating func accuracy(_ cell: Cell) throws(TableError) -> any AccuracyFunction {
        switch try cell.specified(Specification.accuracySource) {
        case .function(let function): return function
        case .table(let name):
            let file = Cell.file(name, beside: path)
            if let known = curves[file] { return known }
            let curve = try TableAccuracy(readFrom: file, isMajorant: settings.takesMajorants, ignoring: ignored)
            curves[file] = curve
            files.append(file)
            return curve
        }
    }

    private func participation(_ row: TableRow) throws(TableError) -> Participation {
        if let cell = row["participants"] { return .fixed(try cell.integer(in: 1...Participation.largest)) }
        if row["participation"] == nil, let participation = settings.participation { return participation }
        return try row.cell("participation").specified(Specification.participation)
    }

    private mutating func population(_ row: TableRow) throws(TableError) -> (Population, Table?) {
        guard columns.types.isEmpty else { return (try inlinePopulation(row), nil) }
        let file = try row.cell("types").file(beside: path)
        if let known = populations[file] { return known }
        let table = try Table.read(path: file, ignoring: ignored)
        let read = (population: try Population(table, normalizing: settings.isNormalizing), table: table)
        populations[file] = read
        files.append(file)
        return read
    }

    private func inlinePopulation(_ row: TableRow) throws(TableError) -> Population {
        var types: [ParticipantType] = []
        for type in columns.types {
            types.append(
                ParticipantType(
                    name: type.name,
                    cost: try row.cell(type.cost).number(.positive),
                    probability: try row.cell(type.probability).number(settings.isNormalizing ? .positive : .chance),
                    quality: try row[type.quality]?.number(.positive) ?? 1,
                    value: try row[type.value]?.numberIfAny(.positive) ?? 1,
                    outside: try row[type.outside]?.numberIfAny(.nonNegative),
                    capacity: try row[type.capacity]?.numberIfAny(.positive)))
        }
        do {
            return try Population(types, normalizing: settings.isNormalizing)
        } catch {
            throw error.placed(in: path) { index, column in row["\(column)_\(types[index ?? 0].name)"] }
        }
    }
}

extension Cell {
    fileprivate func conditioning() throws(TableError) -> Conditioning {
        guard let conditioning = Conditioning(rawValue: try nonEmptyText()) else {
            let known = Conditioning.allCases.map(\.rawValue).joined(separator: " or ")
            throw fail("there is no conditioning \(excerpt)", remedy: "Write \(known).")
        }
        return conditioning
    }
}
