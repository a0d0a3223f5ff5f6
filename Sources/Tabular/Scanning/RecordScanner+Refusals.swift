import PlainText

extension RecordScanner {
    /// The text from an offset to the end of its line, for a message: enough bytes for an excerpt, no more.
    func rest(from offset: Int) -> String {
        let line = bytes[offset...].prefix(164).prefix { !$0.isLineEnd }
        return String(decoding: line, as: UTF8.self).excerpt
    }

    func refusal(at position: TextPosition, problem: String, remedy: String) -> TableError {
        TableError(
            file: file, line: position.line, column: position.column, problem: problem, remedy: remedy)
    }

    func refusal(of gap: Gap) -> TableError {
        TableError(
            file: file, line: gap.line,
            problem: gap.isBlankLine
                ? "a blank line stands before more rows" : "an empty row, of commas alone, stands before more rows",
            remedy: gap.isBlankLine ? "Remove the blank line." : "Remove the empty row, or fill it.")
    }

    /// Whether the first line is text alone, rather than columns that are separated by something else than commas.
    func isTitle(_ header: Header) -> Bool { SeparatorHint.sentence(for: bytes[header.extent]) == nil }

    func titleRefusal(_ header: Header, width: Int, below next: Int) -> TableError {
        TableError(
            file: file, line: header.line, column: 1,
            problem: "this looks like a title above the column names: it is one cell, and line \(next) has \(width)",
            remedy: "Remove what stands above the column names.")
    }

    func commentRefusal(line: Int) -> TableError {
        TableError(
            file: file, line: line, column: 1, problem: "the line is a comment, not a row",
            remedy: "Remove it: no line is passed over.")
    }

    func raggedRefusal(line: Int, expected: Int, found: Int) -> TableError {
        let advice =
            found > expected
            ? "put cells that hold a comma in quotes" : "write an empty cell between two commas"
        return TableError(
            file: file, line: line,
            problem: "the row has \(found) \(found == 1 ? "cell" : "cells"), and the header has \(expected)",
            remedy: "Write one cell for each column of the header; \(advice).")
    }
}
