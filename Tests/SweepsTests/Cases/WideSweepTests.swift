import Foundation
import TestSupport
import Testing

@testable import Sweeps

/// A sweep whose types stand in its header is read in time proportional to its width.
@Suite struct WideSweepTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// One case of so many columns.
    private func wide(_ columns: Int) throws -> String {
        let types = 0..<columns / 2
        let header = ["participants"] + types.flatMap { ["cost_\($0)", "probability_\($0)"] }
        let cells = ["3"] + types.flatMap { ["\(0.1 + Double($0) * 1e-6)", "1"] }
        return try folder.write(
            "\(columns).csv", header.joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n")
    }

    /// The least of some times, in seconds of this thread.
    private func time(reading path: String) throws -> Double {
        func seconds() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
        }
        let settings = SweepSettings(isNormalizing: true)
        var least = Double.infinity
        for _ in 0..<3 {
            let start = seconds()
            #expect(try Sweep(readFrom: path, settings: settings, version: "1").count == 1)
            least = min(least, seconds() - start)
        }
        return least
    }

    /// Eight times the columns take about eight times as long; where each column is looked for among all, 64 times.
    @Test func twentyThousandColumns() throws {
        let (narrow, wide) = (try wide(2500), try wide(20_000))
        let ratio = try time(reading: wide) / time(reading: narrow)
        #expect(ratio < 24, "\(ratio)")
    }

    @Test func theTablesThatWereRead() throws {
        for name in ["t.csv", "u.csv"] { try folder.write(name, "type,cost,probability\na,0.1,1\n") }
        let path = try folder.write("s.csv", "types,participants\nu.csv,3\nt.csv,3\nu.csv,4\n")
        let sweep = try Sweep(readFrom: path, settings: SweepSettings(), version: "1")
        #expect(sweep.inputFiles.map { ($0 as NSString).lastPathComponent } == ["s.csv", "u.csv", "t.csv"])
    }
}
