import Testing

@testable import Reporting

@Suite struct NumberTextTests {
    @Test(arguments: [
        (391.9094384, 6, "391.909"), (1.23e-13, 2, "1.2e-13"), (0, 6, "0"), (-0.0, 6, "0"), (0.2, 6, "0.2"),
        (1e-8, 2, "1e-08"),
        (-3.55e-15, 2, "-3.6e-15"), (1e9, 6, "1e+09"), (999_999.6, 6, "1e+06"),
    ])
    func significantDigits(_ number: Double, digits: Int, text: String) {
        #expect(number.significant(digits) == text)
    }

    @Test(arguments: [
        (0.8647827601583, 12, "0.864782760158"), (86.478276, 4, "86.4783"), (0, 3, "0.000"), (1e9, 3, "1000000000.000"),
        (-1.5, 1, "-1.5"),
    ])
    func fixedDecimals(_ number: Double, digits: Int, text: String) {
        #expect(number.decimals(digits) == text)
    }

    @Test(arguments: [
        0.1, 1.0 / 3, 1e-300, .leastNonzeroMagnitude, 1.7976931348623157e308, 391.9094384029726, -0.0, 1e16,
        123_456_789,
    ])
    func exactTextReadsBackAsTheSameNumber(_ number: Double) throws {
        let read = try #require(Double(number.exact))
        #expect(read.bitPattern == number.bitPattern)
    }

    @Test(arguments: [(0.00042, "0.42 ms"), (0.0139, "13.9 ms"), (1.32, "1.32 s"), (75, "75 s"), (0, "0 ms")])
    func durationsHaveAUnitThatSuitsTheirSize(_ seconds: Double, text: String) {
        #expect(seconds.asDuration == text)
    }
}
