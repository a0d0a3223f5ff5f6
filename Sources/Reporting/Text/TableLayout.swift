/// A table laid out in the room that it has.
struct TableLayout {
    private let table: TableText
    private let room: TextRoom
    /// How wide each column is that is shown: the first ones.
    private let widths: [Int]
    /// Each heading in lines.
    private let headings: [[String]]

    /// Words are cut to a part of the room, and to no fewer columns than this, where the table is too wide.
    private static let fewestColumns = 12

    init(_ table: TableText, in room: TextRoom) {
        self.table = table
        self.room = room
        let titles = table.columns.map(\.title)
        let contents = titles.indices.map { k in table.cells.map { $0[k].columns }.max() ?? 0 }
        let natural = zip(titles, contents).map { max($0.columns, $1) }
        guard let limit = room.columns, Self.total(natural) > limit else {
            widths = natural
            headings = titles.map { [$0] }
            return
        }
        let longest = max(Self.fewestColumns, limit / 3)
        func narrowed(_ parts: (String) -> [String]) -> [Int] {
            titles.indices.map { k in
                let content = table.columns[k].side == .words ? min(contents[k], longest) : contents[k]
                return max(content, parts(titles[k]).map(\.columns).max() ?? 0)
            }
        }
        func count(_ widths: [Int]) -> Int {
            max(1, widths.indices.last { Self.total(widths[...$0]) <= limit }.map { $0 + 1 } ?? 0)
        }
        let inWords = narrowed { $0.split(separator: " ").map(String.init) }
        let inPieces = narrowed { $0.pieces.flatMap(\.self) }
        let narrow = count(inPieces) > count(inWords) ? inPieces : inWords
        var given = narrow[..<count(narrow)].map { min($0, limit) }
        var spare = limit - Self.total(given)
        for k in given.indices where contents[k] > given[k] && spare > 0 {
            let more = min(spare, contents[k] - given[k])
            given[k] += more
            spare -= more
        }
        widths = given
        headings = zip(titles, widths).map { $0.lines(upTo: $1) }
    }

    /// Headings, a rule, the rows, and what was left out.
    var lines: [String] {
        let height = headings.map(\.count).max() ?? 1
        let top = (0..<height).map { row in
            line(
                headings.map { lines in
                    let blank = height - lines.count
                    return row < blank ? "" : lines[row - blank]
                })
        }
        let rule = line(widths.map { String(repeating: "-", count: $0) })
        return top + [rule] + table.cells.map(line) + omission
    }

    /// The row's first cells side by side, without blanks at the end.
    private func line(_ cells: [String]) -> String {
        let padded = widths.indices.map { k in
            let cell = cells[k].cut(to: widths[k])
            let blanks = String(repeating: " ", count: widths[k] - cell.columns)
            return table.columns[k].side == .words ? cell + blanks : blanks + cell
        }
        let line = padded.joined(separator: " ")
        return String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }

    private var omission: [String] {
        let hidden = table.columns.dropFirst(widths.count).map(\.title.withoutUnit)
        guard !hidden.isEmpty, let limit = room.columns else { return [] }
        let elsewhere = room.elsewhere.map { "; \($0)" } ?? ""
        return "Left out for want of width: \(hidden.joined(separator: ", "))\(elsewhere).".lines(upTo: limit)
    }

    /// Of columns with a blank between any two.
    private static func total(_ widths: some Collection<Int>) -> Int { widths.reduce(-1) { $0 + $1 + 1 } }
}

extension String {
    /// The words, each in the pieces that end with a stroke, such as `[value/` and `unit]`.
    fileprivate var pieces: [[String]] {
        split(separator: " ").map { word in
            let parts = word.split(separator: "/", omittingEmptySubsequences: false)
            return (parts.dropLast().map { $0 + "/" } + parts.suffix(1).map(String.init)).filter { !$0.isEmpty }
        }
    }

    /// The text broken at blanks, and after strokes in words that are too long, into lines of at most so many columns;
    /// a longer piece is cut.
    fileprivate func lines(upTo limit: Int) -> [String] {
        var lines: [String] = []
        for word in pieces {
            let whole = word.joined()
            for (k, piece) in (whole.columns <= limit ? [whole] : word).enumerated() {
                let joint = k == 0 ? " " : ""
                if let last = lines.last, last.columns + joint.columns + piece.columns <= limit {
                    lines[lines.count - 1] = last + joint + piece
                } else {
                    lines.append(piece.cut(to: limit))
                }
            }
        }
        return lines.isEmpty ? [""] : lines
    }

    /// The text, or as much of it as goes into so many columns, with a sign that it goes on.
    fileprivate func cut(to limit: Int) -> String {
        guard columns > limit else { return self }
        var shown = ""
        for character in self {
            if (shown + String(character)).columns > limit - 1 { break }
            shown.append(character)
        }
        return shown + "…"
    }

    /// A heading without the unit in brackets.
    fileprivate var withoutUnit: String {
        firstIndex(of: "[").map { String(self[..<$0].dropLast()) } ?? self
    }
}
