import Testing

@testable import ContractDesign

@Suite struct ExactDecimalTests {
    /// By hand: sums, differences and products of what is written, digit by digit.
    @Test func arithmeticIsExact() throws {
        let (a, b) = (try #require(ExactDecimal("0.1")), try #require(ExactDecimal("0.2")))
        #expect(a + b == ExactDecimal("0.3"))
        #expect((a - b).text == "-0.1")
        #expect((try #require(ExactDecimal("123456789.123456789")) * 1e-9).text == "0.123456789123456789")
        #expect(ExactDecimal("1e30")! - ExactDecimal("1e-8")! < ExactDecimal("1e30")!)
        #expect((ExactDecimal("1e30")! - ExactDecimal("1e-8")!).text == "999999999999999999999999999999.99999999")
    }

    @Test(arguments: [
        ("0", "0"), ("-0.0", "0"), ("+1.50", "1.5"), ("12e3", "12000"), ("1e-9", "1e-9"), ("0.000012", "0.000012"),
        ("123.4500e2", "12345"), ("-2.5E-3", "-0.0025"), ("1e22", "1e22"),
    ])
    func whatIsReadIsWritten(_ written: String, _ text: String) throws {
        #expect(try #require(ExactDecimal(written)).text == text)
    }

    @Test(arguments: ["", ".", "e5", "1e", "1.2.3", "0x1", "nan", "1e999999", "١", "1 2", "--1"])
    func whatIsNoDecimalIsNotRead(_ text: String) { #expect(ExactDecimal(text) == nil) }

    @Test(arguments: [0.1, 391.909438402609, 1e-300, -2.5e17, 2.3e-308, .greatestFiniteMagnitude, 1.0 / 3])
    func doublesComeBack(_ number: Double) { #expect(ExactDecimal(number).value == number) }

    /// 10 / 3 = 3.33..., -10 / 3 = -3.33..., 1 / 8 = 0.125.
    @Test func quotientsAreRaisedToAPlace() throws {
        let (ten, three) = (ExactDecimal(10), ExactDecimal(3))
        #expect(ExactDecimal.quotient(ten, three, raisedToPlace: -3).text == "3.334")
        #expect(ExactDecimal.quotient(ExactDecimal(-10), three, raisedToPlace: -3).text == "-3.333")
        #expect(ExactDecimal.quotient(ExactDecimal(1), ExactDecimal(8))?.text == "0.125")
        #expect(ExactDecimal.quotient(ten, three) == nil)
        #expect(ExactDecimal.quotient(ExactDecimal(1), ExactDecimal(1.0 / 1024))?.text == "1024")
        #expect(ExactDecimal(1.0009765625).truncated(toDigits: 5).text == "1.0009")
        #expect(ExactDecimal(1.0001).raised(toPlace: -2).text == "1.01")
        #expect(ExactDecimal(-1.0001).raised(toPlace: -2).text == "-1")
    }
}

extension ExactDecimal {
    fileprivate static func * (a: ExactDecimal, b: Double) -> ExactDecimal { a * ExactDecimal(b) }
}
