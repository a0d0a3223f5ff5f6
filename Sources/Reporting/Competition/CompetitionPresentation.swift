import ProviderCompetition
import Tabular

/// An analysed game of competing providers as it is shown.
public struct CompetitionPresentation: DocumentedPresentation, ReportedPresentation {
    private let analysis: CompetitionAnalysis
    private let supplement: CompetitionSupplement

    /// An analysis, and the answers to further questions; nothing is computed anew.
    public init(_ analysis: CompetitionAnalysis, _ supplement: CompetitionSupplement = CompetitionSupplement()) {
        self.analysis = analysis
        self.supplement = supplement
    }

    private var further: SupplementText { SupplementText(supplement, analysis) }

    public func text(in room: TextRoom) -> String {
        CompetitionText(analysis).text(in: room, besides: further.blocks(in: room))
    }

    /// One row a user.
    public var csv: CSVText { analysis.csv }

    /// How safe each user is, and how well it was all checked.
    public var aside: String {
        let text = CompetitionText(analysis)
        return (text.verdicts + further.remarks + rest + [text.summary]).joined(separator: "\n")
    }

    /// What a table of users has no room for.
    private var rest: [String] {
        let isMore = !further.parts.isEmpty || analysis.profile != nil || analysis.users.contains { $0.logit != nil }
        return isMore ? ["The CSV holds the table of users alone; the text and the JSON have all that was asked."] : []
    }

    /// Schema `accord.compete/1`.
    public var document: some JSONDocument { CompetitionDocument(analysis, supplement) }

    public func charts() -> [Chart] { analysis.charts }

    public func page(from source: ReportSource) throws -> ReportPage {
        try CompetitionReport(analysis, further, source: source).page()
    }
}
