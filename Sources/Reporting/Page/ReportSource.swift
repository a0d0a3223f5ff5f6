import Foundation
import PlainText

/// Where a report comes from: enough for somebody else to make it again.
public struct ReportSource: Sendable {
    /// A file that the answer rests on.
    public struct Input: Sendable {
        /// As it was named.
        public var file: String
        /// Of its bytes.
        package var fingerprint: Fingerprint

        /// For people.
        var name: String { file == "-" ? "standard input" : file.visible }

        /// The bytes are what the fingerprint is made of, and are not kept.
        public init(file: String, bytes: [UInt8]) {
            self.file = file
            fingerprint = Fingerprint(of: bytes)
        }
    }

    /// The files, the main one first.
    public var inputs: [Input]
    /// Of the tool, as `accord --version` prints it.
    public var version: String
    /// The command that made the report, word for word.
    public var command: [String]
    /// What draws the charts, where there is something.
    public var runtime: ChartRuntime

    /// Names what somebody else needs to make the report again.
    /// - Parameters:
    ///   - inputs: the files that the answer rests on, the main one first.
    ///   - version: of the tool.
    ///   - command: word for word; empty where there was none.
    ///   - runtime: what draws the charts.
    public init(_ inputs: [Input], version: String, command: [String] = [], runtime: ChartRuntime) {
        self.inputs = inputs
        self.version = version
        self.command = command
        self.runtime = runtime
    }

    /// The first of the inputs, for people.
    var name: String { inputs.first?.name ?? "" }

    /// The last section of each report.
    /// - Parameter command: that makes the report again; nil for the one that made it.
    func section(command: [String]? = nil) -> ReportPage.Section {
        ReportPage.Section(
            heading: "Where this comes from",
            facts: [Fact("Made by", version)]
                + inputs.map { Fact("SHA-256 of \($0.name)", $0.fingerprint.description) },
            codes: [ReportPage.Code(caption: "The same answer again:", text: (command ?? self.command).asShellCommand)])
    }
}

extension [String] {
    /// The words as a command of a shell.
    var asShellCommand: String { map(\.asShellWord).joined(separator: " ") }
}

extension String {
    /// The text as one word of a shell command.
    var asShellWord: String {
        let plain = unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789_./:,=+-%@".unicodeScalars.contains($0))
        }
        if plain && !isEmpty { return self }
        // By scalar, as the shell reads: a quote with a mark over it is another character, and still ends the word.
        return "'" + unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }
}
