import Foundation
import TestSupport
import Testing

/// Of two processes that write results to one place, one goes on and the other says so.
@Suite struct SweepLockTests {
    private let files: SweepFiles
    private let folder: ScratchFolder

    init() throws {
        files = try SweepFiles()
        folder = files.folder
    }

    /// Both processes wait for their types at a pipe of their own, and get them in the same moment.
    @Test(.slow, arguments: ["r.sqlite", "r.csv"]) func oneOfTwoEqualSweepsGoesOn(_ output: String) async throws {
        let count = TestEffort.cases(of: 30, usually: 3)
        let grid = SweepFiles.longGrid.joined(separator: " ")
        let run = try await shell(
            """
            for pair in $(seq \(count)); do
                rm -f \(output) 1.fifo 2.fifo; mkfifo 1.fifo 2.fifo
                "$accord" sweep --types 1.fifo \(grid) --output \(output) --quiet & first=$!
                "$accord" sweep --types 2.fifo \(grid) --output \(output) --quiet & second=$!
                exec 3>1.fifo 4>2.fifo
                cat t.csv >&3; cat t.csv >&4
                exec 3>&- 4>&-
                wait $first; one=$?; wait $second; echo "$one $?"
            done
            rm -f 1.fifo 2.fifo
            """, in: folder.path)
        #expect(run.lines.count == count)
        #expect(run.lines.allSatisfy { $0 == "0 73" || $0 == "73 0" }, "\(run.text)")
        #expect(
            run.talk.components(separatedBy: "another process is at work on these results").count == count + 1,
            "\(run.talk)")
        #expect(try folder.names() == [output, "t.csv"])
    }

    /// Restarting and merging are writing too. A killed process leaves nothing that anybody would have to clear away.
    @Test(arguments: ["r.sqlite", "r.csv"]) func whoeverComesWhileASweepIsAtWorkIsRefused(_ output: String) async throws
    {
        #expect(try await files.sweep("--output", folder("part.csv")).status == 0)
        // A sample of compositions for each case takes long enough.
        try folder.write("many.csv", "types,participants\n" + String(repeating: "t.csv,1e9\n", count: 20_000))
        let run = try await shell(
            """
            "$accord" sweep many.csv --output \(output) --quiet & job=$!
            until [ -e .accord-*.lock ] && ls \(output)* >/dev/null 2>&1; do sleep 0.005; done
            "$accord" sweep many.csv --output ./\(output); echo $?
            "$accord" sweep many.csv --output \(output) --restart; echo $?
            "$accord" sweep --merge part.csv --output \(output); echo $?
            ln -s \(output) link.\(output); "$accord" sweep many.csv --output link.\(output); echo $?
            kill -9 $job; wait $job
            "$accord" sweep many.csv --shard 1/1000 --output \(output) --restart; echo $?
            """, in: folder.path)
        #expect(run.lines == ["73", "73", "73", "73", "0"], "\(run.talk)")
        #expect(
            run.talk.components(separatedBy: ": another process is at work on these results").count == 5, "\(run.talk)")
        #expect(try folder.names() == ["link.\(output)", "many.csv", "part.csv", output, "t.csv"].sorted())
    }

    @Test func resultsThatAreBeingWrittenAreNotMerged() async throws {
        try folder.write("many.csv", "types,participants\n" + String(repeating: "t.csv,1e9\n", count: 20_000))
        let run = try await shell(
            #"""
            "$accord" sweep many.csv --output r.sqlite --quiet & job=$!
            until [ -e r.sqlite ]; do sleep 0.005; done
            "$accord" sweep --merge r.sqlite; echo $?
            kill -9 $job; wait $job
            "$accord" sweep --merge r.sqlite; echo $?
            """#, in: folder.path)
        #expect(run.lines == ["73", "65"], "\(run.talk)")
        #expect(run.talk.contains("are missing"), "\(run.talk)")
    }

    /// A lock file means nothing by itself; what is none is left alone.
    @Test func whatStandsInTheLocksPlace() async throws {
        try folder.write(".accord-r.sqlite.lock", "")
        #expect(try await files.sweep("--output", folder("r.sqlite")).status == 0)
        #expect(try folder.names() == ["r.sqlite", "t.csv"])
        try folder.write(".accord-r.sqlite.lock", "notes")
        try folder.write("victim", "")
        try folder.link(".accord-s.sqlite.lock", to: "victim")
        try folder.makeFolder(".accord-u.csv.unfinished.lock")
        for (output, lock) in [
            ("r.sqlite", ".accord-r.sqlite.lock"), ("s.sqlite", ".accord-s.sqlite.lock"),
            ("u.csv", ".accord-u.csv.unfinished.lock"),
        ] {
            try await files.sweep("--output", folder(output)).expectRefusal(
                73, "\(lock): this is in the way", "move it away")
        }
        #expect(try folder.text(".accord-r.sqlite.lock") == "notes" && folder.text("victim") == "")
        #expect(try folder.names().contains("s.sqlite") == false)
    }
}
