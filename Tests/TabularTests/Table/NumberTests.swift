import Testing

@testable import Tabular

/// The cell "cost" at 2:3, written in quotes so that any text may stand in it.
private func cost(_ text: String) throws -> Cell {
    try Table(bytes: CSVText(header: ["id", "cost"], rows: [["x", text]]).bytes, file: "t.csv").rows[0].cell("cost")
}

private func message(_ read: () throws -> Void) throws -> String {
    try #require(throws: TableError.self) { try read() }.description
}

@Suite struct NumberTests {
    static let numbers: [(text: String, value: Double)] = [
        ("0", 0), ("1", 1), ("+1", 1), ("-2.5", -2.5), ("1e-3", 0.001), ("1E+3", 1000), (" 0.5 ", 0.5),
        ("\n0.5\u{A0}", 0.5), (".5", 0.5), ("5.", 5), ("007", 7), ("0e999999", 0), ("0.000e-9999", 0),
        ("5e-324", .leastNonzeroMagnitude), ("1.7976931348623157e308", .greatestFiniteMagnitude), ("0.1", 0.1),
        ("123456789012345678901234567890", 1.2345678901234568e29),
    ]

    @Test(arguments: numbers) func readsNumbers(text: String, value: Double) throws {
        #expect(try cost(text).number() == value)
    }

    @Test func zeroHasNoSign() throws {
        #expect(try cost("-0.0").number().sign == .plus)
    }

    static let faults: [(text: String, problem: String)] = [
        ("abc", "cost \"abc\" is not a number. Write a decimal number such as 0.25."),
        ("nan", "cost \"nan\" is not a number. Write a decimal number such as 0.25."),
        ("inf", "cost \"inf\" is not a number. Write a decimal number such as 0.25."),
        ("-Infinity", "cost \"-Infinity\" is not a number. Write a decimal number such as 0.25."),
        ("0x1p3", "cost \"0x1p3\" is a hexadecimal number, not a decimal one. Write a decimal number such as 0.25."),
        ("1_000", "cost \"1_000\" has a thousands separator. Write 1000, without separators."),
        ("50%", "cost \"50%\" is a percentage. Write 0.5, without the percent sign."),
        ("$0.20", "cost \"$0.20\" has a currency with it. Write the number alone, such as 0.20."),
        ("1.2.3", "cost \"1.2.3\" is not a number. Write a decimal number such as 0.25."),
        ("12abc", "cost \"12abc\" is not a number. Write a decimal number such as 0.25."),
        ("1e", "cost \"1e\" is not a number. Write a decimal number such as 0.25."),
        ("1e+", "cost \"1e+\" is not a number. Write a decimal number such as 0.25."),
        ("1e0.5", "cost \"1e0.5\" is not a number. Write a decimal number such as 0.25."),
        (".", "cost \".\" is not a number. Write a decimal number such as 0.25."),
        ("+", "cost \"+\" is not a number. Write a decimal number such as 0.25."),
        ("--1", "cost \"--1\" is not a number. Write a decimal number such as 0.25."),
        ("\u{2212}1", "cost \"\u{2212}1\" is not a number. Write a decimal number such as 0.25."),
        ("\u{661}", "cost \"\u{661}\" is not a number. Write a decimal number such as 0.25."),
        ("1\n2", "cost \"1\\n2\" is not a number. Write a decimal number such as 0.25."),
        ("1\u{200B}", "cost \"1\\u{200B}\" is not a number. Write a decimal number such as 0.25."),
        ("1,5", "cost \"1,5\" has a decimal comma. Write 1.5, with a point for the decimals."),
        ("", "the cell of column \"cost\" is empty. Write a decimal number such as 0.25."),
        (" \t", "the cell of column \"cost\" is empty. Write a decimal number such as 0.25."),
        ("1e309", "cost \"1e309\" is too large for a number. Write a number between -1.7e308 and 1.7e308."),
        ("-1e309", "cost \"-1e309\" is too large for a number. Write a number between -1.7e308 and 1.7e308."),
        ("1e-400", "cost \"1e-400\" is too small for a number. Write 0, or a number further from 0."),
        (
            String(repeating: "9", count: 41) + "x",
            "cost \"\(String(repeating: "9", count: 40))…\" is not a number. Write a decimal number such as 0.25."
        ),
    ]

    @Test(arguments: faults) func refusesOtherTexts(text: String, problem: String) throws {
        let message = try message { _ = try cost(text).number() }
        #expect(message == "t.csv:2:3: \(problem)")
    }

