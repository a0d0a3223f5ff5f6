import ProviderCompetition
import Tabular

/// How well providers stand in for users on rated items, as it is shown.
public struct RatingsPresentation: DocumentedPresentation, ReportedPresentation {
    private let analysis: RatingsAnalysis

    /// Nothing is computed here.
    public init(_ analysis: RatingsAnalysis) { self.analysis = analysis }

    public func text(in room: TextRoom) -> String { RatingsText(analysis).text(in: room) }

    /// One row a user: the error of each fit, in sup and rms; for cone and hull the weights by provider with `;` in
    /// between, and the error on the items that were held out, for the first and the second half with `;` in between.
    public var csv: CSVText {
        let kinds = analysis.kinds
        let names = kinds.map { "\($0.norm.rawValue)\($0.rule.rawValue.capitalized)" }
        var table = CSVText(
            header: ["user"] + names + names.map { $0 + "HeldOut" } + names.map { $0 + "Weights" }
                + names.map { $0 + "Offset" })
        for user in analysis.users {
            let fits = kinds.compactMap { user.fit($0.rule, $0.norm) }
            let heldOut = kinds.map { user.heldOut($0.rule, $0.norm).map(\.heldOut.exact).joined(separator: ";") }
            table.append(
                [user.user] + fits.map(\.error.exact) + heldOut
                    + fits.map { $0.weights.map(\.exact).joined(separator: ";") } + fits.map(\.offset.exact))
        }
        return table
    }

    /// Schema `accord.align/1`.
    public var document: some JSONDocument { RatingsDocument(analysis) }

    /// The errors, then for up to four users what more providers add.
    public func charts() -> [Chart] {
        [.ratingErrors(of: analysis)]
            + analysis.users.spread(upTo: 4).enumerated().map { .ratingSteps(of: $1, number: $0 + 1) }
    }

    public func page(from source: ReportSource) throws -> ReportPage {
        let text = RatingsText(analysis)
        return ReportPage(
            title: "Do the providers stand in for the users?",
            lead: """
                Users and providers rated the same items: how near does a weighted sum of the providers' ratings, up \
                to a constant, come to each user's? If ratings were payoffs over all states and actions, she would \
                lose at most twice the largest error in equilibrium; on a sample this is an estimate, no guarantee.
                """,
            sections: try [
                ReportPage.Section(heading: "How near they come", paragraphs: [text.legend], table: text.errors.page)
            ] + charts().map(ReportPage.Section.init) + [
                ReportPage.Section(
                    heading: "On items that were held out", paragraphs: [text.halves], table: text.heldOut?.page)
            ]
                + analysis.users.prefix(RatingsText.mostUsers).map {
                    ReportPage.Section(
                        heading: "The weights for \($0.user.label(upTo: 60))", table: text.weights(of: $0).page)
                } + [source.section()],
            runtime: source.runtime)
    }
}

extension RatingsAnalysis {
    /// Every norm with every rule, in the order of all tables.
    var kinds: [(norm: RatingNorm, rule: RatingRule)] {
        RatingNorm.allCases.flatMap { norm in RatingRule.allCases.map { (norm, $0) } }
    }
}

extension RatingAlignment {
    /// Of the first half, then of the second; none where there are no halves.
    func heldOut(_ rule: RatingRule, _ norm: RatingNorm) -> [HeldOut] {
        heldOut.filter { $0.rule == rule && $0.norm == norm }
    }
}

extension RatingRule {
    /// For people.
    var title: String {
        switch self {
        case .cone: "Any weights"
        case .hull: "Sum 1"
        case .single: "Best one"
        case .average: "All alike"
        }
    }
}
