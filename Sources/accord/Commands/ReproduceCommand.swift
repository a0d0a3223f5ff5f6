import ArgumentParser
import ContractDesign
import Files
import Foundation
import Reporting
import Reproduction
import Tabular

struct ReproduceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reproduce",
        abstract: "The published experiments, solved anew and set beside the published numbers.",
        discussion: """
            Example: accord reproduce --output results

            Reads experiments.csv, published-experiments.csv and published-two-types.csv from the data folder, and the \
            types that the first one names.
            """)

    @Option(
        help: ArgumentHelp(
            "The folder with the experiments. Without it: $ACCORD_DATA, else Data, else the installed one.",
            valueName: "dir"),
        completion: .directory)
    var data: String?

    @Option(
        help: ArgumentHelp("Also write menus and comparisons as CSV into this folder.", valueName: "dir"),
        completion: .directory)
    var output: String?

    @Option(
        help: ArgumentHelp("Also write charts into this folder, as Vega-Lite specifications.", valueName: "dir"),
        completion: .directory)
    var charts: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            End each search after so many seconds, with its true bounds. Without it there is no limit, so that answers do \
            not depend on the machine.
            """, valueName: "seconds"),
        transform: { text in try NumberArgument.number(text, suchAs: "10") })
    var timeLimit: Double?

    @OptionGroup var memory: MemoryOption
    @OptionGroup var comparison: KnownTypesOption

    @Flag(help: "Say nothing on standard error but errors.")
    var quiet = false

    func validate() throws {
        if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
            throw ValidationError("--time-limit \(timeLimit): give seconds above 0 for each search, such as 10.")
        }
    }

    /// Who watches a search that begins now.
    private func observer(_ memory: MemoryWatch) -> SolveObserver {
        let (start, limit) = (ContinuousClock.now, timeLimit)
        return SolveObserver(stop: {
            let now = ContinuousClock.now
            if let limit, now - start > .seconds(limit) { return .timeLimit }
            return memory.hasEnded(at: now) ? .memoryLimit : nil
        })
    }

    func run() throws {
        let watch = MemoryWatch(most: memory.most)
        let folder = DataFolder.path(named: data ?? ProcessInfo.processInfo.environment["ACCORD_DATA"])
        guard FileManager.default.fileExists(atPath: folder) else {
            throw TableError(
                kind: .missing, file: folder, problem: "there is no such folder",
                remedy: "Name the folder with the experiments by --data or by the variable ACCORD_DATA.")
        }
        for folder in [output, charts].compactMap(\.self) { try OutputFolder.requireRoom(for: folder) }
        func path(_ name: String) -> String { PathParts.path(of: name, in: folder) }
        let published = try PublishedMenus(readFrom: path("published-experiments.csv"))
        let experiments = try Experiment.list(readFrom: path("experiments.csv"), preference: .coordinator)
        let sweep = try TwoTypeSweep(readFrom: path("published-two-types.csv"))

        let tables =
            ["published-experiments.csv", "experiments.csv", "published-two-types.csv"].map(path)
            + experiments.map(\.typesFile)
        var places = try OutputPlaces(reading: tables.map { OutputPlaces.Role("the table", $0) }, writing: [])
        try places.addOutput(OutputPlaces.Role("the file", "on standard output"), descriptor: STDOUT_FILENO)

        var files: [(name: String, bytes: [UInt8])] = []
        var text: [String] = []
        let room = TextRoom.standardOutput(elsewhere: "--output DIR has all")
        var drawn: [(path: String, bytes: [UInt8])] = []
        for experiment in experiments {
            let reproduction = try Reproduction(
                experiment, published: published[experiment.name], observer: observer(watch))
            let answer = ReproductionPresentation(reproduction)
            text.append(answer.text(in: room))
            if let charts { drawn += try answer.charts().files(in: charts, prefix: "\(experiment.name)-") }
            files.append(("\(experiment.name)-menu.csv", ContractPresentation(reproduction.contract).csv.bytes))
            files.append(("\(experiment.name)-comparison.csv", answer.csv.bytes))
        }
        let points = TwoTypePresentation(try sweep.solve(knownTypes: comparison.knownTypes) { observer(watch) })
        text.append(points.text(in: room))
        files.append(("two-types-comparison.csv", points.csv.bytes))

        for folder in [output, charts].compactMap(\.self) { try OutputFolder.make(folder) }
        let results = output.map { folder in files.map { (PathParts.path(of: $0.name, in: folder), $0.bytes) } } ?? []
        try OutputFile.write(
            results + drawn, standardOutput: Array(text.joined(separator: "\n").utf8), at: places)
        let talk = Talk(isQuiet: quiet)
        if let output { talk.note("Wrote \(files.count) files to \(output).") }
        if let charts { talk.note("Wrote \(drawn.count) charts to \(charts).") }
    }
}
