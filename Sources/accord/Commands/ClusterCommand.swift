import ArgumentParser
import Files
import Foundation
import Reporting
import Sweeps

struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "A sweep in parts for Slurm, Kubernetes, GNU parallel or Dask, ready to be started.",
        discussion: """
            Example: accord cluster slurm Data/two-types-sweep.csv --parts 8 --output cluster

            Writes a folder with what the engine runs: a script that solves one part, which goes on where it stopped when \
            it is started again, a merge that waits for all parts, and for slurm submit, for kubernetes sweep.yaml, for \
            parallel run, for dask run.py. The sweep is given as for accord sweep. Without --parts some cases are solved \
            to find out how long they take.

            The folder has to be where all machines see it, by the same path. For kubernetes a volume holds what stands in \
            this folder, and all paths are relative.
            """)

    @Argument(help: "What runs the parts: slurm, kubernetes, parallel or dask.")
    var engine: ClusterEngine

    @Argument(help: "CSV with a row for each case, unless there is a grid.", completion: .file())
    var sweep: String?

    @Option(
        help: ArgumentHelp("The folder to write into, which holds the parts and the result later.", valueName: "dir"),
        completion: .directory)
    var output: String

    @Flag(help: "Say nothing on standard error but errors.")
    var quiet = false

    @OptionGroup(title: "Sweep") var cases: CaseOptions
    @OptionGroup(title: "Parts") var cluster: ClusterOptions
    @OptionGroup(title: "Problem") var participation: ParticipationOptions
    @OptionGroup(title: "Problem") var settings: SettingOptions
    @OptionGroup(title: "Round numbers") var rounding: MultipleOptions
    @OptionGroup(title: "Pilot") var pilot: PilotOptions
    @OptionGroup(title: "Comparison") var comparison: KnownTypesOption
    @OptionGroup(title: "Tables") var tables: TableOptions

    private var posed: PosedSweep {
        PosedSweep(
            table: sweep, cases: cases, participation: participation, settings: settings,
            rounding: rounding, pilot: pilot, comparison: comparison, tables: tables)
    }

    func validate() throws {
        try cases.require([sweep].compactMap(\.self))
        guard !posed.files.contains("-") else {
            throw ValidationError("- is standard input, which the parts do not have. Name a file.")
        }
        guard engine == .kubernetes else { return }
        for path in posed.files + [output] where path.hasPrefix("/") || path.split(separator: "/").contains("..") {
            throw ValidationError(
                "\(path): a container sees what stands in this folder only. Give a path that leads from here downwards."
            )
        }
    }

    func run() throws {
        let talk = Talk(isQuiet: quiet)
        try OutputFolder.requireRoom(for: output)
        let sweep = try posed.sweep(onThreads: cluster.jobs, talk)
        let parts = try parts(of: sweep, talk)
        guard parts <= sweep.count else {
            throw ValidationError("--parts \(parts): the sweep has only \(sweep.count) cases.")
        }
        guard engine != .kubernetes || parts <= ClusterEngine.mostIndices else {
            throw ValidationError("--parts \(parts): an Indexed Job has at most \(ClusterEngine.mostIndices) parts.")
        }
        let files = engine.files(for: job(parts))
        try requireOwnParts(files)
        try OutputFolder.make(output)
        try OutputFile.write(files.map { (place(of: $0.name), Array($0.text.utf8)) })
        for file in files where file.isExecutable {
            guard chmod(place(of: file.name), 0o755) == 0 else { throw OutputError.system(place(of: file.name)) }
        }
        talk.note("\(SweepText.split(into: parts, of: sweep.count)) \(engine.next(in: output))")
    }

    private func parts(of sweep: Sweep, _ talk: Talk) throws -> Int {
        if let parts = cluster.parts { return parts }
        let seconds: Double
        if let stated = cluster.secondsPerCase {
            seconds = stated
        } else {
            let (mean, sample) = try sweep.meanSeconds(secondsPerCase: cases.timeLimit)
            seconds = mean
            talk.note(SweepText.timing(mean, over: sample))
        }
        return ClusterJob.parts(
            cases: sweep.count, secondsPerCase: seconds, threads: cluster.jobs, lasting: 60 * cluster.partMinutes)
    }

    private func job(_ parts: Int) -> ClusterJob {
        let here = FileManager.default.currentDirectoryPath
        var job = ClusterJob(
            program: cluster.program ?? (engine == .kubernetes ? "accord" : Self.thisProgram), words: posed.words,
            parts: parts, workingFolder: here, folder: output, result: cluster.result, version: Version.text)
        job.threads = cluster.jobs
        job.atOnce = cluster.atOnce
        job.name = cluster.name
        job.image = cluster.image
        job.claim = cluster.claim
        return job
    }

    /// Where parts of an earlier job stand, they must be of the same sweep in the same parts.
    private func requireOwnParts(_ files: [ClusterFile]) throws {
        let parts = (try? FileManager.default.contentsOfDirectory(atPath: place(of: "parts"))) ?? []
        guard !parts.isEmpty, let part = files.first(where: { $0.name == "part" }) else { return }
        let standing = FileManager.default.contents(atPath: place(of: part.name))
        guard standing == Data(part.text.utf8) else {
            throw OutputError(
                path: output, reason: "it holds parts of another job; choose another folder, or remove it")
        }
    }

    private func place(of name: String) -> String { PathParts.path(of: name, in: output) }

    private static var thisProgram: String { Bundle.main.executablePath ?? "accord" }
}

extension ClusterEngine: ExpressibleByArgument {}
