import ArgumentParser
import Foundation

/// How a result is written, and where to.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, json
    }

    @Option(
        help: """
            How to write it. Without this: by the extension of --output, table for others than csv and json; on \
            standard output table for a terminal, else csv.
            """)
    var format: Format?

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp("Write the result to a file, whole or not at all; - is standard output.", valueName: "file"),
        completion: .file())
    var file: String?

    @Flag(help: "Say nothing on standard error but errors.")
    var quiet = false

    /// The file to write to; nil for standard output.
    var output: String? { file == "-" ? nil : file }

    /// Databases are judged by the commands that write them, or do not.
    func validate() throws {
        if let output, !FileExtension(of: output).isDatabase { try requireFittingExtension() }
    }

    /// - Throws: `ValidationError` where the name of the output says another format than will be written.
    func requireFittingExtension() throws {
        guard let output else { return }
        let format = chosenFormat
        try FileExtension(of: output).require(
            format == .table ? [] : [format.rawValue], at: "--output \(output)",
            advice: """
                \(self.format == nil ? "" : "With --format \(format.rawValue) that is \(format.says). ")\
                There are .csv, .json and, for a text to be read by people, .txt; a sweep can also go into .sqlite.
                """)
    }

    var chosenFormat: Format {
        if let format { return format }
        if let output { return Format(rawValue: FileExtension(of: output).text) ?? .table }
        return isatty(FileHandle.standardOutput.fileDescriptor) == 1 ? .table : .csv
    }
}

extension OutputOptions.Format {
    /// What a file of this format holds.
    fileprivate var says: String {
        switch self {
        case .table: "text for people"
        case .csv: "CSV"
        case .json: "JSON"
        }
    }
}
