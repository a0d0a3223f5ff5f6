/// Refuses a first line that spreadsheets, programs or people put above the column names.
struct FirstLine {
    let bytes: ArraySlice<UInt8>
    let file: String

    /// O(line). Throws ``TableError``: a note on the separator, or a comment.
    func check() throws(TableError) {
        let line = bytes.prefix { !$0.isLineEnd }.drop(while: \.isBlank)
        if line.first == UInt8(ascii: "#") {
            throw refusal(
                "the first line is a comment", "Remove it: the column names come first, and no line is passed over.")
        }
        let note = String(decoding: line.prefix(4), as: UTF8.self).lowercased()
        if note.hasPrefix("sep=") {
            throw refusal(
                "the first line is a spreadsheet's note on its separator (sep=)",
                "Remove the line: cells are separated by commas, and the column names come first.")
        }
    }

    private func refusal(_ problem: String, _ remedy: String) -> TableError {
        TableError(file: file, line: 1, column: 1, problem: problem, remedy: remedy)
    }
}
