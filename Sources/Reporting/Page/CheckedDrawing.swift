/// SVG that only draws: elements and attributes from short lists, closed in order, and no reference to anything outside.
struct CheckedDrawing {
    /// The same markup, its names made the page's own.
    let markup: String

    private static let elements: Set = [
        "svg", "g", "path", "line", "rect", "circle", "text", "tspan", "defs", "clipPath", "linearGradient", "stop",
        "title",
        "desc",
    ]
    private static let attributes: Set = [
        "width", "height", "viewBox", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity",
        "stroke-dasharray",
        "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity", "transform", "d", "x",
        "y",
        "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "id", "clip-path", "offset", "stop-color",
        "stop-opacity", "gradientUnits", "text-anchor", "dominant-baseline", "font-family", "font-size", "font-weight",
        "font-style", "display", "version", "xmlns",
    ]
    /// What may be there and is left out: the page says what the whole picture shows.
    private static let dropped: Set = [
        "class", "role", "aria-roledescription", "aria-label", "aria-hidden", "pointer-events", "xmlns:xlink",
    ]

    /// - Parameter prefix: goes before each name that other parts of the drawing refer to, so that the drawings of a page do
    ///   not share any.
    /// - Throws: `Refusal` where it is something else than a drawing.
    init(_ text: String, prefix: String) throws(Refusal) {
        var scanner = Scanner(rest: Substring(text.trimmed).unicodeScalars)
        var (written, open) = ("", [String]())
        repeat {
            let text = scanner.take { $0 != "<" }
            guard !open.isEmpty || text.isEmpty, text.isPlainText else {
                throw Refusal("text outside of elements, or an entity")
            }
            written += text
            guard scanner.skip("<") else { throw Refusal("an element that is not closed") }
            if scanner.skip("/") {
                let name = scanner.name
                guard scanner.skip(">"), open.popLast() == name else { throw Refusal("</\(name)> closes nothing") }
                written += "</\(name)>"
                continue
            }
            let name = scanner.name
            guard Self.elements.contains(name), open.isEmpty == (name == "svg") else {
                throw Refusal("the element <\(name)>")
            }
            written += "<\(name)" + (try Self.attributes(of: &scanner, prefix))
            if scanner.skip("/>") {
                written += "/>"
            } else if scanner.skip(">") {
                open.append(name)
                written += ">"
            } else {
                throw Refusal("what stands within <\(name)>")
            }
        } while !open.isEmpty
        guard scanner.rest.isEmpty else { throw Refusal("something after the drawing") }
        markup = written
    }

    private static func attributes(of scanner: inout Scanner, _ prefix: String) throws(Refusal) -> String {
        var written = ""
        while scanner.skip(" ") {
            let name = scanner.name
            guard attributes.contains(name) || dropped.contains(name), scanner.skip("=\"") else {
                throw Refusal("the attribute \(name)")
            }
            var value = scanner.take { $0 != "\"" && $0 != "<" }
            guard scanner.skip("\""), value.isPlainText else { throw Refusal("the value of \(name)") }
            if dropped.contains(name) { continue }
            if name == "id" { value = prefix + value }
            if value.contains("url(") {
                guard value.hasPrefix("url(#"), value.hasSuffix(")"), value.dropFirst(5).allSatisfy({ $0 != "(" })
                else {
                    throw Refusal("the reference \(value)")
                }
                value = "url(#\(prefix)\(value.dropFirst(5))"
            }
            written += " \(name)=\"\(value)\""
        }
        return written
    }

    /// What makes a text no drawing, a few words.
    struct Refusal: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }

    private struct Scanner {
        var rest: Substring.UnicodeScalarView

        mutating func take(while holds: (Unicode.Scalar) -> Bool) -> String {
            let taken = rest.prefix(while: holds)
            rest = rest[taken.endIndex...]
            return String(taken)
        }

        mutating func skip(_ text: String) -> Bool {
            guard rest.starts(with: text.unicodeScalars) else { return false }
            rest = rest.dropFirst(text.unicodeScalars.count)
            return true
        }

        /// Letters, hyphens, colons and digits.
        var name: String {
            mutating get {
                take { scalar in
                    switch scalar {
                    case "a"..."z", "A"..."Z", "0"..."9", "-", ":": true
                    default: false
                    }
                }
            }
        }
    }
}

extension String {
    /// Whether every "&" begins an entity that is plain text.
    fileprivate var isPlainText: Bool {
        split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy { part in
            part.wholeMatch(of: /(?:amp|lt|gt|quot|apos|#[0-9]{1,7});[\s\S]*/) != nil
        }
    }

    fileprivate var trimmed: String {
        let isBlank = { (character: Character) in character.isWhitespace }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
