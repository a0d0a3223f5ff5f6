import Testing

@testable import Reporting

/// Tables in a terminal that is too narrow for them.
@Suite struct TableRoomTests {
    private static let table: TableText = {
        var table = TableText([
            ("Type", .words), ("Cost [value/unit]", .numbers), ("Contribution [units]", .numbers), ("Binding", .words),
            ("Outside [value]", .numbers),
        ])
        table.append(["north", "0.25", "391.909", "ir ic:south", "1.5"])
        table.append(["a name that is longer than others, 東京大学", "0.2", "1000.5", "cap", "22.25"])
        return table
    }()

    private func lines(_ columns: Int?, elsewhere: String? = nil) -> [String] {
        Self.table.text(in: TextRoom(columns: columns, elsewhere: elsewhere)).split(separator: "\n").map(String.init)
    }

    @Test func aTableThatFitsIsAsItWouldBe() throws {
        let natural = lines(nil)
        let width = try #require(natural.map(\.columns).max())
        #expect(lines(width) == natural)
        #expect(lines(500) == natural)
        #expect(lines(width - 1) != natural)
    }

    @Test(arguments: 1...140) func noLineExceedsTheRoom(columns: Int) {
        let lines = lines(columns, elsewhere: "the file has all")
        #expect(lines.allSatisfy { $0.columns <= columns })
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    /// Whatever the room, each column is shown or named as left out.
    @Test(arguments: 24...140) func everyColumnIsShownOrNamed(columns: Int) throws {
        let lines = lines(columns)
        let rule = try #require(lines.firstIndex { $0.hasPrefix("-") })
        let heading = lines[..<rule].joined(separator: " ")
        let note = lines[(rule + 3)...].joined(separator: " ")
        let shown = lines[rule].split(separator: " ").count
        for (index, title) in ["Type", "Cost", "Contribution", "Binding", "Outside"].enumerated() {
            #expect(heading.contains(title) == (index < shown), "\(title) at \(columns)")
            #expect(note.contains(title) == (index >= shown), "\(title) at \(columns)")
        }
    }

    /// Units are broken after a stroke where that saves a column.
    @Test func unitsAreBrokenBeforeColumnsAreLeftOut() {
        #expect(
            lines(50) == [
                "                     Cost",
                "                  [value/ Contribution",
                "Type                unit]      [units] Binding",
                "----------------- ------- ------------ -----------",
                "north                0.25      391.909 ir ic:south",
                "a name that is l…     0.2       1000.5 cap",
                "Left out for want of width: Outside.",
            ])
    }

    @Test func headingsAreBrokenBeforeColumnsAreLeftOut() {
        #expect(
            lines(48, elsewhere: "the file has all") == [
                "                               Cost Contribution",
                "Type                   [value/unit]      [units]",
                "---------------------- ------------ ------------",
                "north                          0.25      391.909",
                "a name that is longer…          0.2       1000.5",
                "Left out for want of width: Binding, Outside;",
                "the file has all.",
            ])
    }
}
