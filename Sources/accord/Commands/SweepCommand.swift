import ArgumentParser
import ContractDesign
import Files
import Foundation
import Inputs
import Reporting
import Sweeps
import Tabular

struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Many contracts at once, on all cores, into CSV or SQLite.",
        discussion: """
            Example: accord sweep Data/two-types-sweep.csv --output results.csv

            Or a grid: accord sweep --types Data/big-firms.csv --grid participants=2:100:2 --grid cost.5=0.01:0.1/10

            A sweep is a CSV with a row for each case: participants (a number) or participation (a kind); the types by \
            the column types (the path of a CSV, from where the sweep stands) or by cost_NAME, probability_NAME and, \
            optionally, quality_NAME, value_NAME, outside_NAME and capacity_NAME for each type; optionally accuracy, \
            valuation and conditioning. The options below hold where there is no such column. Or it is a grid: all combinations of the \
            values of some axes, the last one fastest.

            The answer has one row for each case and type: the menu, its bounds, and how it compares with complete \
            information and with everyone training alone. --output FILE.sqlite or FILE.db makes it SQLite tables, \
            cases and offers.

            A sweep into a file that is interrupted, by Ctrl-C or even by kill -9, goes on where it was when it is started again \
            with the same command; until then its results stand in FILE.unfinished, or in the SQLite file itself. What \
            is stored has checksums; a CSV has none, so keep parts that travel as SQLite.
            """)

    @OptionGroup(title: "Sweep") var plan: SweepOptions
    @OptionGroup(title: "Problem") var participation: ParticipationOptions
    @OptionGroup(title: "Problem") var settings: SettingOptions
    @OptionGroup(title: "Round numbers") var rounding: MultipleOptions
    @OptionGroup(title: "Pilot") var pilot: PilotOptions
    @OptionGroup(title: "Comparison") var comparison: KnownTypesOption
    @OptionGroup(title: "Tables") var tables: TableOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    @OptionGroup(title: "Pictures") var pictures: PictureOptions

    func validate() throws {
        if plan.merge { try SweepOptions.requireMergeAlone(CommandLine.arguments) }
        if plan.restart, output.output == nil {
            throw ValidationError("--restart goes with --output, where an earlier sweep left something.")
        }
        if let file = output.output, let format = output.format, SweepDestination.isDatabase(file) {
            throw ValidationError(
                "--format \(format.rawValue): \(file) is SQLite by its name. Leave --format out, or name another file.")
        }
        if plan.columns != nil, output.chosenFormat != .csv {
            throw ValidationError(
                "--columns goes with CSV. JSON and SQLite have all; a sweep goes on from what SQLite has.")
        }
        try plan.inputs.requireOneStandardInput()
    }

    /// The files that the command names.
    private func inputs() throws -> [String] {
        let named = plan.merge ? try SweepMerge.files(plan.inputs) : plan.inputs
        return named + [plan.cases.types].compactMap(\.self) + settings.inputs + pilot.inputs
    }

    func run() throws {
        let inputs = try inputs()
        let destination = SweepDestination(output, plan.columns ?? .all)
        var places = try output.places(
            reading: inputs, besides: pictures.files, into: pictures.folders,
            working: destination.workingFiles.map { OutputPlaces.Role("the working file", $0) },
            isDatabase: output.output.map(SweepDestination.isDatabase) ?? false)
        let talk = Talk(isQuiet: output.quiet)
        let start = ContinuousClock.now
        func seconds() -> Double { (ContinuousClock.now - start) / .seconds(1) }

        if plan.merge {
            let tally = try destination.write(SweepMerge(inputs), at: places)
            talk.note(SweepText.summary(tally, seconds: seconds()))
            return
        }
        let sweep = try PosedSweep(
            table: plan.inputs.first, cases: plan.cases, participation: participation, settings: settings,
            rounding: rounding, pilot: pilot, comparison: comparison, tables: tables
        ).sweep(onThreads: jobs, talk)
        for file in sweep.inputFiles where !inputs.contains(file) {
            try places.addInput(OutputPlaces.Role("the table", file))
        }
        for curve in sweep.majorants { talk.noteMajorant(curve) }
        let identity = sweep.identity(plan.shard)
        guard identity.shardCases > 0 else {
            throw ValidationError("--shard \(plan.shard): the sweep has only \(sweep.count) cases.")
        }
        let memory = MemoryWatch(most: plan.cases.memory.most)
        let work = SweepWork(
            runner: SweepRunner(
                sweep, jobs: jobs, secondsPerCase: plan.cases.timeLimit,
                isOutOfMemory: { memory.hasEnded(at: .now) }, isInterrupted: { Interruption.hasCome }),
            identity: identity,
            isRestarting: plan.restart, keepsRecords: !pictures.isEmpty, saysProgress: plan.progress, talk: talk)
        Interruption.catchFirst()
        defer { Interruption.catchNoMore() }
        let report: SweepRunner.Report
        do {
            report = try destination.write(work, at: places) { report, records in
                try pictures.files(
                    of: SweepPresentation(records, tally: report.tally), from: ReportSource.Input.read(inputs), talk)
            }
        } catch let interruption as SweepInterruption {
            Talk.complain(SweepText.interruption(interruption.progress, keptIn: destination.keptIn))
            throw ExitCode(128 + SIGINT)
        }
        talk.note(SweepText.summary(report.tally, resumed: report.resumed, seconds: seconds()))
        if let failure = report.firstFailure { Talk.complain("accord: \(failure.complaint)") }
    }

    private var jobs: Int { plan.jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}
