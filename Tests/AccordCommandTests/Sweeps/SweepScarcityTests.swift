import Foundation
import TestSupport
import Testing

/// Where the system has no room for threads, fewer solve; a sweep never waits for one that did not start.
@Suite struct SweepScarcityTests {
    private let files: SweepFiles
    private let folder: ScratchFolder

    init() throws {
        files = try SweepFiles()
        folder = files.folder
    }

    /// A function of the shell's that says 124 of what has not ended within half a minute.
    private let within = """
        within() {
            "$@" & local job=$!
            for k in $(seq 300); do kill -0 $job 2>/dev/null || break; sleep 0.1; done
            if kill -9 $job 2>/dev/null; then echo 124; else wait $job; echo $?; fi
        }

        """
    private let sweep = "sweep --types t.csv \(SweepFiles.grid.joined(separator: " ")) --jobs 16 --output r.csv --quiet"

    /// Below some limit the process cannot even be loaded (127), which is not the sweep's to say; above it, the answer
    /// is there.
    @Test(.slow) func littleMemory() async throws {
        #expect(try await files.sweep("--output", folder("whole.csv")).status == 0)
        let whole = try files.linesWithoutTime("whole.csv")
        let limits =
            TestEffort.current == .campaign
            ? Array(stride(from: 80_000, through: 700_000, by: 5000))
            : [150_000, 200_000, 250_000, 300_000, 350_000, 400_000]
        for limit in limits {
            let run = try await shell(
                within + #"within bash -c 'ulimit -v \#(limit); exec "$accord" \#(sweep)'"#, in: folder.path)
            let isLoaded = !run.talk.contains("error while loading shared libraries")
            #expect(run.lines == (isLoaded ? ["0"] : ["127"]), "\(limit): \(run.talk)")
            if isLoaded { #expect(try files.linesWithoutTime("r.csv") == whole) }
        }
    }

    /// SQLite and the system's queues take several files each; a queue that gets none would end the process.
    @Test(arguments: [4, 6, 8, 12], ["r.csv", "r.sqlite"]) func fewOpenFiles(_ limit: Int, _ output: String)
        async throws
    {
        let sweep = "sweep --types t.csv \(SweepFiles.grid.joined(separator: " ")) --output \(output) --quiet"
        let run = try await shell(#"ulimit -n \#(limit); exec "$accord" \#(sweep) >&-"#, in: folder.path)
        #expect(run.status == 73, "\(run.talk)")
        #expect(run.talk.contains("too few files") || run.talk.contains("Too many open files"), "\(run.talk)")
        #expect(try !folder.names().contains(output))
    }

    @Test(
        .enabled("an ordinary user must be able to start the executable") { await canRunAsOrdinaryUser() },
        arguments: [1, 2, 3])
    func fewProcesses(_ limit: Int) async throws {
        #expect(try await files.sweep("--output", folder("whole.csv")).status == 0)
        try folder.setMode(".", 0o777)
        // A user of its own has no other process that would count.
        let user = geteuid() == 0 ? "setpriv --reuid=\(64_980 + limit) --regid=64980 --clear-groups" : ""
        let run = try await shell(
            within + #"within \#(user) bash -c 'ulimit -u \#(limit); exec "$accord" \#(sweep)'"#, in: folder.path)
        #expect(run.lines == ["0"], "\(run.talk)")
        #expect(try files.linesWithoutTime("r.csv") == files.linesWithoutTime("whole.csv"))
    }
}
