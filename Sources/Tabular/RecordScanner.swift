/// Where every cell of a CSV text stands, and how long its value must turn out to be.
struct RecordMap: Sendable {
    /// The place of one cell: its first character, or its opening quote.
    struct Cell: Equatable, Sendable {
        let line: Int32
        let column: Int32
        /// The count of UTF-8 bytes in the cell's value, without quoting and outer blanks.
        let valueBytes: Int32

        init(at position: TextPosition, valueBytes: Int) {
            line = Int32(position.line)
            column = Int32(position.column)
            self.valueBytes = Int32(valueBytes)
        }
    }

    /// The count of cells in each record, the same for all of them.
    let width: Int
    /// The cells of all records in reading order, the header's first.
    let cells: [Cell]
    /// The bytes from the start of the header to the end of the last record, without its line end.
    let extent: Range<Int>

    var recordCount: Int { cells.count / width }
}

/// Finds the records and cells of CSV text (RFC 4180), and refuses text whose structure is in doubt.
///
/// Blanks (spaces and tabs) around a cell's value or quotes belong to the layout, not to the value.
struct RecordScanner {
    private let bytes: [UInt8]
    private let file: String
    private let limits: ReadLimits
    private var index: Int
    private var position = TextPosition()
    private var cells: [RecordMap.Cell] = []

    init(bytes: [UInt8], from start: Int, file: String, limits: ReadLimits) {
        self.bytes = bytes
        self.file = file
        self.limits = limits
        index = start
    }

    /// Maps the whole text. O(n).
    ///
    /// Throws ``TableError``: no text, a blank line between records, a ragged row, bad quotes, or too many cells.
    mutating func scan() throws(TableError) -> RecordMap {
        var width: Int?
        var blankLine: Int?
        var extent = index..<index
        while index < bytes.count {
            if isAtBlankLine() {
                blankLine = blankLine ?? position.line
                skipBlanks()
                endLine()
                continue
            }
            if let blankLine { throw blankLineRefusal(blankLine) }
            let line = position.line
            if width == nil { extent = index..<index }
            let found = try scanRecord()
            extent = extent.lowerBound..<index
            endLine()
            if let width, found != width { throw raggedRefusal(line: line, expected: width, found: found) }
            width = found
        }
        guard let width else {
            throw TableError(
                file: file, problem: "the file is empty",
                remedy: "Write the column names on the first line, and one row on each line below.")
        }
        return RecordMap(width: width, cells: cells, extent: extent)
    }

    private mutating func scanRecord() throws(TableError) -> Int {
        var count = 1
        try scanCell()
        while current == .comma {
            step()
            try scanCell()
            count += 1
        }
        return count
    }

    private mutating func scanCell() throws(TableError) {
        let start = position
        skipBlanks()
        if current == .quote {
            try scanQuotedCell()
        } else {
            try scanPlainCell(startingAt: isAtCellEnd ? start : position)
        }
    }

    private mutating func scanPlainCell(startingAt start: TextPosition) throws(TableError) {
        let firstByte = index
        var valueEnd = index
        while !isAtCellEnd {
            guard current != .quote else {
                throw refusal(
                    at: position,
                    problem: "a quote stands inside the unquoted cell \(rest(from: firstByte))",
                    remedy: "Put the whole cell in quotes, and double each quote inside it.")
            }
            if !bytes[index].isBlank { valueEnd = index + 1 }
            step()
        }
        try addCell(at: start, valueBytes: valueEnd - firstByte)
    }

    private mutating func scanQuotedCell() throws(TableError) {
        let opening = position
        let firstByte = index + 1
        var doubledQuotes = 0
        step()
        while true {
            guard let byte = current else {
                throw refusal(
                    at: opening, problem: "the quote before \(rest(from: firstByte)) is never closed",
                    remedy: "Add the closing quote, and double each quote inside the cell.")
            }
            let isQuote = byte == .quote
            step()
            guard isQuote else { continue }
            guard current == .quote else { break }
            doubledQuotes += 1
            step()
        }
        try addCell(at: opening, valueBytes: index - 1 - firstByte - doubledQuotes)
        skipBlanks()
        guard isAtCellEnd else {
            throw refusal(
                at: position,
                problem: "text \(rest(from: index)) follows the closing quote of the cell"
                    + " that opens at \(opening.line):\(opening.column)",
                remedy: "Put a comma after the closing quote, or double each quote inside the cell.")
        }
    }

    private mutating func addCell(at start: TextPosition, valueBytes: Int) throws(TableError) {
        guard cells.count < limits.cells else { throw limits.tooManyCells(file, line: start.line) }
        cells.append(RecordMap.Cell(at: start, valueBytes: valueBytes))
    }
}

// MARK: - Moving over the bytes

extension RecordScanner {
    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private var isAtCellEnd: Bool {
        guard let byte = current else { return true }
        return byte == .comma || byte.isLineEnd
    }

    private mutating func step() {
        index += position.advance(over: bytes, at: index)
    }

    private mutating func skipBlanks() {
        while let byte = current, byte.isBlank { step() }
    }

    private mutating func endLine() {
        if index < bytes.count { step() }
    }

    private func isAtBlankLine() -> Bool {
        var ahead = index
        while ahead < bytes.count, bytes[ahead].isBlank { ahead += 1 }
        return ahead == bytes.count || bytes[ahead].isLineEnd
    }
}

// MARK: - Refusals

extension RecordScanner {
    /// The text from an offset to the end of its line, for a message: enough bytes for an excerpt, no more.
    private func rest(from offset: Int) -> String {
        let line = bytes[offset...].prefix(164).prefix { !$0.isLineEnd }
        return String(decoding: line, as: UTF8.self).excerpt
    }

    private func refusal(at position: TextPosition, problem: String, remedy: String) -> TableError {
        TableError(
            file: file, line: position.line, column: position.column, problem: problem, remedy: remedy)
    }

    private func blankLineRefusal(_ line: Int) -> TableError {
        TableError(
            file: file, line: line, problem: "a blank line stands before more rows",
            remedy: "Remove the blank line.")
    }

    private func raggedRefusal(line: Int, expected: Int, found: Int) -> TableError {
        let advice =
            found > expected
            ? "put cells that hold a comma in quotes" : "write an empty cell between two commas"
        return TableError(
            file: file, line: line,
            problem: "the row has \(found) \(found == 1 ? "cell" : "cells"), and the header has \(expected)",
            remedy: "Write one cell for each column of the header; \(advice).")
    }
}
