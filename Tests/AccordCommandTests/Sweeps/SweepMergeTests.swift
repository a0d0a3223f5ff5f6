import Foundation
import TestSupport
import Testing

/// Parts of a sweep as many machines leave them.
@Suite struct SweepMergeTests {
    private let files: SweepFiles
    private let folder: ScratchFolder

    init() throws {
        files = try SweepFiles()
        folder = files.folder
        try folder.makeFolder("parts")
    }

    /// A folder stands for the results in it, whatever else is there.
    @Test func aFolderOfParts() async throws {
        for (k, name) in [(1, "1.sqlite"), (2, "2.csv"), (3, "3.db")] {
            #expect(try await files.sweep("--shard", "\(k)/3", "--output", folder("parts/\(name)")).status == 0)
        }
        for name in ["1.done", ".hidden.csv", "4.csv.unfinished"] { try folder.write("parts/\(name)", "nothing") }
        let merged = try await accord("sweep", "--merge", folder("parts"), "--output", folder("all.csv"))
        #expect(merged.status == 0 && merged.talk.hasPrefix("24 cases in "), "\(merged.talk)")
        #expect(try await files.sweep("--output", folder("one.csv")).status == 0)
        #expect(try files.linesWithoutTime("all.csv") == files.linesWithoutTime("one.csv"))
        try await accord("sweep", "--merge", folder("parts"), "--output", folder("parts/2.csv")).expectRefusal(
            64, "is the same file as the table")
        try folder.makeFolder("empty")
        try await accord("sweep", "--merge", folder("empty")).expectRefusal(66, "empty: there is nothing to merge")
    }

    /// Ten thousand parts of one case each, with few files open and little memory.
    @Test(.demanding) func tenThousandParts() async throws {
        let grid = ["--grid", "participants=1:100:1", "--grid", "cost.a=0.1:0.3/100"]
        let run = try await accord(
            ["sweep", "--types", folder("t.csv")] + grid + ["--output", folder("one.csv"), "--quiet"])
        #expect(run.status == 0)
        let lines = try folder.text("one.csv").split(separator: "\n")
        for k in 0..<10_000 {
            try folder.write("parts/\(k + 1).csv", "\(lines[0])\n\(lines[2 * k + 1])\n\(lines[2 * k + 2])\n")
        }
        let merged = try await shell(
            #"ulimit -n 64; "$accord" sweep --merge parts --output all.csv"#, in: folder.path)
        #expect(merged.status == 0 && merged.talk.hasPrefix("10,000 cases in "), "\(merged.talk)")
        #expect(try folder.text("all.csv") == folder.text("one.csv"))
        try FileManager.default.removeItem(atPath: folder("parts/77.csv"))
        let lacking = try await accord("sweep", "--merge", folder("parts"), "--output", folder("less.csv"))
        lacking.expectRefusal(65, "and 9979 others", "of the sweep's 10000 cases, 1 are missing: 77")
        #expect(lacking.talk.utf8.count < 4000)
    }
}
