/// CSV text (RFC 4180, lines ended by LF) that ``Table`` reads back to identical cells.
///
/// Two kinds of text do not come back: white space around column names, which is trimmed, and control
/// characters other than tab, LF and CR, which ``Table`` refuses.
public struct CSVText: Equatable, Sendable, CustomStringConvertible {
    private let width: Int
    /// The text written so far, in UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// Writes a header and rows. Each row must have as many cells as the header, at least one. O(n).
    public init(header: [String], rows: [[String]] = []) {
        precondition(!header.isEmpty, "A CSV table needs a column.")
        width = header.count
        append(header)
        for row in rows { append(row) }
    }

    /// Writes one more row, which must have as many cells as the header. O(length of the row).
    public mutating func append(_ row: [String]) {
        precondition(row.count == width, "The row has \(row.count) cells, and the header has \(width).")
        // A row of commas alone would be passed over by a reader, and so would a blank line.
        let needsMark = row.allSatisfy(\.isEmpty)
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(.comma) }
            append(cell: cell, quoted: index == 0 && (needsMark || bytes.isEmpty && Self.isPreamble(cell)))
        }
        bytes.append(.lineFeed)
    }

    /// Hands over the text written so far, for a long table to be written piece by piece. O(1).
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// The text written so far. O(n).
    public var description: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func append(cell: String, quoted: Bool) {
        guard quoted || needsQuotes(cell) else {
            bytes += cell.utf8
            return
        }
        bytes.append(.quote)
        for byte in cell.utf8 {
            if byte == .quote { bytes.append(.quote) }
            bytes.append(byte)
        }
        bytes.append(.quote)
    }

    /// Whether a reader would take the first line for a comment or a note on the separator.
    private static func isPreamble(_ cell: String) -> Bool {
        cell.utf8.first == UInt8(ascii: "#") || cell.lowercased().hasPrefix("sep=")
    }

    private func needsQuotes(_ cell: String) -> Bool {
        let text = cell.utf8
        guard let first = text.first, let last = text.last else { return false }
        return first.isBlank || last.isBlank || cell.unicodeScalars.first == "\u{FEFF}"
            || text.contains { $0 == .comma || $0 == .quote || $0.isLineEnd }
    }
}
