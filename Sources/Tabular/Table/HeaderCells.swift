import PlainText

/// The first record of a table, which names its columns.
struct HeaderCells {
    let file: String
    /// Of all records in reading order, the header's first.
    let values: [String]
    let map: RecordMap

    /// The columns' names, trimmed, without columns at the end that have neither name nor values. O(n).
    ///
    /// Throws ``TableError``: a blank or repeated name.
    func names() throws(TableError) -> [String] {
        let names = values[..<map.width].map(\.trimmed)
        let count = (names.indices.last { !isEmpty(column: $0) } ?? names.count - 1) + 1
        var first: [String: Int] = [:]
        for (index, name) in names[..<count].enumerated() {
            if name.isEmpty { throw blank(index, of: names) }
            if let earlier = first.updateValue(index, forKey: name) {
                throw refusal(
                    at: index, "column \(name.excerpt) is already header cell \(earlier + 1)",
                    "Rename or remove one of the two.")
            }
        }
        return Array(names[..<count])
    }

    private func isEmpty(column: Int) -> Bool {
        stride(from: column, to: values.count, by: map.width).allSatisfy { values[$0].trimmed.isEmpty }
    }

    private func blank(_ index: Int, of names: [String]) -> TableError {
        if names.count(where: { !$0.isEmpty }) == 1, !names[0].isEmpty, nextLineNamesColumns {
            return refusal(
                at: 0, "this looks like a title above the column names: the other cells of its line are blank",
                "Remove what stands above the column names.")
        }
        if index == 0, countsRows {
            return refusal(
                at: 0, "the first column has no name and counts the rows: an index, as pandas and R write one",
                "Leave it out (in pandas, to_csv(..., index=False)), or give it a name and have it ignored.")
        }
        return refusal(
            at: index, "header cell \(index + 1) is blank", "Name the column, or remove its comma from every line.")
    }

    /// Whether the cells of the second record are words, none of them empty or a number.
    private var nextLineNamesColumns: Bool {
        let next = values.dropFirst(map.width).prefix(map.width).map(\.trimmed)
        return !next.isEmpty && next.allSatisfy { !$0.isEmpty && DecimalLiteral($0) == nil }
    }

    /// Whether the first column holds 0, 1, 2 or 1, 2, 3 and so on.
    private var countsRows: Bool {
        let cells = stride(from: map.width, to: values.count, by: map.width).map { Int(values[$0]) }
        guard map.width > 1, let first = cells.first, let start = first, (0...1).contains(start) else { return false }
        return cells.enumerated().allSatisfy { $1 == start + $0 }
    }

    private func refusal(at index: Int, _ problem: String, _ remedy: String) -> TableError {
        let place = map.cells[index]
        return TableError(
            file: file, line: Int(place.line), column: Int(place.column), problem: problem, remedy: remedy)
    }
}
