import ArgumentParser
import ContractDesign
import Foundation
import Reporting
import Studies
import Tabular

struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Many contracts at once, on all cores, into CSV or SQLite.",
        discussion: """
            Examples: accord sweep Data/two-types-sweep.csv --output results.csv
                      accord sweep --types Data/big-firms.csv --grid participants=2:100:2 --grid cost.5=0.01:0.1/10 \
            --output results.sqlite
                      accord sweep --merge part-1.csv part-2.csv --output results.csv

            A sweep is a CSV with a row for each case: participants (a number) or participation (a kind); the types by the \
            column types (the path of a CSV, from where the sweep stands) or by cost_NAME, probability_NAME and quality_NAME \
            for each type; optionally accuracy, valuation and conditioning. The options below hold where there is no such \
            column. Or it is a grid: all combinations of the values of some axes, the last one fastest.

            The answer has one row for each case and type: the menu, its bounds, and how it compares with complete \
            information and with everyone training alone. A sweep into a file that is interrupted, even by kill -9, goes on \
            where it was when it is started again with the same command; until then its results stand in FILE.unfinished, or \
            in the SQLite file itself.
            """)

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
            An axis: participants, cost.TYPE, probability.TYPE (the other types' are scaled to fill up) or quality.TYPE, \
            with values START:END:STEP, START:END/COUNT or a list.
            """, valueName: "name=values"))
    var grid: [String] = []

    @Flag(help: "Put shards together that were computed apart, CSV or SQLite.")
    var merge = false

    @Option(
        help: ArgumentHelp("Only every N-th case, beginning with case K.", valueName: "k/n"),
        transform: { text in try SweepCommand.shard(text) })
    var shard = Shard.whole

    @Option(
        parsing: .unconditional, help: ArgumentHelp("How many threads solve. (default: all cores)", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Throw away what an earlier sweep left in place of the output.")
    var restart = false

    @OptionGroup(title: "Problem") var participation: ParticipationOptions
    @OptionGroup(title: "Problem") var settings: SettingOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func validate() throws {
        if merge {
            guard !inputs.isEmpty else { throw ValidationError("--merge: name the files to merge.") }
            guard grid.isEmpty, types == nil, shard == .whole, jobs == nil, !restart else {
                throw ValidationError("--merge takes files and --output only.")
            }
        } else if grid.isEmpty {
            guard inputs.count == 1, types == nil else {
                throw ValidationError("Give one sweep, SWEEP.csv, or --types TYPES.csv with at least one --grid NAME=VALUES.")
            }
        } else {
            guard inputs.isEmpty, types != nil else {
                throw ValidationError("--grid goes with --types TYPES.csv, and without SWEEP.csv.")
            }
            _ = try axes()
        }
        if let jobs, !(1...Self.mostJobs).contains(jobs) {
            throw ValidationError("--jobs \(jobs): give a number from 1 to \(Self.mostJobs).")
        }
        if let file = output.output, inputs.contains(file) || types == file {
            throw ValidationError("\(file) is named twice, as an input and as --output. Give each a file of its own.")
        }
    }

    func run() throws {
        let talk = Talk(isQuiet: output.quiet)
        let destination = SweepDestination(output)
        try destination.requireRoom()
        let start = ContinuousClock.now
        func seconds() -> Double { (ContinuousClock.now - start) / .seconds(1) }

        if merge {
            let tally = try destination.write(SweepMerge(inputs))
            talk.note(SweepText.summary(tally, seconds: seconds()))
            return
        }
        let sweep = try sweep()
        let identity = sweep.identity(shard)
        guard identity.shardCases > 0 else {
            throw ValidationError("--shard \(shard): the sweep has only \(sweep.count) cases.")
        }
        let store = try destination.store(for: identity, restarting: restart)
        let report = try SweepRunner(sweep, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
            .run(into: store, progress: talk.counter())
        talk.endProgress()
        let tally = try store.tally()
        try destination.publish(store)
        talk.note(SweepText.summary(tally, resumed: report.resumed, seconds: seconds()))
        if let failure = report.firstFailure { throw failure }
    }

    private func sweep() throws -> Sweep {
        let settings = try SweepSettings(
            participation: participation.chosen, accuracy: settings.accuracy, valuation: settings.valuation,
            conditioning: settings.conditioning, preference: settings.prefer, engine: settings.engine,
            isRelaxed: settings.relaxed, tolerance: settings.tolerance, isNormalizing: settings.normalize)
        guard let types else { return try Sweep(readFrom: inputs[0], settings: settings, version: Accord.version) }
        return try Sweep(
            population: Population(readingTypesFrom: types, normalizing: settings.isNormalizing), axes: axes(),
            settings: settings, version: Accord.version)
    }

    private func axes() throws -> [GridAxis] {
        do { return try grid.map { try GridAxis($0) } } catch { throw ValidationError("\(error)") }
    }

    private static func shard(_ text: String) throws -> Shard {
        guard let shard = Shard(text) else {
            throw ValidationError("Write K/N with 1 <= K <= N, such as 2/4 for the second of four.")
        }
        return shard
    }

    private static let mostJobs = 1024
}
