import PlainText

/// One row of a ``Table``, with a cell for each column of the header.
public struct TableRow: Sendable {
    let grid: CellGrid
    let record: Int

    /// The line on which the row starts, counted from 1. O(1).
    public var line: Int { grid.cell(record: record, column: 0).line }

    /// The row's cells in file order. O(columns).
    public var cells: [Cell] {
        grid.columns.indices.map { grid.cell(record: record, column: $0) }
    }

    /// The cell in the named column, or nil if the table has no such column. O(1).
    public subscript(column: String) -> Cell? {
        grid.index(of: column).map { grid.cell(record: record, column: $0) }
    }

    /// The cell in the named column, which must exist. O(1).
    /// - Throws: ``TableError`` at the header if the table has no such column.
    public func cell(_ column: String) throws(TableError) -> Cell {
        guard let cell = self[column] else {
            throw ColumnCheck(grid: grid, required: [column], optional: []).missing(column)
        }
        return cell
    }
}

/// One cell of a ``Table``: its text, and where it stands.
public struct Cell: Equatable, Sendable {
    let file: String
    /// The name of the cell's column.
    public let header: String
    /// The cell's value. Blanks at the ends are kept only inside quotes.
    public let text: String
    /// The line on which the cell starts, counted from 1.
    public let line: Int
    /// The column of the cell's first character or opening quote, in Unicode scalars counted from 1.
    public let column: Int

    /// The text in quotes, cut to 40 characters, with invisible characters written as escapes. O(1).
    public var excerpt: String { text.excerpt }

    /// An error at the cell's position, for the caller to throw. O(1).
    public func fail(_ problem: String, remedy: String) -> TableError {
        TableError(file: file, line: line, column: column, problem: problem, remedy: remedy)
    }

    /// The cell's text, which must hold more than white space. O(length).
    /// - Throws: ``TableError`` at the cell's position if it is empty.
    public func nonEmptyText() throws(TableError) -> String {
        guard !text.trimmed.isEmpty else { throw empty(remedy: "Write a value in the cell.") }
        return text
    }

    func empty(remedy: String) -> TableError {
        fail("the cell of column \(header.excerpt) is empty", remedy: remedy)
    }

    /// An error that says, after the column's name and the cell's text, what the value is or is not.
    func unfit(_ verdict: String, remedy: String) -> TableError {
        fail("\(header.shortened) \(excerpt) \(verdict)", remedy: remedy)
    }
}
