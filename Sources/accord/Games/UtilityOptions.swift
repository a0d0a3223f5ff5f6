import ArgumentParser
import FineTuningGames
import Inputs
import Reporting
import Tabular

extension TableReading: ExpressibleByArgument {}

/// A table of utilities to bargain over, in place of a game.
struct UtilityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Instead of specialists and costs: CSV with the columns share,player,utility, which says what each share \
            gives whom. No other questions about costs are answered then.
            """, valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var utilities: String?

    @Option(
        help: """
            With --utilities, what may be agreed on: rows, the shares of the table; polyline, those between them too, \
            with utilities on the line between two. (default: rows)
            """)
    var reading: TableReading?

    func validate() throws {
        if reading != nil, utilities == nil {
            throw ValidationError("--reading says how to read the table of --utilities. Give that, too.")
        }
    }
}

extension BargainCommand {
    /// The answer to the question about a table of utilities.
    func tableAnswer(_ path: String, _ talk: Talk) throws -> BargainTablePresentation {
        let ignored = tables.ignored()
        let table = try UtilityTable(Table.read(path: path, ignoring: ignored))
        try ignored.requireMet()
        let terms = try self.terms.terms(of: table.players)
        return BargainTablePresentation(
            try limits.search(talk) {
                try TableBargain(table, reading: utility.reading ?? .rows, terms: terms, stop: $0)
            })
    }
}
