import Testing

@testable import Tabular

@Suite struct EncodingTests {
    static let saveAsUTF8 = "Save the file as UTF-8 (in a spreadsheet, \"CSV UTF-8\")."
    static let export = "Export the table as CSV text in UTF-8."
    static let head = Array("a,b\n1,é".utf8)

    static let faults = [
        Fault(
            "UTF-16 little endian", bytes: [0xFF, 0xFE, 0x61, 0],
            "t.csv:1:1: the text is UTF-16, not UTF-8. \(saveAsUTF8)"),
        Fault(
            "UTF-16 big endian", bytes: [0xFE, 0xFF, 0, 0x61],
            "t.csv:1:1: the text is UTF-16, not UTF-8. \(saveAsUTF8)"),
        Fault(
            "NUL", bytes: head + [0],
            "t.csv:2:4: byte 0x00 is not text; this looks like a binary file. \(export)"),
        Fault(
            "control byte of a zip archive", bytes: Array("PK\u{3}\u{4}".utf8),
            "t.csv:1:3: byte 0x03 is not text; this looks like a binary file. \(export)"),
        Fault(
            "escape inside quotes", "a\n\"\u{1B}[31m\"\n",
            "t.csv:2:2: byte 0x1B is not text; this looks like a binary file. \(export)"),
        Fault(
            "form feed", "a\nb\u{C}\n",
            "t.csv:2:2: byte 0x0C is not text; this looks like a binary file. \(export)"),
        Fault(
            "delete", "a\r\nb\r\u{7F}\n",
            "t.csv:3:1: byte 0x7F is not text; this looks like a binary file. \(export)"),
        Fault(
            "Latin-1", bytes: head + [0xE9, 0x2C],
            "t.csv:2:4: byte 0xE9 is not valid UTF-8. \(saveAsUTF8)"),
        Fault(
            "scalar cut off by the end", bytes: head + [0xE6, 0x97],
            "t.csv:2:4: byte 0xE6 is not valid UTF-8. \(saveAsUTF8)"),
        Fault(
            "stray continuation byte after a byte order mark", bytes: [0xEF, 0xBB, 0xBF, 0x61, 0x80],
            "t.csv:1:2: byte 0x80 is not valid UTF-8. \(saveAsUTF8)"),
        Fault(
            "overlong form of a slash", bytes: head + [0xC0, 0xAF],
            "t.csv:2:4: byte 0xC0 is not valid UTF-8. \(saveAsUTF8)"),
        Fault(
            "surrogate", bytes: head + [0xED, 0xA0, 0x80],
            "t.csv:2:4: byte 0xED is not valid UTF-8. \(saveAsUTF8)"),
        Fault(
            "binary wins over invalid UTF-8", bytes: [0x89] + Array("PNG\r\n\u{1A}\n".utf8),
            "t.csv:2:1: byte 0x1A is not text; this looks like a binary file. \(export)"),
    ]

    @Test(arguments: faults) func refusesWhatIsNotUTF8Text(_ fault: Fault) throws {
        try expectRefusal(fault)
    }

    static let small = ReadLimits(fileBytes: 20, lineBytes: 8)

    static let oversize = [
        Fault(
            "file", "a\n1234567\n1234567\n1234\n",
            "t.csv: the file is larger than 20 bytes. "
                + "Keep only the rows and columns that are needed, or check that the path is right."),
        Fault(
            "line", "a\r\n12345678\r\n123456789\n",
            "t.csv:3: the line is longer than 8 bytes. "
                + "Write one row on each line, or check that the file is CSV text."),
        Fault(
            "NUL before an overlong line", bytes: [0x61, 0] + Array("123456789".utf8),
            "t.csv:1:2: byte 0x00 is not text; this looks like a binary file. \(export)"),
    ]

    @Test(arguments: oversize) func refusesOversizeText(_ fault: Fault) throws {
        let limits = fault.name == "line" ? ReadLimits(fileBytes: 99, lineBytes: 8) : Self.small
        try expectRefusal(fault, limits: limits)
    }

    @Test func acceptsTextAtTheLimits() throws {
        let text = Array("a\n12345678\n12345678\n".utf8)
        #expect(text.count == Self.small.fileBytes)
        let table = try Table(bytes: text, file: "t.csv", limits: Self.small)
        #expect(table.rows.count == 2)
    }

    @Test func refusesALineBeyondOneMegabyte() throws {
        // Thirty-two cells and the commas between them.
        let header = (1...32).map { "c\($0)" }.joined(separator: ",") + "\n"
        let cells = [Int](repeating: (1 << 15) - 1, count: 31) + [1 << 15]
        let longest = Array((header + cells.map { String(repeating: "x", count: $0) }.joined(separator: ",")).utf8)
        #expect(try Table(bytes: longest, file: "t.csv").rows.first?["c32"]?.text.count == 1 << 15)
        try expectRefusal(
            Fault(
                "", bytes: longest + [0x78],
                "t.csv:2: the line is longer than 1 MB. "
                    + "Write one row on each line, or check that the file is CSV text."))
    }

    /// Quotes may spread a cell over any number of lines.
    @Test func refusesACellBeyondSixtyFourKilobytes() throws {
        let longest = "a,b\n1,\"" + String(repeating: "x\n", count: 1 << 15) + "\"\n"
        #expect(try Table(bytes: Array(longest.utf8), file: "t.csv").rows.first?["b"]?.text.utf8.count == 1 << 16)
        try expectRefusal(
            Fault(
                "", longest.replacing("\"\n", with: "x\"\n"),
                "t.csv:2:3: the cell is longer than 65536 bytes. Shorten it, or close the quotes where it should end."))
    }

    @Test func refusesTooManyCells() throws {
        let limits = ReadLimits(fileBytes: 99, lineBytes: 99, cells: 4)
        #expect(try Table(bytes: Array("a,b\n1,2\n".utf8), file: "t.csv", limits: limits).rows.count == 1)
        try expectRefusal(
            Fault(
                "", "a,b\n1,\"\n\"\n3,4\n",
                "t.csv:4: the table has more than 4 cells. Keep only the rows and columns that are needed."),
            limits: limits)
    }
}
