import Sweeps
import Tabular

/// A sweep as it is shown, with all its answers at hand. `SweepCSV` and `SweepDocument` write those that are not, or
/// are too many for that.
public struct SweepPresentation: ReportedPresentation {
    private let records: [SweepRecord]
    private let tally: SweepTally

    /// Shows the answers that are given, whatever part of the sweep they are.
    /// - Parameters:
    ///   - records: the answered cases, in the order of the sweep.
    ///   - tally: of all cases of the sweep.
    public init(_ records: [SweepRecord], tally: SweepTally) {
        self.records = records
        self.tally = tally
    }

    /// One row a case.
    public func text(in room: TextRoom) -> String { SweepText.table(of: records).text(in: room) + "\n" }

    /// One row for each case and type.
    public var csv: CSVText { SweepCSV.table(of: records) }

    public func charts() -> [Chart] { Chart.sweep(records) }

    public func page(from source: ReportSource) throws -> ReportPage {
        try SweepReport(records, tally: tally, source: source).page()
    }
}
