import Foundation
import PlainText

/// Where a report comes from: enough for somebody else to make it again.
public struct ReportSource: Sendable {
    /// A file that the answer rests on.
    public struct Input: Sendable {
        /// As it was named.
        public var file: String
        /// What it holds.
        public let bytes: [UInt8]
        /// Of its bytes.
        package let fingerprint: Fingerprint

        /// A file by its name and what was read of it.
        public init(file: String, bytes: [UInt8]) {
            self.file = file
            self.bytes = bytes
            fingerprint = Fingerprint(of: bytes)
        }

        /// Without its folders, which are nobody else's business.
        fileprivate var lastName: String {
            file == "-" ? "standard-input.csv" : (file as NSString).lastPathComponent.visible
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
    /// The day on which the report is made, for people; nil where it is not said.
    public var day: String?

    /// Names what somebody else needs to make the report again.
    /// - Parameters:
    ///   - inputs: the files that the answer rests on, the main one first.
    ///   - version: of the tool.
    ///   - command: word for word; empty where there was none.
    ///   - runtime: what draws the charts.
    ///   - day: on which the report is made, such as `2 January 2026`.
    public init(
        _ inputs: [Input], version: String, command: [String] = [], runtime: ChartRuntime, day: String? = nil
    ) {
        self.inputs = inputs
        self.version = version
        self.command = command
        self.runtime = runtime
        self.day = day
    }

    /// What each input is called on the page: the last part of its path, with a number where that is taken.
    var names: [String] {
        var taken: Set<String> = []
        return inputs.map { input in
            let name = input.lastName
            let (stem, ending) = ((name as NSString).deletingPathExtension, (name as NSString).pathExtension)
            var (unique, number) = (name, 1)
            while !taken.insert(unique).inserted {
                number += 1
                unique = "\(stem)-\(number)" + (ending.isEmpty ? "" : ".\(ending)")
            }
            return unique
        }
    }

    /// The first of the inputs, for people.
    var name: String { names.first ?? "" }

    /// The inputs as a page carries them.
    var files: [AttachedFile] { zip(inputs, names).map(AttachedFile.init) }

    /// A command as a reader runs it who has saved the inputs beside the repository's scripts.
    func shown(_ command: [String]) -> [String] {
        var follows: String?
        let words = command.enumerated().map { index, word -> String in
            defer { follows = word }
            if index == 0, word == "accord" { return "scripts/accord" }
            if let k = inputs.firstIndex(where: { $0.file == word }) { return names[k] }
            if let k = inputs.firstIndex(where: { word == "table:" + $0.file }) { return "table:" + names[k] }
            return follows.map(Self.outputs.contains) == true ? (word as NSString).lastPathComponent : word
        }
        return words
    }

    /// Options that name what is written.
    private static let outputs: Set = ["--output", "--report", "--charts", "--proof", "--lp"]

    /// The last section of each report.
    /// - Parameter command: that makes the report again; nil for the one that made it.
    func section(command: [String]? = nil) -> ReportPage.Section {
        ReportPage.Section(
            heading: "Where this comes from",
            facts: [Fact("Made by", version)]
                + zip(inputs, names).map { Fact("SHA-256 of \($1)", $0.fingerprint.description) },
            codes: [
                ReportPage.Code(
                    caption: "The same answer again:", text: shown(command ?? self.command).asShellCommand)
            ])
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
