import ArgumentParser
import Reporting
import Sweeps

/// Which cases a sweep has, and who solves them.
struct SweepOptions: ParsableArguments {
    @Argument(
        help: "CSV with a row for each case; with --merge the files to merge, or a folder with them.",
        completion: .file())
    var inputs: [String] = []

    @OptionGroup var cases: CaseOptions

    @Flag(
        help: """
            Put shards together that were computed apart, CSV or SQLite. A folder stands for all .csv, .sqlite and .db \
            in it.
            """)
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

    @Flag(help: "Throw away what an earlier sweep left in place of the output.")
    var restart = false

    @Option(
        help: ArgumentHelp(
            """
            Write these columns of the CSV only, in this order. Without a column of types a case has one row. \
            (default: all)
            """, valueName: "name,name"),
        transform: { text in try SweepOptions.columns(text) })
    var columns: SweepColumns?

    @Flag(help: "Say after 1, 2, 4, ... seconds, then each minute, how far the sweep is, a line each, as for a log.")
    var progress = false

    func validate() throws {
        if merge {
            guard !inputs.isEmpty else { throw ValidationError("--merge: name the files to merge.") }
            guard cases.grid.isEmpty, cases.types == nil, shard == .whole, jobs == nil, !restart, !progress else {
                throw Self.mergeAlone
            }
        } else {
            try cases.require(inputs)
        }
    }

    /// - Parameter words: of the command line.
    /// - Throws: `ValidationError` for an option that a merge has no use for.
    static func requireMergeAlone(_ words: [String]) throws {
        let allowed: Set<String> = ["--merge", "--output", "--format", "--columns", "--quiet"]
        let options = words.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { $0.prefix { $0 != "=" } }
        if options.contains(where: { !allowed.contains(String($0)) }) { throw mergeAlone }
    }

    private static let mergeAlone = ValidationError(
        "--merge takes the files to merge, --output, --format and --columns, and nothing else.")

    private static func columns(_ text: String) throws -> SweepColumns {
        do throws(SweepColumns.UnknownName) {
            return try SweepColumns(
                named: text.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
        } catch {
            let meant = error.nearest.map { " Did you mean \($0)?" } ?? ""
            throw ValidationError("--columns: there is no column \(error.name.debugDescription).\(meant)")
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
