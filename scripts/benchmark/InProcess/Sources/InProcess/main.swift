import Foundation
import LinearProgramming

let usage = """
    usage: InProcess [--concurrent] [CASES.json]
           InProcess --glpk-version

    Designs the contracts of a list of cases, from standard input unless a file is named, and prints a line of JSON for
    each. With --concurrent all are solved once, on all cores, and one line gives the total.
    """

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(65)
}

var arguments = Array(CommandLine.arguments.dropFirst())
if arguments == ["--glpk-version"] {
    print(LinearProgram.solverVersion)
    exit(0)
}
let isConcurrent = arguments.first == "--concurrent"
if isConcurrent { arguments.removeFirst() }
guard arguments.count <= 1, arguments.first?.hasPrefix("-") != true else { fail(usage) }

let encoder = JSONEncoder()
encoder.outputFormatting = .sortedKeys
encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")

func printLine(_ record: some Encodable) throws {
    FileHandle.standardOutput.write(try encoder.encode(record) + Data("\n".utf8))
}

do {
    let file = arguments.first.flatMap(FileHandle.init(forReadingAtPath:))
    if let path = arguments.first, file == nil { fail("\(path) cannot be read.") }
    let cases = try JSONDecoder().decode([Case].self, from: (file ?? .standardInput).readDataToEndOfFile())
    if isConcurrent {
        try printLine(ConcurrentMeasurement(cases))
    } else {
        for problem in cases { try printLine(Measurement(problem)) }
    }
} catch {
    fail("\(error)")
}
