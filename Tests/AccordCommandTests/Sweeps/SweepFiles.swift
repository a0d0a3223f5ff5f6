import Foundation
import TestSupport
import Testing

/// A folder with a small table of types, and what stands in it after sweeps over them.
struct SweepFiles {
    let folder: ScratchFolder

    static let types = "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n"

    init() throws {
        folder = try ScratchFolder()
        try folder.write("t.csv", Self.types)
    }

    /// 24 cases.
    static let grid = ["--grid", "participants=2:9:1", "--grid", "cost.a=0.1:0.3/3"]
    /// 600 cases, which take long enough to be met at work.
    static let longGrid = ["--grid", "participants=2:61:1", "--grid", "cost.a=0.1:0.3/10"]

    /// Sweeps over the small grid.
    func sweep(_ options: String...) async throws -> AccordRun {
        try await accord(["sweep", "--types", folder("t.csv")] + Self.grid + options)
    }

    /// The lines of a CSV without its column `seconds`, quickly: only the accuracy has a comma in it.
    func linesWithoutTime(_ name: String) throws -> [String] {
        let lines = try folder.text(name).replacingOccurrences(of: "\"bound:1,1\"", with: "bound").split(
            separator: "\n")
        let time = try #require(lines[0].split(separator: ",").firstIndex(of: "seconds"))
        return lines.map { line in
            var cells = line.split(separator: ",", omittingEmptySubsequences: false)
            cells.remove(at: time)
            return cells.joined(separator: ",")
        }
    }
}
