/// A table for people: a heading with units, one row a record, numbers to the right and words to the left.
struct TableText {
    enum Side { case words, numbers }

    let columns: [(title: String, side: Side)]
    private(set) var cells: [[String]] = []

    init(_ headings: [(title: String, side: Side)]) {
        columns = headings
    }

    /// Adds a row, which must have a cell for each heading. Line breaks within a cell become spaces.
    mutating func append(_ row: [String]) {
        precondition(row.count == columns.count, "A row needs a cell for each heading.")
        cells.append(row.map(\.onOneLine))
    }

    /// The table as lines of text, without trailing blanks.
    var text: String {
        let titles = columns.map(\.title)
        let widths = columns.indices.map { k in ([titles] + cells).map { $0[k].columns }.max() ?? 0 }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([titles, rule] + cells).map { line($0, widths) }.joined(separator: "\n")
    }

    private func line(_ row: [String], _ widths: [Int]) -> String {
        let padded = columns.indices.map { k in
            let blanks = String(repeating: " ", count: widths[k] - row[k].columns)
            return columns[k].side == .words ? row[k] + blanks : blanks + row[k]
        }
        let line = padded.joined(separator: " ")
        return String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }
}
