import ArgumentParser
import Sweeps

/// Which cases a sweep has, beside those that a table lists, and how long each may take.
struct CaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("CSV of the types that --grid varies.", valueName: "types.csv"),
        completion: .file(extensions: ["csv"]))
    var types: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            """
            An axis: participants, cost.TYPE, probability.TYPE (the other types' are scaled to fill up), quality.TYPE, \
            value.TYPE, outside.TYPE, capacity.TYPE or a parameter such as accuracy.rate, valuation.scale and \
            participation.mean, with values START:END:STEP, START:END/COUNT or a list; or accuracy, valuation or participation with a list such as fixed:10,poisson:10.
            """, valueName: "name=values"))
    var grid: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            End the search for a case's menu after so many seconds, with its true bounds. Without it there is no limit, \
            so that answers do not depend on the machine.
            """, valueName: "seconds"),
        transform: { text in try NumberArgument.number(text, suchAs: "10") })
    var timeLimit: Double?

    @OptionGroup var memory: MemoryOption

    func validate() throws {
        if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
            throw ValidationError("--time-limit \(timeLimit): give seconds above 0 for each case, such as 10.")
        }
    }

    /// Checks that there is one sweep: a table, or a grid over types.
    /// - Parameter tables: the tables of cases that the command names.
    func require(_ tables: [String]) throws {
        if grid.isEmpty {
            guard tables.count == 1, types == nil else {
                throw ValidationError(
                    "Give one sweep, SWEEP.csv, or --types TYPES.csv with at least one --grid NAME=VALUES.")
            }
        } else {
            guard tables.isEmpty, types != nil else {
                throw ValidationError("--grid goes with --types TYPES.csv, and without SWEEP.csv.")
            }
            _ = try axes()
        }
    }

    func axes() throws -> [GridAxis] {
        do throws(GridError) {
            return try grid.map { text throws(GridError) in try GridAxis(text) }
        } catch {
            throw ValidationError(error.complaint)
        }
    }

    /// The options as the words of a command.
    var words: [String] {
        var words: [String] = []
        if let types { words += ["--types", types] }
        for axis in grid { words += ["--grid", axis] }
        if let timeLimit { words += ["--time-limit", "\(timeLimit)"] }
        return words + memory.words
    }
}
