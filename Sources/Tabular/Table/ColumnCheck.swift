import PlainText

extension Table {
    /// Checks that the table has the named columns, whatever their capitals, and no unknown ones if `allowingOthers` is
    /// false.
    /// - Throws: ``TableError`` at the header's line for a missing column, or at the cell of an unknown column or of one
    ///   that stands twice but for its capitals; of kind `.misused` where a needed column is to be ignored.
    /// - Complexity: O(columns + names).
    public func requireColumns(
        _ names: [String], optional: [String] = [], allowingOthers: Bool = true
    ) throws(TableError) {
        let check = ColumnCheck(grid: grid, required: names, optional: optional)
        try check.requireNoneTwice(headerCells)
        try check.requireNoneIgnored()
        for name in names where grid.index(of: name) == nil { throw check.missing(name) }
        if allowingOthers { return }
        if let cell = headerCells.first(where: { !check.isKnown($0.text) }) { throw check.unknown(cell) }
    }

    /// The header's cell of a column, whatever its capitals; nil if the table has no such column. O(1).
    public func headerCell(_ column: String) -> Cell? {
        grid.index(of: column).map { grid.cell(record: 0, column: $0) }
    }
}

/// Says what is wrong with the columns of a table, given those that its reader expects.
struct ColumnCheck {
    let grid: CellGrid
    let required: [String]
    let optional: [String]
    private let exact: Set<String>
    private let folded: Set<String>

    init(grid: CellGrid, required: [String], optional: [String]) {
        self.grid = grid
        self.required = required
        self.optional = optional
        exact = Set(required + optional)
        folded = Set(exact.map { $0.lowercased() })
    }

    var expected: [String] { required + optional }

    func isKnown(_ column: String) -> Bool { exact.contains(column) || folded.contains(column.lowercased()) }

    /// Of two columns that differ by capitals alone, one is the other again, unless both are expected as they are.
    func requireNoneTwice(_ header: [Cell]) throws(TableError) {
        var first: [String: Cell] = [:]
        for cell in header where isKnown(cell.text) {
            guard let other = first.updateValue(cell, forKey: cell.text.lowercased()) else { continue }
            if exact.contains(cell.text), exact.contains(other.text) { continue }
            throw cell.fail(
                "column \(cell.excerpt) is column \(other.excerpt) again: capitals make no difference",
                remedy: "Rename or remove one of the two.")
        }
    }

    func requireNoneIgnored() throws(TableError) {
        for name in grid.ignoredNames {
            let needed = required.first { $0.lowercased() == name.lowercased() && grid.index(of: $0) == nil }
            guard let needed else { continue }
            throw TableError(
                kind: .misused, file: grid.file,
                problem: "column \(needed.excerpt) cannot be ignored, since it is needed here",
                remedy: "Ignore columns that are not among \(required.excerpts).")
        }
    }

    func missing(_ name: String) -> TableError {
        let unknown = grid.columns.filter { !isKnown($0) }
        let remedy =
            NearestName.of(name, among: unknown).map { "Rename column \($0.excerpt) to \(name.excerpt)." }
            ?? titleRemedy ?? "Add the column to the header and to every row."
        let error = TableError(
            file: grid.file, line: grid.cell(record: 0, column: 0).line,
            problem: "column \(name.excerpt) is missing"
                + " (needed: \(required.excerpts); found: \(grid.columns.excerpts))",
            remedy: remedy)
        return error.adding(hint: grid.separatorHint)
    }

    /// Where the columns' names stand further below.
    private var titleRemedy: String? {
        let wanted = Set(required.map { $0.lowercased() })
        for record in 1..<(min(grid.rowCount, 10) + 1) {
            let cells = grid.columns.indices.map { grid.cell(record: record, column: $0) }
            guard wanted.isSubset(of: cells.map { $0.text.trimmed.lowercased() }), let line = cells.first?.line else {
                continue
            }
            return "The column names stand in line \(line): remove what stands above them."
        }
        return nil
    }

    func unknown(_ cell: Cell) -> TableError {
        let absent = expected.filter { grid.index(of: $0) == nil }
        let remedy =
            NearestName.of(cell.text, among: absent).map { "Rename it to \($0.excerpt), or remove it." }
            ?? "Remove it; the columns read here are \(expected.excerpts)."
        let error = cell.fail("column \(cell.excerpt) is not known", remedy: remedy)
        return error.allowing(.ignoring(column: cell.text))
    }
}
