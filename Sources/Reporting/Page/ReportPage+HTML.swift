import Mustache
import PlainText

extension ReportPage {
    /// The page as one HTML document, UTF-8, that refers to nothing outside itself.
    /// - Throws: where the template is broken, which a test would have found.
    public func html() throws -> [UInt8] {
        MustacheContentTypes.register(MarkupText(), named: "MARKUP")
        let template = try MustacheTemplate(string: EmbeddedText.report_mustache)
        return Array(template.render(Content(self)).utf8)
    }

    /// A section with how it is laid out on paper.
    private struct Laid {
        let section: Section
        /// A picture stays under its heading, and a table under what leads to it.
        let isTogether, isTabled: Bool
        let compared: String?

        init(_ section: Section) {
            self.section = section
            isTogether = section.chart != nil && section.table == nil
            isTabled = !isTogether && section.table != nil
            compared = section.compared?.rawValue
        }
    }

    /// What the template names.
    private struct Content {
        let title, lead: String
        let header: [Fact]
        let hint: String?
        let sections: [Laid]
        let check: SelfCheck?
        let hasCharts: Bool
        let script: String?

        init(_ page: ReportPage) {
            title = page.title
            lead = page.lead
            header = page.header
            hint = page.hint
            let shown = page.shownSections
            sections = shown.map(Laid.init)
            check = page.check
            hasCharts = shown.contains { $0.chart != nil }
            script = page.script
        }
    }
}

/// Escapes by Unicode scalar, and shows what is invisible. The library's own way goes by grapheme, and a "<" that a
/// preceding mark makes a part of a larger grapheme would pass it.
private struct MarkupText: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.visibleLines.unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
