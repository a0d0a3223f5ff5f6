import ArgumentParser
import Tabular

/// How the tables of a command are read.
struct TableOptions: ParsableArguments {
    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Read the tables as if they had no such column. May be repeated.", valueName: "column"))
    var ignore: [String] = []

    /// The options as the words of a command.
    var words: [String] { ignore.flatMap { ["--ignore", $0] } }

    /// For all tables of one run, to be asked after the last one whether each column was there.
    func ignored() -> IgnoredColumns { IgnoredColumns(ignore) }
}

extension [String] {
    /// Checks paths of inputs, of which one alone may be `-`, standard input, since it can be read but once.
    /// - Throws: `ValidationError` where there are more.
    func requireOneStandardInput() throws {
        guard count(where: { $0 == "-" }) > 1 else { return }
        throw ValidationError("- is standard input, and can be one input of a command only. Give the others as files.")
    }
}
