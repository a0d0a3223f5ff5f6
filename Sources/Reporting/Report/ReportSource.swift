import Foundation

/// Where a report comes from: enough for somebody else to make it again.
public struct ReportSource: Sendable {
    /// The input file as it was named.
    public var file: String
    /// Of the bytes of the input file.
    public var fingerprint: Fingerprint
    /// Of the tool, as `accord --version` prints it.
    public var version: String
    /// The charts' runtime; nil for a report without charts.
    public var runtime: ChartRuntime?

    public init(file: String, fingerprint: Fingerprint, version: String, runtime: ChartRuntime?) {
        self.file = file
        self.fingerprint = fingerprint
        self.version = version
        self.runtime = runtime
    }

    /// The last section of each report.
    /// - Parameter command: that makes the report again.
    func section(command: String) -> ReportPage.Section {
        ReportPage.Section(
            heading: "Where this comes from",
            facts: [
                ReportPage.Fact(name: "Made by", value: version),
                ReportPage.Fact(name: "Input", value: file.onOneLine),
                ReportPage.Fact(name: "SHA-256 of the input", value: fingerprint.description),
            ],
            codes: [ReportPage.Code(caption: "The same answer again:", text: command)])
    }
}

extension String {
    /// The text as one word of a shell command.
    var asShellWord: String {
        let plain = unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0123456789_./:,=+-%@".unicodeScalars.contains($0)) }
        if plain && !isEmpty { return self }
        // By scalar, as the shell reads: a quote with a mark over it is another character, and still ends the word.
        return "'" + unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }
}
