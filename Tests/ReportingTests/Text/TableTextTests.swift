import Testing

@testable import Reporting

@Suite struct TableTextTests {
    private func lines(_ headings: [(String, TableText.Side)], _ rows: [String]...) -> [String] {
        var table = TableText(headings)
        for row in rows { table.append(row) }
        return table.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func numbersStandToTheRightAndWordsToTheLeft() {
        #expect(
            lines(
                [("Type", .words), ("Cost", .numbers), ("Binding", .words)], ["a", "0.25", "ir"],
                ["north", "1000.5", "ir cap"]) == [
                    "Type    Cost Binding",
                    "----- ------ -------",
                    "a       0.25 ir",
                    "north 1000.5 ir cap",
                ])
    }

    @Test func aTableWithoutRowsIsItsHeading() {
        #expect(lines([("Type", .words), ("Cost", .numbers)]) == ["Type Cost", "---- ----"])
    }

    @Test func noLineEndsInABlank() {
        #expect(
            lines([("Type", .words), ("Binding", .words)], ["a", ""], ["", ""]) == [
                "Type Binding", "---- -------", "a", "",
            ])
    }

    /// A wide character takes two columns of a terminal, a combining mark none.
    @Test(arguments: [
        ("東京", "東京   1"), ("👩‍🔬 x", "👩‍🔬 x   1"), ("ｆｕ", "ｆｕ   1"), ("한글", "한글   1"), ("❤️❤️", "❤️❤️   1"),
        ("e\u{301}cole", "e\u{301}cole  1"),
        ("élan", "élan   1"), ("Жук", "Жук    1"), ("🇩🇪", "🇩🇪     1"), ("→", "→      1"),
    ])
    func cellsAreAsWideAsTheyLook(_ name: String, line: String) {
        let lines = lines([("Type", .words), ("N", .numbers)], ["sixsix", "1"], [name, "1"])
        #expect(lines[2] == "sixsix 1")
        #expect(lines[3] == line)
    }

    @Test func aWideCellWidensItsColumn() {
        #expect(
            lines([("T", .words), ("N", .numbers)], ["東京", "1"], ["a", "22"]) == [
                "T     N",
                "---- --",
                "東京  1",
                "a    22",
            ])
    }

    @Test(arguments: [
        ("two\nlines", "two\\nlines"), ("two\r\nlines", "two\\r\\nlines"), ("tab\there", "tab\\there"),
        ("a\u{2028}b", "a\\u{2028}b"), ("red\u{9B}31m", "red\\u{9B}31m"), ("\u{1B}[2J", "\\u{1B}[2J"),
        ("\u{202E}rtl", "\\u{202E}rtl"), ("plain text", "plain text"),
    ])
    func aCellStaysOnItsLine(_ text: String, shown: String) {
        let lines = lines([("T", .words)], [text])
        #expect(lines.count == 3)
        #expect(lines.last == shown)
    }
}
