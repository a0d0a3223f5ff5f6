extension String {
    /// The shortened text in quotes.
    var excerpt: String { "\"\(shortened)\"" }

    /// The text cut to 40 characters, with invisible characters written as escapes.
    var shortened: String {
        let shown = String(unicodeScalars.prefix(40)).visible
        let isCut = unicodeScalars.dropFirst(40).first != nil
        return isCut ? shown + "…" : shown
    }

    /// The whole text with invisible characters written as escapes, safe to print on a terminal.
    var visible: String {
        unicodeScalars.reduce(into: "") { $0 += $1.visible }
    }

    /// The text without white space at its two ends, judged scalar by scalar.
    var trimmed: String {
        let start = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

extension Collection<String> {
    /// The texts as excerpts in a row, the ninth and later ones only counted.
    var excerpts: String {
        let listed = prefix(8).map(\.excerpt).joined(separator: ", ")
        return count > 8 ? "\(listed) and \(count - 8) more" : listed
    }
}

extension Unicode.Scalar {
    fileprivate var visible: String {
        switch self {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case " ": return " "
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator,
            .privateUse, .unassigned, .surrogate:
            return "\\u{\(String(value, radix: 16, uppercase: true))}"
        default:
            return String(self)
        }
    }
}
