import PlainText

/// A table for people: a heading with units, one row a record, numbers to the right and words to the left.
///
/// What its cells hold is shown with invisible characters escaped, each on one line.
struct TableText {
    enum Side { case words, numbers }

    let columns: [(title: String, side: Side)]
    private(set) var cells: [[String]] = []

    init(_ headings: [(title: String, side: Side)]) {
        columns = headings
    }

    /// Adds a row, which must have a cell for each heading.
    mutating func append(_ row: [String]) {
        precondition(row.count == columns.count, "A row needs a cell for each heading.")
        cells.append(row.map(\.visible))
    }

    /// The table as lines of text, without trailing blanks. Where the room is too narrow, headings are broken, long
    /// words are cut, and the last columns are left out, which a line below then names.
    func text(in room: TextRoom = .unlimited) -> String {
        TableLayout(self, in: room).lines.joined(separator: "\n")
    }
}
