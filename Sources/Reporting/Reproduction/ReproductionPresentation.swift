import ContractDesign
import PlainText
import Reproduction
import Tabular

/// A reproduced experiment as it is shown: ours beside what was published.
package struct ReproductionPresentation: Presentation {
    private let reproduction: Reproduction

    package init(_ reproduction: Reproduction) { self.reproduction = reproduction }

    package func text(in room: TextRoom) -> String {
        let problem = reproduction.contract.problem
        let title = """
            \(reproduction.name): \(problem.participation.specification), \(problem.accuracy.specification), \
            \(problem.valuation.specification)
            """
        let heading = title + "\n" + String(repeating: "=", count: title.count)
        let parts = [heading, comparison.text(in: room), ContractText(reproduction.contract).summary, verdict]
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var comparison: TableText {
        var table = TableText([
            ("Type", .words), ("Cost [value/unit]", .numbers), ("Pool", .words), ("Contribution [units]", .numbers),
            ("Published", .numbers), ("Difference", .numbers), ("Reward [value]", .numbers),
            ("Published", .numbers),
            ("Difference", .numbers), ("Cap [value]", .numbers), ("Outside option [value]", .numbers),
        ])
        for (row, mark) in zip(reproduction.rows, reproduction.rows.map(\.offer).marks) {
            let offer = row.offer
            table.append([
                offer.type.name, offer.type.cost.significant(6), mark,
                offer.contribution.decimals(4), row.published?.contribution.decimals(4) ?? "-",
                row.published.map { (offer.contribution - $0.contribution).decimals(4) } ?? "-",
                offer.reward.decimals(5), row.published?.reward.decimals(5) ?? "-",
                row.published.map { (offer.reward - $0.reward).decimals(5) } ?? "-",
                offer.cap.decimals(5), offer.outsideOption.decimals(5),
            ])
        }
        return table
    }

    /// Where the published solver stood, in words.
    private var verdict: String {
        var lines: [String] = []
        if let reference = reproduction.referencePerformance {
            let difference = reproduction.contract.performance.lower - reference
            lines.append(
                """
                The optimum found elsewhere by root finding is \(reference.decimals(13)); ours differs by \
                \(difference.significant(2)).
                """)
        }
        switch reproduction.publishedStanding {
        case .optimal(let performance):
            lines.append("The published contributions are worth \(performance.decimals(10)), the optimum.")
        case .stopped(let performance, let shortfall):
            lines.append(
                """
                The published contributions are worth \(performance.decimals(10)): their solver stopped \
                \(shortfall.significant(3)) short of the optimum.
                """)
        case nil: break
        }
        for pool in reproduction.bunchedHereOnly {
            lines.append(
                """
                Types \(pool.map(\.visible).joined(separator: ", ")) get one and the same offer at the optimum; \
                the published solver tells them apart, which is its stopping error.
                """)
        }
        return lines.joined(separator: "\n")
    }

    /// Ours beside theirs, one row a type.
    package var csv: CSVText {
        let header = [
            "experiment", "type", "cost", "contribution", "publishedContribution", "optimumContribution", "reward",
            "publishedReward", "optimumLeastReward", "performance", "performanceUpper", "publishedPerformance",
        ]
        let bounds = reproduction.contract.performance
        return CSVText(
            header: header,
            rows: reproduction.rows.map { row in
                [
                    reproduction.name, row.offer.type.name, row.offer.type.cost.exact, row.offer.contribution.exact,
                    row.published?.contribution.exact ?? "", row.published?.optimumContribution.exact ?? "",
                    row.offer.reward.exact, row.published?.reward.exact ?? "",
                    row.published?.optimumLeastReward.exact ?? "",
                    bounds.lower.exact, bounds.upper.exact, reproduction.publishedPerformance?.exact ?? "",
                ]
            })
    }

    package func charts() -> [Chart] { reproduction.charts }
}
