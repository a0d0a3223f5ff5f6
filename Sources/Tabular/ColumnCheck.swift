extension Table {
    /// Checks that the table has the named columns, and no unknown ones if `allowingOthers` is false.
    ///
    /// Throws ``TableError`` at the header's line for a missing column, or at an unknown column's cell.
    /// O(columns × names).
    public func requireColumns(
        _ names: [String], optional: [String] = [], allowingOthers: Bool = true
    ) throws(TableError) {
        let check = ColumnCheck(grid: grid, required: names, optional: optional)
        for name in names where grid.index(of: name) == nil { throw check.missing(name) }
        if allowingOthers { return }
        for cell in headerCells where !check.expected.contains(cell.text) { throw check.unknown(cell) }
    }
}

/// Says what is wrong with the columns of a table, given those that its reader expects.
struct ColumnCheck {
    let grid: CellGrid
    let required: [String]
    let optional: [String]

    var expected: [String] { required + optional }

    func missing(_ name: String) -> TableError {
        let known = Set(expected)
        let unknown = grid.columns.filter { !known.contains($0) }
        let remedy =
            NearestName.of(name, among: unknown).map { "Rename column \($0.excerpt) to \(name.excerpt)." }
            ?? "Add the column to the header and to every row."
        let error = TableError(
            file: grid.file, line: grid.cell(record: 0, column: 0).line,
            problem: "column \(name.excerpt) is missing"
                + " (needed: \(required.excerpts); found: \(grid.columns.excerpts))",
            remedy: remedy)
        return error.adding(hint: grid.separatorHint)
    }

    func unknown(_ cell: Cell) -> TableError {
        let absent = expected.filter { grid.index(of: $0) == nil }
        let remedy =
            NearestName.of(cell.text, among: absent).map { "Rename it to \($0.excerpt), or remove it." }
            ?? "Remove it; the columns read here are \(expected.excerpts)."
        return cell.fail("column \(cell.excerpt) is not known", remedy: remedy)
    }
}
