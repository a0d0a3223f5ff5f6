/// Numbers as tables, options and specifications write them: one grammar for all, that of ``DecimalLiteral``.
package enum WrittenNumber {
    /// The finite number that a text is, white space around it apart.
    ///
    /// Throws ``NumberFault`` if it is none, or too large or too small for a double. O(length).
    package static func double(_ text: String) throws(NumberFault) -> Double {
        let trimmed = text.trimmed
        guard let literal = DecimalLiteral(trimmed), let value = literal.double else { throw NumberFault(of: trimmed) }
        guard value.isFinite else { throw .tooLarge }
        guard value != 0 || literal.isZero else { throw .tooSmall }
        return value
    }

    /// The exact integer that a text is, in any notation of ``double(_:)``: `1e9` is an integer.
    ///
    /// Throws ``NumberFault`` if it is none, or does not fit 64 bits. O(length).
    package static func integer(_ text: String) throws(NumberFault) -> Int {
        let trimmed = text.trimmed
        guard let literal = DecimalLiteral(trimmed) else {
            let fault = NumberFault(of: trimmed)
            throw fault.cause == .notANumber ? .fraction : fault
        }
        switch literal.whole {
        case .integer(let value): return value
        case .outOfRange: throw .beyondIntegers
        case .fraction: throw .fraction
        }
    }
}

/// Why a text is not a number, and what to write instead.
package struct NumberFault: Error, Equatable, Sendable {
    /// What makes the text no number.
    package enum Cause: Equatable, Sendable {
        case notANumber, notWhole, tooLarge, tooSmall
        /// Written as a number, in another way than is read here.
        case hexadecimal, percentage, currency, thousands, decimalComma
    }

    package let cause: Cause
    /// What the text is or is not, to follow it in a sentence: `is a percentage`.
    package let verdict: String
    /// How to mend it, a sentence; nil where an example of a number says it best.
    package let remedy: String?

    static let tooLarge = NumberFault(
        cause: .tooLarge, verdict: "is too large for a number", remedy: "Write a number between -1.7e308 and 1.7e308.")
    static let tooSmall = NumberFault(
        cause: .tooSmall, verdict: "is too small for a number", remedy: "Write 0, or a number further from 0.")
    static let fraction = NumberFault(cause: .notWhole, verdict: "is not a whole number", remedy: nil)
    static let beyondIntegers = NumberFault(
        cause: .tooLarge, verdict: "is too large for a whole number", remedy: nil)
}

// MARK: - How else people write numbers

extension NumberFault {
    /// Names what is wrong with a text that is no ``DecimalLiteral``. O(length).
    init(of text: String) {
        if Self.isHexadecimal(text) {
            self.init(cause: .hexadecimal, verdict: "is a hexadecimal number, not a decimal one", remedy: nil)
        } else if let percent = Self.percentage(text) {
            self.init(
                cause: .percentage, verdict: "is a percentage", remedy: "Write \(percent), without the percent sign.")
        } else if let amount = Self.amount(text) {
            self.init(
                cause: .currency, verdict: "has a currency with it",
                remedy: "Write the number alone, such as \(amount).")
        } else if let grouped = GroupedNumber(text) {
            self = grouped.fault
        } else {
            self.init(cause: .notANumber, verdict: "is not a number", remedy: nil)
        }
    }

    private static func isHexadecimal(_ text: String) -> Bool {
        let digits = text.drop { $0 == "+" || $0 == "-" }.lowercased()
        return digits.hasPrefix("0x") && digits.dropFirst(2).first?.isHexDigit == true
    }

    /// What `50%` is as a number: 0.5.
    private static func percentage(_ text: String) -> String? {
        guard let sign = text.last, sign == "%" || sign == "\u{FF05}" else { return nil }
        guard let plain = plain(String(text.dropLast())), let value = DecimalLiteral(plain)?.double else { return nil }
        return "\(value / 100)"
    }

    /// The number in `$0.20`, `0.20 €` or `EUR 0.20`.
    private static func amount(_ text: String) -> String? {
        let body = text.drop { $0 == "+" || $0 == "-" }
        if let first = body.first, first.isCurrencySymbol { return plain(String(body.dropFirst())) }
        if let last = body.last, last.isCurrencySymbol { return plain(String(body.dropLast())) }
        if body.prefix(3).isCurrencyCode { return plain(String(body.dropFirst(3))) }
        if body.suffix(3).isCurrencyCode { return plain(String(body.dropLast(3))) }
        return nil
    }

    /// The decimal number that a text means, in the customs known here; nil if it is none.
    private static func plain(_ text: String) -> String? {
        let trimmed = text.trimmed
        return DecimalLiteral(trimmed) != nil ? trimmed : GroupedNumber(trimmed)?.plain
    }
}

extension Substring {
    /// Three capitals, as ISO 4217 has them.
    fileprivate var isCurrencyCode: Bool { count == 3 && allSatisfy { ("A"..."Z").contains($0) } }
}
