/// A number as people write it: sign, digits, decimal point, power of ten; nothing else, and never rounded.
///
/// The grammar is `[+-] (digits [. digits] | . digits) [(e|E) [+-] digits]`, all in ASCII.
package struct DecimalLiteral {
    /// What a literal is when read as a 64-bit integer.
    package enum Whole: Equatable {
        case integer(Int)
        case fraction
        case outOfRange
    }

    private let text: String
    private let isNegative: Bool
    /// The significant digits without zeros at either end; empty for zero.
    private let digits: ArraySlice<UInt8>
    /// The power of ten of the last significant digit.
    private let exponent: Int

    /// Powers of ten beyond this are held at it: no digits within the read limits can bring them back.
    private static let farthestExponent = 1_000_000_000

    /// Parses a whole text, without blanks; nil if it is not such a number. O(length).
    package init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        Self.skipSign(&rest)
        var digits = Self.takeDigits(&rest)
        var exponent = 0
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            let fraction = Self.takeDigits(&rest)
            exponent = -fraction.count
            digits += fraction
        }
        guard !digits.isEmpty else { return nil }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            let isDown = rest.first == UInt8(ascii: "-")
            Self.skipSign(&rest)
            let power = Self.takeDigits(&rest)
            guard !power.isEmpty else { return nil }
            exponent += isDown ? -Self.saturated(power) : Self.saturated(power)
        }
        guard rest.isEmpty else { return nil }

        let zero = UInt8(ascii: "0")
        var significant = digits.drop { $0 == zero }
        while significant.last == zero {
            significant.removeLast()
            exponent += 1
        }
        self.text = text
        self.isNegative = isNegative
        self.digits = significant
        self.exponent = exponent
    }

    /// Whether the literal is exactly 0. O(1).
    package var isZero: Bool { digits.isEmpty }

    /// The nearest double: infinite on overflow, 0 on underflow, never negative zero. O(length).
    package var double: Double? {
        isZero ? 0 : Double(text)
    }

    /// The exact integer, if the literal is one that fits. O(length).
    package var whole: Whole {
        if isZero { return .integer(0) }
        if exponent < 0 { return .fraction }
        guard digits.count + exponent <= 19 else { return .outOfRange }
        let plain = String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: exponent)
        return Int((isNegative ? "-" : "") + plain).map { .integer($0) } ?? .outOfRange
    }

    private static func skipSign(_ rest: inout ArraySlice<UInt8>) {
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        return digits
    }

    private static func saturated(_ power: ArraySlice<UInt8>) -> Int {
        let value = Int(String(decoding: power, as: UTF8.self)) ?? farthestExponent
        return min(value, farthestExponent)
    }
}
