import ContractDesign
import Reproduction
import Tabular

/// The points of the two-type sweep as they are shown: ours beside the certified optima found elsewhere.
package struct TwoTypePresentation: Presentation {
    private let results: [TwoTypeSweep.Result]

    package init(_ results: [TwoTypeSweep.Result]) { self.results = results }

    /// The table and the worst differences.
    package func text(in room: TextRoom) -> String {
        var table = TableText([
            ("Participants", .numbers), ("Probability of high cost", .numbers), ("Contribution high [units]", .numbers),
            ("Contribution low [units]", .numbers), ("Performance", .numbers), ("Difference", .numbers),
            ("Gap", .numbers),
            ("Complete performance", .numbers), ("Difference", .numbers), ("Status", .words),
            ("Linear programs", .numbers),
        ])
        for result in results {
            let contract = result.contract
            let offers = contract.menu.offers
            table.append([
                parties(contract),
                offers[0].type.probability.significant(6), offers[0].contribution.decimals(4),
                offers[1].contribution.decimals(4), contract.performance.lower.decimals(12),
                result.performanceDifference.significant(2), contract.performance.gap.significant(2),
                result.informed?.performance.decimals(9) ?? "-", result.informedDifference?.significant(2) ?? "-",
                contract.status.rawValue, String(contract.solver.linearPrograms),
            ])
        }
        let title = """
            two-types: costs \(TwoTypeSweep.costs.high) and \(TwoTypeSweep.costs.low), against \(results.count) \
            optima found elsewhere
            """
        let worstPerformance = results.map { abs($0.performanceDifference) }.max() ?? 0
        let worstContribution = results.map(\.contributionDifference).max() ?? 0
        let mostPrograms = results.map(\.contract.solver.linearPrograms).max() ?? 0
        return """
            \(title)
            \(String(repeating: "=", count: title.count))

            \(table.text(in: room))

            Largest difference: performance \(worstPerformance.significant(2)), contribution \
            \(worstContribution.significant(2)) relative\(informedDifferences). At most \(mostPrograms) linear programs a contract.

            """
    }

    private var informedDifferences: String {
        let informed = results.compactMap(\.informed)
        if informed.isEmpty { return "" }
        let performance = results.compactMap(\.informedDifference).map(abs).max() ?? 0
        let contribution = results.compactMap(\.informedContributionDifference).max() ?? 0
        let error = informed.map(\.performanceError).max() ?? 0
        return """
            ; under complete information \(performance.significant(2)) and \(contribution.significant(2)), ours to \
            within \(error.significant(2))
            """
    }

    /// One row a point.
    package var csv: CSVText {
        let header = [
            "participants", "probabilityHighCost", "contributionHigh", "contributionLow", "rewardHigh", "rewardLow",
            "performance", "performanceUpper", "referencePerformance", "completePerformance",
            "completeError", "referenceCompletePerformance", "linearPrograms", "status",
        ]
        return CSVText(
            header: header,
            rows: results.map { result in
                let offers = result.contract.menu.offers
                return [
                    parties(result.contract),
                    offers[0].type.probability.exact, offers[0].contribution.exact, offers[1].contribution.exact,
                    offers[0].reward.exact, offers[1].reward.exact, result.contract.performance.lower.exact,
                    result.contract.performance.upper.exact, result.point.performance.exact,
                    result.informed?.performance.exact ?? "", result.informed?.performanceError.exact ?? "",
                    result.point.informed?.performance.exact ?? "",
                    String(result.contract.solver.linearPrograms), result.contract.status.rawValue,
                ]
            })
    }

    private func parties(_ contract: Contract) -> String {
        contract.problem.participation.certainCount.map { String($0) } ?? contract.problem.participation.specification
    }
}
