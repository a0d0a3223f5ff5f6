import Testing

@testable import Tabular

@Suite struct StructureTests {
    static let quoteRemedy = "Put the whole cell in quotes, and double each quote inside it."
    static let unclosedRemedy = "Add the closing quote, and double each quote inside the cell."
    static let followRemedy = "Put a comma after the closing quote, or double each quote inside the cell."
    static let emptyFile =
        "t.csv: the file is empty. Write the column names on the first line, and one row on each line below."
    static let noRows = "t.csv:1: the table has no rows. Write at least one row below the header."
    static let few = "Write one cell for each column of the header; write an empty cell between two commas."
    static let many = "Write one cell for each column of the header; put cells that hold a comma in quotes."
    static let emptyRow = "an empty row, of commas alone, stands before more rows. Remove the empty row, or fill it."
    static let separatorNote =
        "t.csv:1:1: the first line is a spreadsheet's note on its separator (sep=)."
        + " Remove the line: cells are separated by commas, and the column names come first."
    static let titleRemedy = "Remove what stands above the column names."
    static let index =
        "t.csv:1:1: the first column has no name and counts the rows: an index, as pandas and R write one."
        + " Leave it out (in pandas, to_csv(..., index=False)), or give it a name and have it ignored."

    static func title(_ line: Int) -> String {
        "this looks like a title above the column names: it is one cell, and line \(line) has 2"
    }

    static let semicolons = "The first line has semicolons and no commas: separate the cells with commas."

    static let faults = [
        Fault("empty file", "", emptyFile),
        Fault("only a byte order mark", "\u{FEFF}", emptyFile),
        Fault("only blank lines", "\n \t\r\n\r", emptyFile),
        Fault("header alone", "a,b\n", noRows),
        Fault("header and blank lines", "a,b\n\n  \n", noRows),
        Fault(
            "blank header cell", "a, ,c\n1,2,3\n",
            "t.csv:1:3: header cell 2 is blank. Name the column, or remove its comma from every line."),
        Fault(
            "blank last header cell over values", "a,b,\n1,2,\n3,4,x\n",
            "t.csv:1:5: header cell 3 is blank. Name the column, or remove its comma from every line."),
        Fault("empty row between rows", "a,b\n1,2\n,\n3,4\n", "t.csv:3: \(emptyRow)"),
        Fault("longer empty row between rows", "a,b\n1,2\n , ,\n\n3,4\n", "t.csv:3: \(emptyRow)"),
        Fault("only empty rows", "a,b\n,\n,\n", noRows),
        Fault("note on the separator", "sep=,\r\na,b\r\n1,2\r\n", separatorNote),
        Fault("note on another separator", "\u{FEFF}SEP=;\na;b\n1;2\n", separatorNote),
        Fault(
            "comment", "# exported 2024\na,b\n1,2\n",
            "t.csv:1:1: the first line is a comment. Remove it: the column names come first, and no line is passed over."
        ),
        Fault(
            "comment below rows", "a,b\n1,2\n# sums to 3\n",
            "t.csv:3:1: the line is a comment, not a row. Remove it: no line is passed over."),
        Fault("title", "Costs\na,b\n1,2\n", "t.csv:1:1: \(title(2)). \(titleRemedy)"),
        Fault("title and a blank line", "Costs\n\na,b\n1,2\n", "t.csv:1:1: \(title(3)). \(titleRemedy)"),
        Fault(
            "title from a spreadsheet", "Costs,\na,b\n1,2\n",
            "t.csv:1:1: this looks like a title above the column names: the other cells of its line are blank. \(titleRemedy)"
        ),
        Fault("index", ",a,b\n0,x,1\n1,y,2\n", index), Fault("index from R", "\"\",\"a\"\n\"1\",x\n\"2\",y\n", index),
        Fault(
            "no index", ",a,b\n0,x,1\n2,y,2\n",
            "t.csv:1:1: header cell 1 is blank. Name the column, or remove its comma from every line."),
        Fault(
            "quoted blank header cell", "a,\" \"\n1,2\n",
            "t.csv:1:3: header cell 2 is blank. Name the column, or remove its comma from every line."),
        Fault(
            "duplicate header", "a,b, a \n1,2,3\n",
            "t.csv:1:6: column \"a\" is already header cell 1. Rename or remove one of the two."),
        Fault(
            "duplicate header in other normal form", "\u{E9},e\u{301}\n1,2\n",
            "t.csv:1:3: column \"e\u{301}\" is already header cell 1. Rename or remove one of the two."),
        Fault("short row", "a,b\n1,2\n3\n", "t.csv:3: the row has 1 cell, and the header has 2. \(few)"),
        Fault(
            "short last row without line end", "a,b,c\n1,2",
            "t.csv:2: the row has 2 cells, and the header has 3. \(few)"),
        Fault("long row", "a,b\n1,2\n3,4,5\n", "t.csv:3: the row has 3 cells, and the header has 2. \(many)"),
        Fault("trailing comma", "a,b\n1,2,\n", "t.csv:2: the row has 3 cells, and the header has 2. \(many)"),
        Fault(
            "ragged row after a quoted line end", "a,b\n\"x\ny\",2\n3\n",
            "t.csv:4: the row has 1 cell, and the header has 2. \(few)"),
        Fault(
            "blank line", "a,b\n1,2\n\n3,4\n", "t.csv:3: a blank line stands before more rows. Remove the blank line."),
        Fault(
            "line of spaces", "a,b\r\n \t\r\n3,4",
            "t.csv:2: a blank line stands before more rows. Remove the blank line."),
        Fault(
            "first of two blank lines", "a\n1\n\n\n2\n",
            "t.csv:3: a blank line stands before more rows. Remove the blank line."),
        Fault(
            "blank line before the header", "\na\n1\n",
            "t.csv:1: a blank line stands before more rows. Remove the blank line."),
        Fault(
            "LF CR is two line ends", "a\n\r1\n",
            "t.csv:2: a blank line stands before more rows. Remove the blank line."),
        Fault(
            "unclosed quote", "a,b\n1,\"two\n3,4\n",
            "t.csv:2:3: the quote before \"two\" is never closed. \(unclosedRemedy)"),
        Fault(
            "unclosed quote at the end", "a,b\n1,  \"",
            "t.csv:2:5: the quote before \"\" is never closed. \(unclosedRemedy)"),
        Fault(
            "unclosed quote after a doubled one", "a\n\"x\"\"",
            "t.csv:2:1: the quote before \"x\"\"\" is never closed. \(unclosedRemedy)"),
        Fault(
            "quote in an unquoted cell", "a,b\n1,5\" nail\n",
            "t.csv:2:4: a quote stands inside the unquoted cell \"5\" nail\". \(quoteRemedy)"),
        Fault(
            "quote at the end of an unquoted cell, after wide characters", "a,b\n🙂é,日本\"\n",
            "t.csv:2:6: a quote stands inside the unquoted cell \"日本\"\". \(quoteRemedy)"),
        Fault(
            "text after a closing quote", "a,b\n1,\"x\" y\n",
            "t.csv:2:7: text \"y\" follows the closing quote of the cell that opens at 2:3. \(followRemedy)"),
        Fault(
            "text after a closing quote on a later line", "a,b\n1,\"x\r\ny\"z,3\n",
            "t.csv:3:3: text \"z,3\" follows the closing quote of the cell that opens at 2:3. \(followRemedy)"),
        Fault(
            "a second quoted text in one cell", "a\n\"x\" \"y\"\n",
            "t.csv:2:5: text \"\"y\"\" follows the closing quote of the cell that opens at 2:1. \(followRemedy)"),
        Fault(
            "semicolons, ragged by a decimal comma", "a;b\n1,5;2\n",
            "t.csv:2: the row has 2 cells, and the header has 1. \(many) \(semicolons)"),
        Fault(
            "semicolons before a quote", "a;\"b\"\n",
            "t.csv:1:3: a quote stands inside the unquoted cell \"a;\"b\"\". \(quoteRemedy) \(semicolons)"),
        Fault("semicolons without rows", "a;b\n", "\(noRows) \(semicolons)"),
        Fault(
            "tabs", "a\tb\n1,5\t2\n",
            "t.csv:2: the row has 2 cells, and the header has 1. \(many)"
                + " The first line has tabs and no commas: separate the cells with commas."),
        Fault("semicolons beside commas give no hint", "a;b,c\n", noRows),
    ]

