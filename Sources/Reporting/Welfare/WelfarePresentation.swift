import ContractDesign
import Tabular

/// What hiding the types costs and whom it profits, as it is shown.
public struct WelfarePresentation: DocumentedPresentation {
    private let welfare: Welfare
    private let problem: ContractProblem
    private let isNormalized: Bool

    /// Shows the welfare of a contract; nothing is computed anew.
    /// - Parameters:
    ///   - welfare: of a contract.
    ///   - problem: what the contract was asked for.
    ///   - isNormalized: whether the probabilities were divided by their sum.
    public init(_ welfare: Welfare, of problem: ContractProblem, isNormalized: Bool = false) {
        self.welfare = welfare
        self.problem = problem
        self.isNormalized = isNormalized
    }

    public func text(in room: TextRoom) -> String {
        ([table.text(in: room)] + notes + [aside]).joined(separator: "\n\n") + "\n"
    }

    private var isInformed: Bool { welfare.informed != nil }

    private var table: TableText {
        let own = welfare.standings.map(\.type).haveOwnValues ? "own value" : "value"
        var table = TableText(
            [
                ("Type", .words), ("Utility [\(own)]", .numbers), ("Outside option [\(own)]", .numbers),
                ("Information rent [\(own)]", .numbers), ("Contribution [units]", .numbers),
            ] + (isInformed ? [("Complete [units]", .numbers)] : []) + [("Standalone [units]", .numbers)])
        for standing in welfare.standings {
            let contributions = [
                standing.contribution, standing.informedContribution, standing.standaloneContribution,
            ]
            table.append(
                [standing.type.name]
                    + [standing.utility, standing.outsideOption, standing.informationRent].map { $0.decimals(4) }
                    + contributions.compactMap { $0?.decimals(3) })
        }
        return table
    }

    /// The sums, a line each.
    public var aside: String { facts.lines }

    private var facts: [Fact] {
        let surplus = welfare.surplus - welfare.surplusAlone
        let elsewhere =
            isInformed ? "alone or under complete information" : problem.namesOutsideOptions ? "outside" : "alone"
        let kept = """
            \(welfare.surplus.decimals(4)) value units kept by all parties together, \
            \(welfare.surplusAlone.decimals(4)) \(elsewhere): \(surplus.decimals(4)) of information rent
            """
        let cost = welfare.informationCost.map { cost in
            Fact(
                "Information cost",
                "\(cost.decimals(9)) in performance\(welfare.isHidingBetter ? "; \(Self.gain)" : "")")
        }
        return [Fact("Performance", performance), cost, Fact("Surplus", kept)].compactMap(\.self)
    }

    private var performance: String {
        let complete = welfare.informed.map { informed in
            let drawn = informed.standardError.map { "from drawn compositions, standard error \($0.significant(2))" }
            let error = "(\(drawn ?? "to within \(informed.performanceError.significant(2))"))"
            return "\(informed.performance.decimals(9)) under complete information \(error), "
        }
        return """
            \(complete ?? "")\(welfare.performance.lower.decimals(9)) under the contract, \
            \(welfare.alonePerformance.decimals(9)) alone (mean over parties)
            """
    }

    private static let gain = """
        below 0, since complete information leaves types what they have alone in every composition, the contract only on \
        average
        """

    /// One row a type.
    public var csv: CSVText {
        let header = [
            "type", "cost", "probability", "quality", "utility", "outsideOption", "informationRent", "contribution",
            "completeContribution", "standaloneContribution", "completeContributionError",
        ]
        return CSVText(
            header: header,
            rows: welfare.standings.map { standing in
                let type = standing.type
                let numbers = [
                    type.cost, type.probability, type.quality, standing.utility, standing.outsideOption,
                    standing.informationRent, standing.contribution, standing.informedContribution,
                    standing.standaloneContribution, standing.informedContributionError,
                ]
                return [type.name] + numbers.map { $0?.exact ?? "" }
            })
    }

    /// Why complete information is left out, where nobody asked for that.
    public var notes: [String] {
        if problem.hasCompleteInformation { return [] }
        return ["Complete information is left out, since types say what they have without the contract."]
    }

    /// Schema `accord.welfare/1`.
    public var document: some JSONDocument { WelfareDocument(welfare, of: problem, normalized: isNormalized) }
}
