/// A table for people: a heading with units, one row a record, numbers to the right and words to the left.
struct TableText {
    enum Side { case words, numbers }

    private var headings: [(title: String, side: Side)]
    private var rows: [[String]] = []

    init(_ headings: [(title: String, side: Side)]) {
        self.headings = headings
    }

    /// Adds a row, which must have a cell for each heading. Line breaks within a cell become spaces.
    mutating func append(_ cells: [String]) {
        precondition(cells.count == headings.count, "A row needs a cell for each heading.")
        rows.append(cells.map(\.onOneLine))
    }

    /// The table as lines of text, without trailing blanks.
    var text: String {
        let titles = headings.map(\.title)
        let widths = headings.indices.map { k in ([titles] + rows).map { $0[k].columns }.max() ?? 0 }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([titles, rule] + rows).map { line($0, widths) }.joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = headings.indices.map { k in
            let blanks = String(repeating: " ", count: widths[k] - cells[k].columns)
            return headings[k].side == .words ? cells[k] + blanks : blanks + cells[k]
        }
        let line = padded.joined(separator: " ")
        return String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }
}
