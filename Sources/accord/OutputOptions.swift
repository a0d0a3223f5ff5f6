import ArgumentParser
import Foundation

/// How a result is written, and where to.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, json
    }

    @Option(help: "table | csv | json. Without it: by the extension of --output, else table on a terminal and csv elsewhere.")
    var format: Format?

    @Option(help: "Write the result to FILE, whole or not at all.", completion: .file())
    var output: String?

    @Flag(help: "Say nothing on standard error but errors.")
    var quiet = false

    var chosenFormat: Format {
        if let format { return format }
        if let output { return Format(rawValue: (output as NSString).pathExtension.lowercased()) ?? .table }
        return isatty(FileHandle.standardOutput.fileDescriptor) == 1 ? .table : .csv
    }
}
