import Foundation
import TextTable

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
        rows.append(cells.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") })
    }

    /// The table as lines of text, without trailing blanks.
    var text: String {
        let widths = headings.indices.map { k in
            ([headings[k].title] + rows.map { $0[k] }).map(\.count).max() ?? 0
        }
        let table = TextTable<[String]> { row in
            headings.indices.map { k in
                let (title, side) = headings[k]
                // Words are padded here: the library pads to the right in UTF-16 units, which cuts some names.
                return Column(
                    title: side == .words ? title.padded(to: widths[k]) : title,
                    value: side == .words ? row[k].padded(to: widths[k]) : row[k], align: .right)
            }
        }
        let lines = (table.string(for: rows) ?? "").split(separator: "\n")
        return lines.map { $0.trimmingTrailingBlanks }.joined(separator: "\n")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

extension Substring {
    fileprivate var trimmingTrailingBlanks: Substring {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
