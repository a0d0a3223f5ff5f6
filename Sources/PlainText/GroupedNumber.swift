/// A number with marks between its thousands, or with a comma for its decimals: not read, but understood.
struct GroupedNumber {
    /// The same number as tables read it, such as `1234.5` for `1.234,5`.
    let plain: String
    private let hasDecimalComma: Bool
    private let hasThousands: Bool
    /// A comma before three digits, which may separate either.
    private let isAmbiguous: Bool

    private static let groupMarks: Set<Character> = [" ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "\u{2019}", "_"]

    /// Nil for a text that is no such number, and for a plain one. O(length).
    init?(_ text: String) {
        let sign = text.prefix { $0 == "-" || $0 == "+" }
        let body = text.dropFirst(sign.count)
        guard sign.count <= 1, body.first?.isDecimalDigit == true, body.last?.isDecimalDigit == true else { return nil }
        guard let mark = Self.decimalMark(in: body) else { return nil }

        let halves = mark.index.map { (body[..<$0], body[body.index(after: $0)...]) } ?? (body, "")
        guard halves.1.allSatisfy(\.isDecimalDigit) else { return nil }
        let groups = halves.0.split(omittingEmptySubsequences: false) { !$0.isDecimalDigit }
        let marks = halves.0.filter { !$0.isDecimalDigit }
        guard Set(marks).count <= 1, marks.allSatisfy({ Self.groupMarks.contains($0) || $0 == "," || $0 == "." }) else {
            return nil
        }
        hasThousands = groups.count > 1
        if hasThousands {
            guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        hasDecimalComma = mark.index.map { body[$0] == "," } ?? false
        guard hasThousands || hasDecimalComma else { return nil }
        isAmbiguous = mark.isAmbiguous
        plain = sign + groups.joined() + (halves.1.isEmpty ? "" : "." + halves.1)
    }

    /// Where the decimals begin: at the last point or comma, unless that separates thousands too. Nil if two could.
    private static func decimalMark(in body: Substring) -> (index: Substring.Index?, isAmbiguous: Bool)? {
        let (commas, points) = (body.count { $0 == "," }, body.count { $0 == "." })
        guard let last = body.lastIndex(where: { $0 == "," || $0 == "." }) else { return (nil, false) }
        if commas > 0, points > 0 { return (body[last] == "," ? commas : points) == 1 ? (last, false) : nil }
        if commas + points > 1 { return (nil, false) }
        let (whole, decimals) = (body[..<last], body[body.index(after: last)...])
        let couldBeThousands = decimals.count == 3 && whole.count <= 3 && whole.first != "0"
        return commas == 1 && couldBeThousands ? (nil, true) : (last, false)
    }

    /// What is wrong with the text, and the number to write.
    var fault: NumberFault {
        if hasDecimalComma {
            return NumberFault(
                cause: .decimalComma, verdict: "has a decimal comma",
                remedy: "Write \(plain), with a point for the decimals.")
        }
        let other = isAmbiguous ? "; or, if the comma is for the decimals, write a point" : ""
        return NumberFault(
            cause: .thousands, verdict: "has a thousands separator",
            remedy: "Write \(plain), without separators\(other).")
    }
}

extension Character {
    fileprivate var isDecimalDigit: Bool { ("0"..."9").contains(self) }
}
