import Testing

@testable import PlainText

/// Numbers as people write them elsewhere, which are refused by name.
@Suite struct WrittenNumberTests {
    private static func fault(_ text: String) -> NumberFault? {
        do {
            _ = try WrittenNumber.double(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("0x10", NumberFault.Cause.hexadecimal), ("-0X1P-3", .hexadecimal), ("+0xfp0", .hexadecimal),
        ("0xg", .notANumber),
        ("nan", .notANumber), ("inf", .notANumber), ("Infinity", .notANumber), ("1e", .notANumber), ("", .notANumber),
        ("1.2.3", .notANumber), ("1,23,456", .notANumber), ("1'00", .notANumber), ("1 000'000", .notANumber),
        ("EUR", .notANumber), ("12abc", .notANumber), ("%", .notANumber), ("$", .notANumber), ("--1", .notANumber),
        ("1e400", .tooLarge), ("1e-400", .tooSmall),
    ])
    func causes(_ text: String, cause: NumberFault.Cause) {
        #expect(Self.fault(text)?.cause == cause)
    }

    @Test(arguments: [
        ("50%", NumberFault.Cause.percentage, "0.5"), ("7 %", .percentage, "0.07"), ("-12,5%", .percentage, "-0.125"),
        ("$0.20", .currency, "0.20"), ("0,20 €", .currency, "0.20"), ("EUR 0.2", .currency, "0.2"),
        ("1e3USD", .currency, "1e3"),
        ("£1,234.50", .currency, "1234.50"), ("¥1\u{A0}000", .currency, "1000"),
        ("1,000", .thousands, "1000"), ("1,000,000.5", .thousands, "1000000.5"), ("1 000", .thousands, "1000"),
        ("1\u{202F}000", .thousands, "1000"), ("1'000", .thousands, "1000"), ("1\u{2019}000.25", .thousands, "1000.25"),
        ("1.000.000", .thousands, "1000000"), ("1_000", .thousands, "1000"), ("-1,000", .thousands, "-1000"),
        ("0,5", .decimalComma, "0.5"), ("0,125", .decimalComma, "0.125"), ("1.234,5", .decimalComma, "1234.5"),
        ("1 234,5", .decimalComma, "1234.5"), ("1000,5", .decimalComma, "1000.5"),
        ("12,3456", .decimalComma, "12.3456"),
    ])
    func remediesShowTheNumber(_ text: String, cause: NumberFault.Cause, plain: String) throws {
        let fault = try #require(Self.fault(text))
        #expect(fault.cause == cause)
        let remedy = try #require(fault.remedy)
        #expect(
            remedy.split { " ,;".contains($0) }.map(String.init).contains { $0 == plain || $0 == plain + "." },
            "\(remedy)")
        #expect(throws: Never.self) { try WrittenNumber.double(plain) }
    }

    @Test func integersTakeEveryNotation() throws {
        #expect(try WrittenNumber.integer(" 1e9 ") == 1_000_000_000)
        #expect(try WrittenNumber.integer("1.5e1") == 15)
        #expect(throws: NumberFault.self) { try WrittenNumber.integer("1.5") }
        #expect(throws: NumberFault.self) { try WrittenNumber.integer("0x10") }
    }
}
