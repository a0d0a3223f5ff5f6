import Foundation

/// The programs that draw Vega-Lite in a browser, in one piece of JavaScript. It is not a part of Accord: `scripts/accord`
/// puts it in its place, and ACCORD_VEGA says where that is.
public struct ChartRuntime: Sendable {
    /// Safe to stand within a script element.
    let script: String

    /// The variable that names the file.
    public static let variable = "ACCORD_VEGA"

    static let remedy = """
        The charts are missing, since the programs that draw them were not found. Make the report with scripts/accord, which \
        fetches them, or let the variable ACCORD_VEGA name a file with \
        vl_convert.javascript_bundle("globalThis.vegaEmbed = vegaEmbed;") from the Python package vl-convert-python.
        """

    /// Nil where the variable names no readable file.
    public init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard let path = environment[Self.variable], !path.isEmpty,
            let data = FileManager.default.contents(atPath: path), !data.isEmpty
        else { return nil }
        script = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "</script", with: "<\\/script")
            .replacingOccurrences(of: "<!--", with: "<\\!--")
    }
}

extension ReportPage.ChartPlace {
    init(_ chart: Chart) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = (try? encoder.encode(chart.embedded)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        // Only strings of JSON can hold these, and there the escape means the same.
        let safe = text.unicodeScalars.map { "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) ? "\\u" + $0.hexadecimal : String($0) }
        self.init(id: chart.name, summary: chart.summary, specification: safe.joined())
    }
}

extension Unicode.Scalar {
    fileprivate var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
