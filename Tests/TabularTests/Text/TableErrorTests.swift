import Testing

@testable import Tabular

@Suite struct TableErrorTests {
    static let messages: [(error: TableError, text: String)] = [
        (
            TableError(
                file: "types.csv", line: 3, column: 8, problem: "cost \"abc\" is not a number",
                remedy: "Write a decimal number such as 0.25."),
            "types.csv:3:8: cost \"abc\" is not a number. Write a decimal number such as 0.25."
        ),
        (TableError(file: "t.csv", line: 3, problem: "p", remedy: "R."), "t.csv:3: p. R."),
        (TableError(kind: .missing, file: "t.csv", problem: "p", remedy: "R."), "t.csv: p. R."),
        (TableError(file: "-", line: 2, problem: "p", remedy: "R."), "standard input:2: p. R."),
        (TableError(file: "./-", problem: "p", remedy: "R."), "./-: p. R."),
        (TableError(file: "", problem: "p", remedy: "R."), "\"\": p. R."),
        (TableError(file: "a\u{1B}[1m\nb", problem: "p", remedy: "R."), "a\\u{1B}[1m\\nb: p. R."),
    ]

    @Test(arguments: messages) func describesItself(error: TableError, text: String) {
        #expect(error.description == text)
    }
}
