import ProviderCompetition

/// A game of competing providers as a page.
struct CompetitionReport {
    private let analysis: CompetitionAnalysis
    private let further: SupplementText
    private let source: ReportSource

    init(_ analysis: CompetitionAnalysis, _ further: SupplementText, source: ReportSource) {
        self.analysis = analysis
        self.further = further
        self.source = source
    }

    /// - Throws: what drawing its charts throws.
    func page() throws -> ReportPage {
        let text = CompetitionText(analysis)
        let charts = try analysis.charts.map(ReportPage.Section.init)
        let errs = text.logit.map { [ReportPage.Section(heading: "Users who err", table: $0.page)] } ?? []
        let profile =
            analysis.profile.map { profile -> [ReportPage.Section] in
                let text = CompetitionProfileText(profile, analysis.game)
                return [
                    ReportPage.Section(
                        heading: "The profile that was given", paragraphs: text.verdicts, table: text.users.page),
                    ReportPage.Section(heading: "What providers could gain", table: text.totals.page),
                ]
            } ?? []
        let anonymous =
            AnonymousText(analysis).providers.map {
                [
                    ReportPage.Section(
                        heading: "Policies that are the same for all",
                        paragraphs: ["Where the rivals are silent; totals count masses."], table: $0.page,
                        points: AnonymousText(analysis).verdicts)
                ]
            } ?? []
        return ReportPage(
            title: "Do these providers serve their users?",
            lead: """
                Several providers with aims of their own advise users who pick whom to listen to. For each user: what \
                she can have in equilibrium, and what she gets at least in every one.
                """,
            sections: [
                ReportPage.Section(
                    heading: "Each user", paragraphs: [text.question], table: text.users.page, points: text.verdicts)
            ] + charts + [
                ReportPage.Section(
                    heading: "What proves it",
                    paragraphs: [CertificateText.formula] + [CertificateText(analysis).rest].compactMap(\.self),
                    table: CertificateText(analysis).table.page)
            ] + errs + [
                ReportPage.Section(
                    heading: "One provider alone",
                    paragraphs: [
                        "What each provider could make of a user who had nobody else, whom it treats on her own."
                    ],
                    table: text.monopolies.page)
            ] + anonymous + profile
                + further.parts.map {
                    ReportPage.Section(heading: $0.heading, table: $0.table.page, points: $0.remarks)
                } + [
                    ReportPage.Section(
                        heading: "The proof",
                        paragraphs: [
                            "Certificates hold by themselves. Every other answer was checked against its constraints, from its own numbers."
                        ],
                        facts: text.facts),
                    source.section(),
                ],
            runtime: source.runtime)
    }
}
