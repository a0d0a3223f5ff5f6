import Sweeps

/// A sweep as a page: what was asked, how the answers move, and the answers.
struct SweepReport {
    private let records: [SweepRecord]
    private let tally: SweepTally
    private let source: ReportSource

    /// - Parameter records: the answered cases, in the order of the sweep.
    init(_ records: [SweepRecord], tally: SweepTally, source: ReportSource) {
        self.records = records
        self.tally = tally
        self.source = source
    }

    /// Rows of the table of cases at most.
    private static let mostRows = 60

    /// - Throws: what drawing its charts throws.
    func page() throws -> ReportPage {
        let charts = try Chart.sweep(records).map(ReportPage.Section.init)
        return ReportPage(
            title: "A sweep of \(tally.total.grouped) contracts",
            lead: """
                Each case is the best contract for one population and one number of parties, with its proof, beside \
                what could be done under complete information and what everyone has alone.
                """,
            sections: [asked] + charts + [cases, source.section()],
            runtime: source.runtime)
    }

    private var asked: ReportPage.Section {
        func spread(_ name: String, _ column: CaseColumn) -> Fact? {
            let values = records.compactMap { $0[column].number }
            guard let least = values.min(), let most = values.max() else { return nil }
            let range = least == most ? least.significant(6) : "\(least.significant(6)) to \(most.significant(6))"
            return Fact(name, range)
        }
        return ReportPage.Section(
            heading: "What was asked, and how it came out",
            facts: [
                Fact("Cases", tally.counts.map { "\($0.0.grouped) \($0.1)" }.joined(separator: ", "))
            ]
                + [
                    spread("Participants (expected number)", .participants), spread("Performance", .performance),
                    spread("Gap between the bounds", .gap),
                    spread("Complete performance", .completePerformance),
                    spread("Its stated error", .completeError),
                    spread("Information cost, in performance", .informationCost),
                    spread("Linear programs a case", .linearPrograms),
                ].compactMap(\.self))
    }

    private var cases: ReportPage.Section {
        let shown = records.spread(upTo: Self.mostRows)
        return ReportPage.Section(
            heading: "The cases",
            paragraphs: shown.count < records.count
                ? [
                    "\(shown.count) of \(records.count.grouped) cases, evenly spread; all of them are in the result itself."
                ] : [],
            table: SweepText.table(of: shown).page)
    }
}
