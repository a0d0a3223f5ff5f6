extension String {
    /// The shortened text in quotes.
    package var excerpt: String { "\"\(shortened)\"" }

    /// The text cut to 40 characters, with invisible characters written as escapes.
    package var shortened: String {
        let shown = String(unicodeScalars.prefix(40)).visible
        let isCut = unicodeScalars.dropFirst(40).first != nil
        return isCut ? shown + "…" : shown
    }

    /// The whole text with invisible characters written as escapes, such as `\u{1B}` or `\n`: safe for a terminal,
    /// and on one line.
    ///
    /// Letters, marks that combine with them, and emoji stay as they are; joiners do where writing needs them: between
    /// emoji, after a virama, and between Arabic letters. O(length).
    package var visible: String { visible(keeping: []) }

    /// As ``visible``, for a text of several lines. O(length).
    package var visibleLines: String { visible(keeping: ["\n"]) }

    private func visible(keeping kept: Set<Unicode.Scalar>) -> String {
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
        var text = String.UnicodeScalarView()
        let scalars = Array(unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : nil
            let after = index + 1 < scalars.count ? scalars[index + 1] : nil
            if kept.contains(scalar) || scalar.isVisible || scalar.isJoin(between: before, and: after) {
                text.append(scalar)
            } else {
                text.append(contentsOf: scalar.escape.unicodeScalars)
            }
        }
        return String(text)
    }

    /// The text without white space at its two ends, judged scalar by scalar.
    package var trimmed: String {
        let start = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

extension Collection<String> {
    /// The texts as excerpts in a row, the ninth and later ones only counted.
    package var excerpts: String {
        let listed = prefix(8).map(\.excerpt).joined(separator: ", ")
        return count > 8 ? "\(listed) and \(count - 8) more" : listed
    }
}

extension Unicode.Scalar {
    fileprivate var escape: String {
        switch self {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(value, radix: 16, uppercase: true))}"
        }
    }

    fileprivate var isVisible: Bool {
        if self == " " { return true }
        if properties.isDefaultIgnorableCodePoint { return false }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned,
            .surrogate:
            return false
        default:
            return true
        }
    }

    /// Whether an invisible scalar shapes the visible ones beside it, as their writing needs.
    fileprivate func isJoin(between before: Unicode.Scalar?, and after: Unicode.Scalar?) -> Bool {
        guard let before else { return false }
        switch value {
        case 0xFE0E, 0xFE0F:  // the text and the emoji form of a symbol
            return before.properties.isEmoji
        case 0x200D where before.continuesEmoji && after?.isPicture == true:
            return true
        case 0x200C, 0x200D:
            if before.properties.canonicalCombiningClass == .virama { return true }
            return before.isArabic && after?.isArabic == true
        default:
            return false
        }
    }

    /// An emoji, or what may follow one before a joiner: a form, or a skin tone, which is an emoji itself.
    private var continuesEmoji: Bool { value == 0xFE0F || isPicture }

    /// An emoji by itself, which digits, `#` and `*` are not.
    private var isPicture: Bool { properties.isEmoji && !isASCII }

    private var isArabic: Bool {
        [0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF].contains { $0.contains(value) } && properties.isAlphabetic
    }
}

extension Character {
    /// A sign of a currency, such as `$` or `€`.
    var isCurrencySymbol: Bool { unicodeScalars.first?.properties.generalCategory == .currencySymbol }
}
