import BigInt

/// A number as it is written, digit by digit: significand * 10^exponent. Sums, differences and products are exact.
public struct ExactDecimal: Hashable, Sendable {
    /// Without trailing zeros.
    private let significand: BigInt
    private let exponent: Int

    private init(_ significand: BigInt, exponent: Int) {
        var (significand, exponent) = (significand, significand == 0 ? 0 : exponent)
        while significand != 0 {
            let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: 10)
            if remainder != 0 { break }
            significand = quotient
            exponent += 1
        }
        self.significand = significand
        self.exponent = exponent
    }

    /// The shortest decimal that is read as this number; it must be finite.
    public init(_ value: Double) {
        precondition(value.isFinite, "Only finite numbers are written as decimals.")
        guard let decimal = ExactDecimal("\(value)") else {
            preconditionFailure("Swift writes finite numbers as decimals.")
        }
        self = decimal
    }

    /// Reads a decimal such as `-12.5e-3`; nil for anything else, and for exponents beyond 10,000.
    public init?(_ text: some StringProtocol) {
        let halves = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        guard halves.count <= 2, let mantissa = halves.first else { return nil }
        var power = 0
        if halves.count == 2 {
            guard let written = Int(halves[1]), abs(written) <= 10_000 else { return nil }
            power = written
        }
        let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : ""
        let sign = parts[0].first == "-" || parts[0].first == "+" ? 1 : 0
        let digits = parts[0].dropFirst(sign) + fraction
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let size = BigInt(String(digits))
        else {
            return nil
        }
        self.init(parts[0].first == "-" ? -size : size, exponent: power - fraction.count)
    }

    /// 0.
    public static let zero = ExactDecimal(0, exponent: 0)

    /// As JSON writes it, in full, in powers of ten where that is shorter.
    public var text: String {
        let digits = significand.magnitude.description
        let sign = significand < 0 ? "-" : ""
        let point = digits.count + exponent
        if exponent >= 0, point <= 21 { return sign + digits + String(repeating: "0", count: exponent) }
        if exponent < 0, point > 0 { return sign + digits.prefix(point) + "." + digits.suffix(-exponent) }
        if exponent < 0, point > -6 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        return sign + digits + "e\(exponent)"
    }

    /// The nearest double.
    public var value: Double { Double(text) ?? .nan }
    /// The power of ten of its last digit.
    var place: Int { exponent }
    /// How many digits it has, from the first that is not 0 to the last.
    var digitCount: Int { significand.magnitude.description.count }

    /// The same in so many significant digits, toward zero.
    func truncated(toDigits count: Int) -> ExactDecimal {
        let surplus = digitCount - count
        return surplus > 0
            ? ExactDecimal(significand / BigInt(10).power(surplus), exponent: exponent + surplus) : self
    }

    /// The least multiple of 10^exponent that is no less.
    func raised(toPlace place: Int) -> ExactDecimal {
        if exponent >= place { return self }
        let unit = BigInt(10).power(place - exponent)
        let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: unit)
        return ExactDecimal(remainder > 0 ? quotient + 1 : quotient, exponent: place)
    }

    private func significand(atExponent lower: Int) -> BigInt { significand * BigInt(10).power(exponent - lower) }
}

extension ExactDecimal: Comparable {
    /// The exact sum.
    public static func + (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
        let exponent = min(a.exponent, b.exponent)
        return ExactDecimal(
            a.significand(atExponent: exponent) + b.significand(atExponent: exponent), exponent: exponent)
    }

    /// The exact difference.
    public static func - (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
        a + ExactDecimal(-b.significand, exponent: b.exponent)
    }

    /// The exact product.
    public static func * (a: ExactDecimal, b: ExactDecimal) -> ExactDecimal {
        ExactDecimal(a.significand * b.significand, exponent: a.exponent + b.exponent)
    }

    /// Exactly.
    public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool { (a - b).significand < 0 }
}

extension ExactDecimal {
    /// The least multiple of 10^place that is no less than a / b, b > 0.
    static func quotient(_ a: ExactDecimal, _ b: ExactDecimal, raisedToPlace place: Int) -> ExactDecimal {
        let shift = a.exponent - b.exponent - place
        let numerator = a.significand * (shift > 0 ? BigInt(10).power(shift) : 1)
        let denominator = b.significand * (shift < 0 ? BigInt(10).power(-shift) : 1)
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return ExactDecimal(remainder > 0 ? quotient + 1 : quotient, exponent: place)
    }

    /// a / b where that is a decimal; nil elsewhere.
    static func quotient(_ a: ExactDecimal, _ b: ExactDecimal) -> ExactDecimal? {
        let place = min(0, a.exponent - b.exponent) - 4 * b.digitCount - 4
        let quotient = quotient(a, b, raisedToPlace: place)
        return quotient * b == a ? quotient : nil
    }
}
