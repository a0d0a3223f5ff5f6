import Foundation

/// The programs that draw Vega-Lite in a browser, in one piece of JavaScript. It is not a part of Accord:
/// `scripts/accord` puts it in its place, ACCORD_VEGA says where that is, and ACCORD_VEGA_SHA256 what it must be.
public enum ChartRuntime: Sendable {
    /// Safe to stand within a script element.
    case script(String)
    /// Nobody says where it is, or it is not there.
    case missing
    /// What is there is not what was expected, and goes into no page.
    case altered(file: String, found: String, expected: String)

    /// The variable that names the file.
    package static let variable = "ACCORD_VEGA"
    /// The variable that holds its SHA-256, in hexadecimal digits; without it, whatever the file holds is taken.
    package static let checksumVariable = "ACCORD_VEGA_SHA256"

    /// Reads what the variables name.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard let path = environment[Self.variable], !path.isEmpty,
            let data = FileManager.default.contents(atPath: path), !data.isEmpty
        else {
            self = .missing
            return
        }
        let found = Fingerprint(of: Array(data)).description
        if let expected = environment[Self.checksumVariable], expected.lowercased() != found {
            self = .altered(file: path, found: found, expected: expected)
            return
        }
        self = .script(
            String(decoding: data, as: UTF8.self).replacingOccurrences(of: "</script", with: "<\\/script")
                .replacingOccurrences(of: "<!--", with: "<\\!--"))
    }

    /// The script itself; nil where there is none.
    public var text: String? { if case .script(let text) = self { text } else { nil } }

    /// Why there are no charts, and how to get them; nil where there are.
    var remedy: String? {
        switch self {
        case .script: nil
        case .missing:
            """
            The charts are missing, since the programs that draw them were not found. Make the report with \
            scripts/accord, which fetches them, or let the variable \(Self.variable) name a file with \
            vl_convert.javascript_bundle("globalThis.vegaEmbed = vegaEmbed;") from the Python package vl-convert-python.
            """
        case .altered(let file, let found, let expected):
            """
            The charts are missing, since \(file) is not what it should be: its SHA-256 is \(found), and \(expected) \
            was expected. Remove it and make the report again with scripts/accord, which writes it anew.
            """
        }
    }
}
