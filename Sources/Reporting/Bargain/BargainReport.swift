import FineTuningGames

/// The answer to a bargaining question as a page.
struct BargainReport {
    private let answer: BargainAnswer
    private let source: ReportSource

    init(_ answer: BargainAnswer, source: ReportSource) {
        self.answer = answer
        self.source = source
    }

    /// - Throws: what drawing its charts throws.
    func page() throws -> ReportPage {
        let charts = try answer.charts.map(ReportPage.Section.init)
        let text = BargainText(answer)
        return ReportPage(
            title: "Who gets which share of the revenue?",
            lead: """
                A generalist develops a technology, specialists raise it in their domains, and before anyone invests \
                they agree on how to share the revenue. Each share leads to an equilibrium; each bargaining rule picks \
                a share.
                """,
            sections: [
                ReportPage.Section(
                    heading: "What each rule picks", paragraphs: ["\(text.question)."], table: text.bargains.page,
                    points: text.ties)
            ] + charts + [
                ReportPage.Section(
                    heading: "What each specialist does, and its utility [money]",
                    paragraphs: [BargainText.legend],
                    table: text.regimes.page),
                ReportPage.Section(heading: "The rest of the answer", facts: text.facts),
                source.section(),
            ],
            runtime: source.runtime)
    }
}
