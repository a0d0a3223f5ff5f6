import FineTuningGames
import Tabular

/// The answer to a bargain over a table of utilities, as it is shown.
public struct BargainTablePresentation: DocumentedPresentation, ReportedPresentation {
    private let answer: TableBargain

    /// Everything that was found about a table.
    public init(_ answer: TableBargain) { self.answer = answer }

    public func text(in room: TextRoom) -> String { BargainTableText(answer).text(in: room) }

    /// One row for each rule and player, numbers to full precision; ties as `0.25` or `0..1`, with `;` between several.
    public var csv: CSVText {
        var csv = CSVText(header: ["solution", "player", "share", "ties", "utility", "gain", "value"])
        for solution in answer.solutions {
            let ties = solution.ties.map { tie in
                tie.lowerBound == tie.upperBound
                    ? tie.lowerBound.exact : "\(tie.lowerBound.exact)..\(tie.upperBound.exact)"
            }
            for (j, player) in answer.table.players.enumerated() {
                csv.append([
                    solution.rule.tableName, player, solution.share.exact, ties.joined(separator: ";"),
                    solution.utilities[j].exact, (solution.utilities[j] - answer.terms.disagreement[j]).exact,
                    solution.value.isFinite ? solution.value.exact : "",
                ])
            }
        }
        return csv
    }

    /// The Pareto set, the acceptable shares and the lotteries.
    public var aside: String { BargainTableText(answer).facts.lines }

    /// Schema `accord.bargaintable/1`.
    public var document: some JSONDocument { BargainTableDocument(answer) }

    public func charts() -> [Chart] { [.tableUtilities(of: answer)] }

    public func page(from source: ReportSource) throws -> ReportPage {
        let text = BargainTableText(answer)
        return ReportPage(
            title: "Which share is agreed upon?",
            lead: """
                A table says what each share gives whom. Nobody agrees to less than it has without a deal; each \
                bargaining rule picks a share.
                """,
            sections: [
                ReportPage.Section(
                    heading: "What each rule picks", paragraphs: ["\(text.question)."], table: text.bargains.page,
                    points: text.ties)
            ] + (try charts().map(ReportPage.Section.init)) + [
                ReportPage.Section(heading: "The rest of the answer", facts: text.facts), source.section(),
            ],
            runtime: source.runtime)
    }
}

extension BargainingRule {
    /// As documents about tables name it.
    var tableName: String { self == .verticalMonopoly ? "utilitarian" : rawValue }

    /// As texts about tables name it.
    var tableTitle: String { self == .verticalMonopoly ? "Utilitarian" : title }
}
