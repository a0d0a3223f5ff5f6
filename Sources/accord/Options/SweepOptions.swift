import ArgumentParser
import Sweeps

/// Which cases a sweep has, and who solves them.
struct SweepOptions: ParsableArguments {
    @Argument(
        help: "CSV with a row for each case; with --merge the files to merge.", completion: .file())
    var inputs: [String] = []

    @Option(
        help: ArgumentHelp("CSV of the types that --grid varies.", valueName: "types.csv"),
        completion: .file(extensions: ["csv"]))
    var types: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            """
            An axis: participants, cost.TYPE, probability.TYPE (the other types' are scaled to fill up) or \
            quality.TYPE, with values START:END:STEP, START:END/COUNT or a list.
            """, valueName: "name=values"))
    var grid: [String] = []

    @Flag(help: "Put shards together that were computed apart, CSV or SQLite.")
    var merge = false

    @Option(
        help: ArgumentHelp("Only every N-th case, beginning with case K.", valueName: "k/n"),
        transform: { text in try SweepOptions.shard(text) })
    var shard = Shard.whole

    @Option(
        parsing: .unconditional, help: ArgumentHelp("How many threads solve. (default: all cores)", valueName: "n"),
        transform: { text in
            try NumberArgument.whole(
                text, in: 1...SweepOptions.mostJobs, asking: "Give a number from 1 to \(SweepOptions.mostJobs).")
        })
    var jobs: Int?

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

    @Flag(help: "Throw away what an earlier sweep left in place of the output.")
    var restart = false

    func validate() throws {
        if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
            throw ValidationError("--time-limit \(timeLimit): give seconds above 0 for each case, such as 10.")
        }
        if merge {
            guard !inputs.isEmpty else { throw ValidationError("--merge: name the files to merge.") }
            guard grid.isEmpty, types == nil, shard == .whole, jobs == nil, !restart else {
                throw Self.mergeAlone
            }
        } else if grid.isEmpty {
            guard inputs.count == 1, types == nil else {
                throw ValidationError(
                    "Give one sweep, SWEEP.csv, or --types TYPES.csv with at least one --grid NAME=VALUES.")
            }
        } else {
            guard inputs.isEmpty, types != nil else {
                throw ValidationError("--grid goes with --types TYPES.csv, and without SWEEP.csv.")
            }
            _ = try axes()
        }
    }

    /// - Parameter words: of the command line.
    /// - Throws: `ValidationError` for an option that a merge has no use for.
    static func requireMergeAlone(_ words: [String]) throws {
        let allowed: Set<String> = ["--merge", "--output", "--format", "--quiet"]
        let options = words.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { $0.prefix { $0 != "=" } }
        if options.contains(where: { !allowed.contains(String($0)) }) { throw mergeAlone }
    }

    private static let mergeAlone = ValidationError(
        "--merge takes the files to merge, --output and --format, and nothing else.")

    func axes() throws -> [GridAxis] {
        do throws(GridError) {
            return try grid.map { text throws(GridError) in try GridAxis(text) }
        } catch {
            throw ValidationError(error.complaint)
        }
    }

    private static func shard(_ text: String) throws -> Shard {
        guard let shard = Shard(text) else {
            throw ValidationError("Write K/N with 1 <= K <= N, such as 2/4 for the second of four.")
        }
        return shard
    }

    private static let mostJobs = 1024
}