    @Test func readsTextsThatAreNotEmpty() throws {
        #expect(try cost(" a ").nonEmptyText() == " a ")
        #expect(
            try message { _ = try cost(" ").nonEmptyText() }
                == "t.csv:2:3: the cell of column \"cost\" is empty. Write a value in the cell.")
    }
}

@Suite struct NumberConditionTests {
    struct Trial: Sendable {
        let condition: NumberCondition
        let fits: [String]
        let unfit: String
        let message: String
    }

    static let trials = [
        Trial(
            condition: .positive, fits: ["1e-9", "3"], unfit: "0",
            message: "cost \"0\" is not a number above 0. Write a decimal number above 0, such as 0.25."),
        Trial(
            condition: .nonNegative, fits: ["0", "-0"], unfit: "-0.1",
            message: "cost \"-0.1\" is not a number of 0 or more. Write a decimal number of 0 or more, such as 0.25."),
        Trial(
            condition: .within(0...1), fits: ["0", "1"], unfit: "1.01",
            message: "cost \"1.01\" is not a number from 0 to 1. Write a decimal number from 0 to 1, such as 0.25."),
        Trial(
            condition: .within(1.5...9), fits: ["1.5", "9"], unfit: "0.25",
            message: "cost \"0.25\" is not a number from 1.5 to 9. Write a decimal number from 1.5 to 9, such as 1.5."),
        Trial(
            condition: NumberCondition("below 3", example: "2") { $0 < 3 }, fits: ["2"], unfit: "x",
            message: "cost \"x\" is not a number. Write a decimal number below 3, such as 2."),
    ]

    @Test(arguments: trials) func appliesConditions(_ trial: Trial) throws {
        for text in trial.fits {
            #expect(throws: Never.self) { try cost(text).number(trial.condition) }
        }
        #expect(try message { _ = try cost(trial.unfit).number(trial.condition) } == "t.csv:2:3: " + trial.message)
    }
}

@Suite struct IntegerTests {
    static let integers: [(text: String, value: Int)] = [
        ("0", 0), ("-0", 0), ("10", 10), ("+5", 5), (" 7 ", 7), ("1e9", 1_000_000_000), ("1.5e1", 15), ("2.00", 2),
        ("1200e-2", 12), ("0e999999999999999999999", 0), ("9223372036854775807", .max),
        ("-9223372036854775808", .min), ("9007199254740993", 9_007_199_254_740_993),
        ("0." + String(repeating: "0", count: 30) + "4e31", 4),
    ]

    @Test(arguments: integers) func readsIntegers(text: String, value: Int) throws {
        #expect(try cost(text).integer() == value)
    }

    static let plain = "Write a whole number such as 10."

    static let faults: [(text: String, problem: String)] = [
        ("1.5", "cost \"1.5\" is not a whole number. \(plain)"),
        ("1e-1", "cost \"1e-1\" is not a whole number. \(plain)"),
        ("1e-99999999999999999999", "cost \"1e-99999999999999999999\" is not a whole number. \(plain)"),
        ("ten", "cost \"ten\" is not a whole number. \(plain)"),
        ("0x10", "cost \"0x10\" is a hexadecimal number, not a decimal one. \(plain)"),
        (
            "1,000",
            "cost \"1,000\" has a thousands separator. Write 1000, without separators; or, if the comma is for the decimals, write a point."
        ),
        ("", "the cell of column \"cost\" is empty. \(plain)"),
        ("9223372036854775808", "cost \"9223372036854775808\" is too large for a whole number. \(plain)"),
        ("1e99999999999999999999", "cost \"1e99999999999999999999\" is too large for a whole number. \(plain)"),
    ]

    @Test(arguments: faults) func refusesOtherTexts(text: String, problem: String) throws {
        #expect(try message { _ = try cost(text).integer() } == "t.csv:2:3: \(problem)")
    }

    static let ranges: [(range: ClosedRange<Int>, text: String, problem: String)] = [
        (1...Int.max, "0", "of 1 or more. Write a whole number of 1 or more, such as 10."),
        (Int.min...5, "6", "of 5 or less. Write a whole number of 5 or less, such as 5."),
        (20...30, "31", "from 20 to 30. Write a whole number from 20 to 30, such as 20."),
    ]

    @Test(arguments: ranges) func refusesIntegersOutOfRange(
        range: ClosedRange<Int>, text: String, problem: String
    ) throws {
        let message = try message { _ = try cost(text).integer(in: range) }
        #expect(message == "t.csv:2:3: cost \"\(text)\" is not a whole number \(problem)")
    }
}
