/// The cells of one table, which its rows share.
final class CellGrid: Sendable {
    let file: String
    let columns: [String]
    /// A sentence for remedies when the header seems to use another separator than the comma.
    let separatorHint: String?
    private let indices: [String: Int]
    private let values: [String]
    private let map: RecordMap

    /// Names the columns after the header cells. O(n).
    ///
    /// Throws ``TableError``: a blank or repeated header cell.
    init(file: String, values: [String], map: RecordMap, separatorHint: String?) throws(TableError) {
        let columns = values[..<map.width].map(\.trimmed)
        var indices: [String: Int] = [:]
        for (index, name) in columns.enumerated() {
            let place = map.cells[index]
            if name.isEmpty {
                throw TableError(
                    file: file, line: Int(place.line), column: Int(place.column),
                    problem: "header cell \(index + 1) is blank",
                    remedy: "Name the column, or remove its comma from every line.")
            }
            if let first = indices.updateValue(index, forKey: name) {
                throw TableError(
                    file: file, line: Int(place.line), column: Int(place.column),
                    problem: "column \(name.excerpt) is already header cell \(first + 1)",
                    remedy: "Rename or remove one of the two.")
            }
        }
        self.file = file
        self.columns = columns
        self.separatorHint = separatorHint
        self.indices = indices
        self.values = values
        self.map = map
    }

    /// The count of rows below the header.
    var rowCount: Int { map.recordCount - 1 }

    func index(of column: String) -> Int? { indices[column] }

    /// The cell of a record, 0 for the header. O(1).
    func cell(record: Int, column: Int) -> Cell {
        let offset = record * map.width + column
        let place = map.cells[offset]
        return Cell(
            file: file, header: columns[column], text: record == 0 ? columns[column] : values[offset],
            line: Int(place.line), column: Int(place.column))
    }
}
