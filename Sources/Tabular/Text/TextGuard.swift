/// Refuses bytes that are not UTF-8 text with lines of a sane length.
struct TextGuard {
    let bytes: [UInt8]
    let file: String
    let limits: ReadLimits

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let saveAsUTF8 = "Save the file as UTF-8 (in a spreadsheet, \"CSV UTF-8\")."

    /// Checks the bytes and returns the offset at which the text begins, after any byte order mark.
    ///
    /// O(n). Throws ``TableError``: too large, UTF-16, binary, an overlong line, or invalid UTF-8.
    func check() throws(TableError) -> Int {
        guard bytes.count <= limits.fileBytes else { throw limits.fileTooLarge(file) }
        guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
            throw TableError(
                file: file, line: 1, column: 1, problem: "the text is UTF-16, not UTF-8",
                remedy: Self.saveAsUTF8)
        }
        let start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
        try checkBinaryAndLines(from: start)
        try checkEncoding(from: start)
        return start
    }

    private func checkBinaryAndLines(from start: Int) throws(TableError) {
        var lineStart = start
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte.isLineEnd {
                lineStart = index + 1
            } else if byte.isBinary {
                throw refusal(
                    at: index, from: start,
                    problem: "byte \(byte.hexadecimal) is not text; this looks like a binary file",
                    remedy: "Export the table as CSV text in UTF-8.")
            } else if index - lineStart >= limits.lineBytes {
                throw limits.lineTooLong(
                    file, line: TextPosition.locating(index, in: bytes, from: start).line)
            }
        }
    }

    private func checkEncoding(from start: Int) throws(TableError) {
        var index = start
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            var rest = bytes[index...].makeIterator()
            var parser = Unicode.UTF8.ForwardParser()
            guard case .valid(let scalar) = parser.parseScalar(from: &rest) else {
                throw refusal(
                    at: index, from: start,
                    problem: "byte \(bytes[index].hexadecimal) is not valid UTF-8",
                    remedy: Self.saveAsUTF8)
            }
            index += scalar.count
        }
    }

    private func refusal(
        at offset: Int, from start: Int, problem: String, remedy: String
    ) -> TableError {
        let position = TextPosition.locating(offset, in: bytes, from: start)
        return TableError(
            file: file, line: position.line, column: position.column, problem: problem, remedy: remedy)
    }
}
