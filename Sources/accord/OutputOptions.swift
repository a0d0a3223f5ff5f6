import ArgumentParser
import Foundation

/// How a result is written, and where to.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, json
    }

    @Option(
        help: """
            How to write it. Without this: by the extension of --output, table for others than csv and json; on standard \
            output table for a terminal, else csv.
            """)
    var format: Format?

    @Option(
        help: ArgumentHelp("Write the result to a file, whole or not at all.", valueName: "file"), completion: .file())
    var output: String?

    @Flag(help: "Say nothing on standard error but errors.")
    var quiet = false

    /// - Throws: `ValidationError` where the output would replace one of the inputs, or another output.
    func checkPlaces(besides files: [String], as roles: String = "as input and by --output") throws {
        let all = files + [output].compactMap(\.self)
        if let shared = all.first(where: { file in all.count { $0 == file } > 1 }) {
            throw ValidationError("\(shared) is named twice, \(roles). Give each a file of its own.")
        }
    }

    var chosenFormat: Format {
        if let format { return format }
        if let output { return Format(rawValue: (output as NSString).pathExtension.lowercased()) ?? .table }
        return isatty(FileHandle.standardOutput.fileDescriptor) == 1 ? .table : .csv
    }
}
