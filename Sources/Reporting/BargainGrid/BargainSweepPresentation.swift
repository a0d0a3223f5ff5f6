import FineTuningGames
import Sweeps
import Tabular

/// A grid of games as it is shown: one record a case.
public struct BargainSweepPresentation: DocumentedPresentation, ReportedPresentation {
    private let sweep: BargainSweep

    /// Shows what was settled.
    public init(_ sweep: BargainSweep) { self.sweep = sweep }

    /// One row a case, then how the grid came out.
    public func text(in room: TextRoom) -> String {
        let text = BargainSweepText(sweep)
        return "\(text.question)\n\n\(text.table(of: sweep.cases).text(in: room))\n\n\(text.facts.lines)\n"
    }

    /// One row a case, a column for each axis.
    public var csv: CSVText { sweep.csv }

    /// How the grid came out.
    public var aside: String { BargainSweepText(sweep).facts.lines }

    /// Schema `accord.bargaingrid/1`.
    public var document: some JSONDocument { BargainSweepDocument(sweep) }

    public func charts() -> [Chart] { sweep.charts }

    public func page(from source: ReportSource) throws -> ReportPage {
        let text = BargainSweepText(sweep)
        let shown = sweep.cases.spread(upTo: 60)
        return ReportPage(
            title: "Who gets which share, game by game?",
            lead: """
                Each case is one game: a generalist develops a technology, specialists raise it in their domains, and \
                before anyone invests they agree on how to share the revenue.
                """,
            sections: [
                ReportPage.Section(
                    heading: "What was asked, and how it came out", paragraphs: ["\(text.question)."],
                    facts: text.facts)
            ] + (try charts().map(ReportPage.Section.init)) + [
                ReportPage.Section(
                    heading: "The cases",
                    paragraphs: shown.count < sweep.cases.count
                        ? ["\(shown.count) of \(sweep.cases.count.grouped), evenly spread."] : [],
                    table: text.table(of: shown).page),
                source.section(),
            ],
            runtime: source.runtime)
    }
}
