import Testing

@testable import Tabular

@Suite struct PositionTests {
    struct Place: Equatable {
        let text: String
        let line: Int
        let column: Int

        init(_ text: String, _ line: Int, _ column: Int) {
            (self.text, self.line, self.column) = (text, line, column)
        }

        init(_ cell: Cell) { self.init(cell.text, cell.line, cell.column) }
    }

    static let places: [(text: String, cells: [Place])] = [
        ("a,b,c\n1,22,3\n", [Place("1", 2, 1), Place("22", 2, 3), Place("3", 2, 6)]),
        ("a,b,c\r\n1,22,3\r\n", [Place("1", 2, 1), Place("22", 2, 3), Place("3", 2, 6)]),
        ("a,b,c\r1,22,3\r", [Place("1", 2, 1), Place("22", 2, 3), Place("3", 2, 6)]),
        ("\u{FEFF}a,b,c\n1,22,3", [Place("1", 2, 1), Place("22", 2, 3), Place("3", 2, 6)]),
        ("a,b,c\n  1,, \t\n", [Place("1", 2, 3), Place("", 2, 5), Place("", 2, 6)]),
        ("a,b,c\n \"1\" ,\"\",3\n", [Place("1", 2, 2), Place("", 2, 7), Place("3", 2, 10)]),
        ("a,b,c\n日本,🙂,\"é\"\n", [Place("日本", 2, 1), Place("🙂", 2, 4), Place("é", 2, 6)]),
        ("a,b,c\n\"x\ny\",2,\"\r\n\r\"\n", [Place("x\ny", 2, 1), Place("2", 3, 4), Place("\r\n\r", 3, 6)]),
        ("\"a\n1\",b,c\n1,2,3\n", [Place("1", 3, 1), Place("2", 3, 3), Place("3", 3, 5)]),
        ("a,b,c\n\"\"\"\",\"x\"\"y\",3\n", [Place("\"", 2, 1), Place("x\"y", 2, 6), Place("3", 2, 13)]),
    ]

    @Test(arguments: places) func locatesCells(text: String, cells: [Place]) throws {
        let row = try #require(try table(text).rows.first)
        #expect(row.cells.map { Place($0) } == cells)
        #expect(row.line == cells[0].line)
    }

    @Test func locatesRowsAfterQuotedLineEnds() throws {
        let rows = try table("a,b\n\"1\r\n2\r3\n4\",x\ny,\"\n\"\n5,6\n").rows
        #expect(rows.map(\.line) == [2, 6, 8])
        #expect(rows.map { $0["b"]?.line } == [5, 6, 8])
        #expect(rows.map { $0["b"]?.column } == [4, 3, 3])
    }

    @Test func locatesHeaderCells() throws {
        let header = try table(" name , \"unit\ncost\",n\nx,1,2\n").headerCells
        #expect(header.map { Place($0) } == [Place("name", 1, 2), Place("unit\ncost", 1, 9), Place("n", 2, 7)])
        #expect(header.map(\.header) == header.map(\.text))
    }

    @Test func cellsKnowTheirColumn() throws {
        let row = try #require(try table("a , b\n1,2\n").rows.first)
        #expect(row["b"]?.header == "b")
        #expect(row["b"]?.text == "2")
        #expect(row["c"] == nil)
        #expect(row.cells.map(\.header) == ["a", "b"])
    }

    @Test func cellsFailAtTheirPosition() throws {
        let cell = try table("a,cost\nx,-1\n").rows[0].cell("cost")
        #expect(
            cell.fail("cost must be positive", remedy: "Write a cost above 0.")
                == TableError(
                    kind: .malformed, file: "t.csv", line: 2, column: 3,
                    problem: "cost must be positive", remedy: "Write a cost above 0."))
    }
}
