import ContractDesign
import Tabular

/// What hiding the types costs and whom it profits, as text, CSV and JSON.
public struct WelfareReport {
    private let welfare: Welfare

    /// The report of a contract's welfare; nothing is computed anew.
    public init(_ welfare: Welfare) { self.welfare = welfare }

    /// The table and the sums, ending with a line break.
    public func text(in room: TextRoom = .unlimited) -> String {
        var table = TableText([
            ("Type", .words), ("Utility [value]", .numbers), ("Alone, or if known [value]", .numbers),
            ("Information rent [value]", .numbers), ("Contribution [units]", .numbers), ("If known [units]", .numbers),
            ("Alone [units]", .numbers),
        ])
        for standing in welfare.standings {
            table.append(
                [standing.type.name]
                    + [standing.utility, standing.outsideOption, standing.informationRent].map { $0.decimals(4) }
                    + [standing.contribution, standing.informedContribution, standing.standaloneContribution].map {
                        $0.decimals(3)
                    })
        }
        return table.text(in: room) + "\n\n" + summary + "\n"
    }

    /// The sums, a line each.
    public var summary: String { facts.lines }

    private var facts: [Fact] {
        let surplus = welfare.surplus - welfare.surplusAlone
        let error = welfare.informed.standardError.map {
            " (from drawn compositions, standard error \($0.significant(2)))"
        }
        let performance = """
            \(welfare.informed.performance.decimals(9)) if types were known\(error ?? ""), \
            \(welfare.performance.lower.decimals(9)) under the contract, \(welfare.alonePerformance.decimals(9)) alone \
            (mean over parties)
            """
        let cost = """
            \(welfare.informationCost.decimals(9)) in performance\(welfare.informationCost < 0 ? "; \(Self.gain)" : "")
            """
        let kept = """
            \(welfare.surplus.decimals(4)) value units kept by all parties together, \
            \(welfare.surplusAlone.decimals(4)) alone or if types were known: \(surplus.decimals(4)) of information rent
            """
        return [Fact("Performance", performance), Fact("Information cost", cost), Fact("Surplus", kept)]
    }

    private static let gain = """
        below 0, since known types are left what they have alone in every composition, and under the contract only on \
        average
        """

    /// One row a type, numbers to full precision.
    public var csv: CSVText {
        let header = [
            "type", "cost", "probability", "quality", "utility", "outsideOption", "informationRent", "contribution",
            "completeContribution", "standaloneContribution",
        ]
        return CSVText(
            header: header,
            rows: welfare.standings.map { standing in
                let type = standing.type
                return [type.name]
                    + [
                        type.cost, type.probability, type.quality, standing.utility, standing.outsideOption,
                        standing.informationRent,
                        standing.contribution, standing.informedContribution, standing.standaloneContribution,
                    ].map(\.exact)
            })
    }
}

/// The same as JSON, schema `accord.welfare/1`.
public struct WelfareDocument: JSONDocument {
    public static let schema = "accord.welfare/1"

    private struct Standing: Encodable {
        var type: String
        var utility, outsideOption, informationRent, contribution, completeContribution, standaloneContribution: Double
    }

    private struct Performance: Encodable {
        var lower, upper, complete, alone: Double
        var completeStandardError: OrNull<Double>
    }

    private struct Surplus: Encodable {
        var contract, alone: Double
    }

    private let schema = Self.schema
    private let problem: ProblemRecord
    private let types: [Standing]
    private let performance: Performance
    private let informationCost: Double
    private let surplus: Surplus

    /// - Parameters:
    ///   - welfare: of the problem's contract.
    ///   - problem: which the document repeats.
    ///   - normalized: whether the probabilities were divided by their sum.
    public init(_ welfare: Welfare, of problem: ContractProblem, normalized: Bool) {
        self.problem = ProblemRecord(problem, normalized: normalized)
        types = welfare.standings.map {
            Standing(
                type: $0.type.name, utility: $0.utility, outsideOption: $0.outsideOption,
                informationRent: $0.informationRent,
                contribution: $0.contribution, completeContribution: $0.informedContribution,
                standaloneContribution: $0.standaloneContribution)
        }
        performance = Performance(
            lower: welfare.performance.lower, upper: welfare.performance.upper, complete: welfare.informed.performance,
            alone: welfare.alonePerformance, completeStandardError: OrNull(welfare.informed.standardError))
        informationCost = welfare.informationCost
        surplus = Surplus(contract: welfare.surplus, alone: welfare.surplusAlone)
    }
}
