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
    let bytes: [UInt8]
    let file: String
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

    /// Maps the whole text; blank lines and rows of only commas at its end are passed over. O(n).
    ///
    /// Throws ``TableError``: no text, a title above the header, a blank line or an empty row between records, a ragged
    /// row, bad quotes, or too many cells.
    mutating func scan() throws(TableError) -> RecordMap {
        var header: Header?
        var gap: Gap?
        var extent = index..<index
        while index < bytes.count {
            let line = position.line
            if isAtBlankLine() {
                gap = gap ?? Gap(line: line, isBlankLine: true)
                skipBlanks()
                endLine()
                continue
            }
            let firstByte = index
            let record = try scanRecord()
            if let header {
                if record.isEmpty {
                    gap = gap ?? Gap(line: line, isBlankLine: false)
                    cells.removeLast(record.width)
                    endLine()
                    continue
                }
                try check(width: record.width, line: line, from: firstByte, after: gap, below: header)
                extent = extent.lowerBound..<index
            } else {
                if let gap { throw refusal(of: gap) }
                extent = firstByte..<index
                header = Header(width: record.width, line: line, extent: extent)
            }
            endLine()
        }
        guard let header else {
            throw TableError(
                file: file, problem: "the file is empty",
                remedy: "Write the column names on the first line, and one row on each line below.")
        }
        return RecordMap(width: header.width, cells: cells, extent: extent)
    }

    /// The first record.
    struct Header {
        let width: Int
        let line: Int
        let extent: Range<Int>
    }

    /// Refuses a row that is not one of the header's: below a title, after a gap, or of another width.
    private func check(
        width: Int, line: Int, from start: Int, after gap: Gap?, below header: Header
    ) throws(TableError) {
        let isSecond = cells.count == header.width + width
        if isSecond, header.width == 1, width > 1, isTitle(header) {
            throw titleRefusal(header, width: width, below: line)
        }
        if let gap { throw refusal(of: gap) }
        if width == header.width { return }
        if bytes[start] == UInt8(ascii: "#") { throw commentRefusal(line: line) }
        throw raggedRefusal(line: line, expected: header.width, found: width)
    }

    /// Where rows are interrupted.
    struct Gap {
        let line: Int
        /// Rather than a row of only commas.
        let isBlankLine: Bool
    }

    /// A record is empty if it has commas and nothing else, not even quotes.
    private mutating func scanRecord() throws(TableError) -> (width: Int, isEmpty: Bool) {
        var width = 1
        var isEmpty = try !scanCell()
        while current == .comma {
            step()
            if try scanCell() { isEmpty = false }
            width += 1
        }
        return (width, isEmpty && width > 1)
    }

    /// Returns whether something stands in the cell, be it a pair of quotes.
    private mutating func scanCell() throws(TableError) -> Bool {
        let start = position
        skipBlanks()
        if current == .quote {
            try scanQuotedCell()
            return true
        }
        let isEmpty = isAtCellEnd
        try scanPlainCell(startingAt: isEmpty ? start : position)
        return !isEmpty
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
        guard valueBytes <= limits.cellBytes else { throw limits.cellTooLong(file, at: start) }
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
