import Foundation
import TestSupport
import Testing

/// A sweep that ended early goes on where it was.
@Suite struct SweepInterruptionTests {
    private let files: SweepFiles
    private let folder: ScratchFolder
    private let published = RepositoryFiles.data("two-types-sweep.csv")

    init() throws {
        files = try SweepFiles()
        folder = files.folder
    }

    /// kill -9 at random moments after the store is there, over both kinds of output; begun anew whenever it came to an
    /// end.
    @Test(.slow) func whatIsKilledGoesOn() async throws {
        _ = try await accord("sweep", published, "--output", folder("whole.csv"), "--quiet")
        let whole = try files.linesWithoutTime("whole.csv")
        #expect(whole.count == 3001)
        var random = SeededGenerator(seed: 41)
        for (output, store) in [("r.csv", "r.csv.unfinished"), ("r.sqlite", "r.sqlite")] {
            let delays = (0..<TestEffort.cases(of: 150, usually: 5)).map { _ in
                String(format: "%.3f", Double.random(in: 0...0.12, using: &random))
            }
            let run = try await shell(
                """
                for delay in \(delays.joined(separator: " ")); do
                    "$accord" sweep "\(published)" --output \(output) --quiet & job=$!
                    until [ -e \(store) ] || ! kill -0 $job 2>/dev/null; do sleep 0.005; done
                    sleep $delay; kill -9 $job 2>/dev/null; wait $job 2>/dev/null; code=$?; echo $code
                    [ $code = 137 ] || { cp \(output) done.$RANDOM.${output#*.}; rm \(output); }
                done
                "$accord" sweep "\(published)" --output \(output)
                """, in: folder.path)
            #expect(run.status == 0 && run.lines.contains("137"), "\(run.talk)")
            #expect(run.lines.allSatisfy { $0 == "137" || $0 == "0" }, "\(run.text)")
            #expect(run.talk.contains(", 1,500 certified"), "\(run.talk)")
        }
        let left = try folder.names().filter { !$0.hasPrefix("done.") }
        #expect(left == ["r.csv", "r.sqlite", "t.csv", "whole.csv"], "\(left)")
        for name in try folder.names() where name.hasSuffix(".sqlite") {
            _ = try await accord("sweep", "--merge", folder(name), "--output", folder("dump.\(name).csv"), "--quiet")
        }
        for name in try folder.names() where name.hasSuffix(".csv") && name != "t.csv" {
            #expect(try files.linesWithoutTime(name) == whole, "\(name)")
        }
    }

    /// Ctrl-C says how to go on; the next run counts what was there, in its log as well.
    @Test(.slow, arguments: ["r.csv", "r.sqlite"]) func ctrlC(_ output: String) async throws {
        let words = #"sweep --types t.csv --grid participants=2:4001:1 --output \#(output) --progress --jobs 1"#
        let store = output == "r.csv" ? "r.csv.unfinished" : output
        let run = try await shell(
            #"""
            stop() { until [ $(stat -c %s \#(store)-wal 2>/dev/null || echo 0) -gt $1 ]; do sleep 0.01; done; sleep $2; kill -INT $3; }
            "$accord" \#(words) & stop 20000 0 $!; wait $!; echo $?
            "$accord" \#(words) & stop 20000 1.2 $!; wait $!; echo $?
            """#, in: folder.path)
        #expect(run.lines == ["130", "130"], "\(run.talk)")
        let said = run.talk.split(separator: "\n")
        let ends = said.matches(of: "Interrupted: ", " of 4,000 cases are done, and stand in ")
        #expect(ends.count == 2 && ends[0] > 0 && ends[1] > ends[0], "\(run.talk)")
        #expect(
            said.filter { $0.hasPrefix("Interrupted") }.allSatisfy {
                $0.hasSuffix("\(store). The same command goes on from there.")
            })
        let counted = said.matches(of: "", " of 4,000 cases, ")
        #expect(try counted.last.map { try $0 > #require(ends.first) } == true, "\(run.talk)")
        let stream = try await shell(
            #""$accord" sweep --types t.csv --grid participants=2:9001:1 --format csv >x & sleep 0.5; kill -INT $!; wait $!; echo $?"#,
            in: folder.path)
        #expect(stream.lines == ["130"] && stream.talk.contains("nothing is kept to go on from"), "\(stream.talk)")
    }

    /// Nothing half-written stands there afterwards, and with room enough the sweep ends as ever.
    @Test(.slow, arguments: ["r.csv", "r.sqlite"]) func whereThereIsNoRoom(_ output: String) async throws {
        _ = try await accord("sweep", published, "--output", folder("whole.csv"), "--quiet")
        for blocks in [0, 1, 8, 40, 200, 600] {
            let run = try await shell(
                """
                (ulimit -f \(blocks); exec "$accord" sweep "\(published)" --output \(output) --quiet)
                """, in: folder.path)
            #expect(
                run.status == 73 && run.talk.hasPrefix("accord: ") && !run.talk.contains("damaged"),
                "\(blocks): \(run.talk)")
            #expect(output == "r.sqlite" || !FileManager.default.fileExists(atPath: folder(output)))
            #expect(try folder.names().filter { $0.hasPrefix(".accord") } == [], "\(blocks)")
        }
        #expect(try await accord("sweep", published, "--output", folder(output), "--quiet").status == 0)
        #expect(try folder.names() == [output, "t.csv", "whole.csv"].sorted())
        _ = try await accord("sweep", "--merge", folder(output), "--output", folder("dump.csv"), "--quiet")
        #expect(try files.linesWithoutTime("dump.csv") == files.linesWithoutTime("whole.csv"))
    }
}

extension [Substring] {
    /// The numbers between a beginning of a line and what follows, in order.
    fileprivate func matches(of beginning: String, _ rest: String) -> [Int] {
        compactMap { line in
            guard line.hasPrefix(beginning), let end = line.range(of: rest) else { return nil }
            return Int(
                line[line.index(line.startIndex, offsetBy: beginning.count)..<end.lowerBound].filter { $0 != "," })
        }
    }
}
