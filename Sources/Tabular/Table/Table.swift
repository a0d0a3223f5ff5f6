/// A CSV file, read whole and checked: a header, and rows that have one cell for each column.
///
/// Text is UTF-8 with lines ended by LF, CR LF or CR. Column names are trimmed; readers find them whatever their
/// capitals. Columns and rows that are empty to the end, as spreadsheets leave them, are passed over.
public struct Table: Sendable {
    /// The rows below the header, at least one.
    public let rows: [TableRow]
    let grid: CellGrid

    /// The path of the file, as the user gave it; `-` for standard input.
    public var file: String { grid.file }

    /// The column names in file order, trimmed, distinct and not empty.
    public var header: [String] { grid.columns }

    /// Whether the file has a column of a name, whatever its capitals, be it ignored or not. O(ignored columns).
    public func names(_ column: String) -> Bool {
        grid.index(of: column) != nil || grid.struckColumns.contains { $0.lowercased() == column.lowercased() }
    }

    /// The header's cells with their positions. O(columns).
    public var headerCells: [Cell] {
        header.indices.map { grid.cell(record: 0, column: $0) }
    }

    /// Reads a table from a file, pipe or device of at most 64 MB, with lines of at most 1 MB
    /// and at most 10 million cells; `-` is standard input. Ignored columns count as absent.
    /// - Throws: ``TableError``: `.missing` if the file cannot be read, `.malformed` if it is not a table.
    /// - Complexity: O(n) in the size of the file.
    public static func read(path: String, ignoring ignored: IgnoredColumns? = nil) throws(TableError) -> Table {
        try read(path: path, limits: .standard, ignoring: ignored)
    }

    /// The bytes of a file, pipe or device of at most 64 MB, for a table to be made of; `-` is standard input, which is
    /// read once and can be asked for again.
    /// - Throws: ``TableError`` of kind `.missing` if it cannot be read, `.malformed` if it is too large.
    /// - Complexity: O(n) in the size of the file.
    public static func bytes(path: String) throws(TableError) -> [UInt8] {
        try InputFile(path: path, limits: .standard).read()
    }

    /// The bytes of a document that is no table, such as JSON, whose lines may be as long as it is; `-` is standard input.
    /// - Throws: ``TableError`` of kind `.missing`, or where the file is too large.
    /// - Complexity: O(n) in their count.
    public static func documentBytes(path: String) throws(TableError) -> [UInt8] {
        try InputFile(path: path, limits: .document).read()
    }

    /// Reads a table from the bytes of a file, under the same limits; `file` names it in errors.
    /// - Throws: ``TableError`` of kind `.malformed` if the bytes are not a table.
    /// - Complexity: O(n) in their count.
    public init(bytes: [UInt8], file: String, ignoring ignored: IgnoredColumns? = nil) throws(TableError) {
        try self.init(bytes: bytes, file: file, limits: .standard, ignoring: ignored)
    }

    static func read(
        path: String, limits: ReadLimits, ignoring ignored: IgnoredColumns? = nil
    ) throws(TableError) -> Table {
        let bytes = try InputFile(path: path, limits: limits).read()
        return try Table(bytes: bytes, file: path, limits: limits, ignoring: ignored)
    }

    init(bytes: [UInt8], file: String, limits: ReadLimits, ignoring ignored: IgnoredColumns? = nil) throws(TableError) {
        let start = try TextGuard(bytes: bytes, file: file, limits: limits).check()
        try FirstLine(bytes: bytes[start...], file: file).check()
        let hint = SeparatorHint.sentence(for: bytes[start...])
        do throws(TableError) {
            var scanner = RecordScanner(bytes: bytes, from: start, file: file, limits: limits)
            let map = try scanner.scan()
            let values = try CellDecoder(bytes: bytes, map: map, file: file).decode()
            let grid = try CellGrid(file: file, values: values, map: map, separatorHint: hint, ignoring: ignored)
            guard grid.rowCount > 0 else {
                throw TableError(
                    file: file, line: 1, problem: "the table has no rows",
                    remedy: "Write at least one row below the header.")
            }
            self.grid = grid
            rows = (1...grid.rowCount).map { TableRow(grid: grid, record: $0) }
        } catch {
            throw error.adding(hint: hint)
        }
    }
}
