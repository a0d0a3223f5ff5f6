import PlainText

/// The cells of one table, which its rows share: without columns that are empty to the end, and those to be ignored.
final class CellGrid: Sendable {
    let file: String
    let columns: [String]
    /// A sentence for remedies when the header seems to use another separator than the comma.
    let separatorHint: String?
    /// Columns that the user wants passed over, whether they are here or not.
    let ignoredNames: [String]
    /// Columns of the file that are passed over for it.
    let struckColumns: [String]
    /// Where each column stands in the file.
    private let places: [Int]
    private let indices: [String: Int]
    /// By names in lower case; only columns that no other one resembles so.
    private let foldedIndices: [String: Int]
    private let values: [String]
    private let map: RecordMap

    /// Names the columns after the header cells. O(n).
    ///
    /// Throws ``TableError``: a blank or repeated header cell.
    init(
        file: String, values: [String], map: RecordMap, separatorHint: String?, ignoring ignored: IgnoredColumns?
    ) throws(TableError) {
        let header = try HeaderCells(file: file, values: values, map: map).names()
        let struck = ignored?.places(in: header, of: file) ?? []
        places = header.indices.filter { !struck.contains($0) }
        struckColumns = struck.sorted().map { header[$0] }
        columns = places.map { header[$0] }
        indices = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        foldedIndices = Dictionary(grouping: columns.indices) { [columns] in columns[$0].lowercased() }
            .compactMapValues { $0.count == 1 ? $0[0] : nil }
        self.file = file
        self.separatorHint = separatorHint
        self.values = values
        self.map = map
        ignoredNames = ignored?.names ?? []
    }

    /// The count of rows below the header.
    var rowCount: Int { map.recordCount - 1 }

    /// The column of a name, or the only one that differs from it by its capitals. O(1).
    func index(of column: String) -> Int? { indices[column] ?? foldedIndices[column.lowercased()] }

    /// The cell of a record, 0 for the header. O(1).
    func cell(record: Int, column: Int) -> Cell {
        let offset = record * map.width + places[column]
        let place = map.cells[offset]
        return Cell(
            file: file, header: columns[column], text: record == 0 ? columns[column] : values[offset],
            line: Int(place.line), column: Int(place.column))
    }
}