    @Test(arguments: faults) func refusesBadStructure(_ fault: Fault) throws {
        try expectRefusal(fault)
    }

    static let accepted: [(text: String, cells: [[String]])] = [
        ("a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]]),
        ("a,b\r\n1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
        ("a,b\r1,2\r3,4\r", [["1", "2"], ["3", "4"]]),
        ("a,b\n1,2", [["1", "2"]]),
        ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
        ("a,b\n1,2\n\n \r\n\t", [["1", "2"]]),
        ("a,b\n1,", [["1", ""]]),
        ("a,b\n1,2\n,\n , ,\n\n,,,", [["1", "2"]]),
        ("a,b\n\"\",\n3,4\n", [["", ""], ["3", "4"]]),
        ("a,b,,\n1,2,,\n3,4, ,\"\"\n", [["1", "2"], ["3", "4"]]),
        ("\"#a\",b\n1,2\n", [["1", "2"]]),
        (" a ,\tb\n  1 , 2\t\n", [["1", "2"]]),
        ("a,b\n\" 1 \", \"2\" \n", [[" 1 ", "2"]]),
        ("a,b\n\"x,\"\"y\"\"\",\"\"\"\"\n", [["x,\"y\"", "\""]]),
        ("a,b\n\"1\n2\r\n3\r4\",\"\"\n", [["1\n2\r\n3\r4", ""]]),
        ("a\n\"\"\n\"\"\n", [[""], [""]]),
        ("a;b\n1;2\n", [["1;2"]]),
        // What SwiftCSV alone would misread: combining marks, prepending marks, Unicode blanks and line ends.
        ("a,b\n\u{301}x,\"\u{301}y\"\n", [["\u{301}x", "\u{301}y"]]),
        ("a,b\n\u{600},\"\u{600}\"\n", [["\u{600}", "\u{600}"]]),
        ("a,b\nx\u{2028}y,\u{A0}z\u{85}\n", [["x\u{2028}y", "\u{A0}z\u{85}"]]),
        ("a,b\n\u{A0}x,\u{3000}\u{301}\n", [["\u{A0}x", "\u{3000}\u{301}"]]),
        ("a,b\n\u{E0AC},\u{FEFF}\n", [["\u{E0AC}", "\u{FEFF}"]]),
    ]

    @Test(arguments: accepted) func readsCells(text: String, cells: [[String]]) throws {
        let table = try table(text)
        #expect(table.rows.map { $0.cells.map { Array($0.text.utf8) } } == cells.map { $0.map { Array($0.utf8) } })
    }

    @Test func trimsTheHeader() throws {
        #expect(try table("\u{FEFF} a ,\"\u{A0}b \"\n1,2\n").header == ["a", "b"])
    }
}
