import ContractDesign
import PlainText

/// Where those sign who agree.
struct SignaturesText {
    let problem: ContractProblem

    var section: ReportPage.Section {
        ReportPage.Section(
            heading: "Signatures",
            paragraphs: [
                """
                Whoever signs takes one of the offers above, on what this page says. What it rests on are the files at its \
                end, known by their SHA-256 sums.
                """
            ],
            form: ReportPage.SignatureForm(
                ["Name of the party", "Offer to type", "Date", "Signature"], lines: lines + [["", "(the coordinator)"]])
        )
    }

    /// One for each party where that is a number that fits, else one for each type.
    private var lines: [[String]] {
        if let count = problem.participation.certainCount, count <= Self.mostLines {
            return [[String]](repeating: [], count: count)
        }
        return problem.population.types.map { ["", $0.name.visible] }
    }

    private static let mostLines = 24
}
