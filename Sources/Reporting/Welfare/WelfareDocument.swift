import ContractDesign

/// What hiding the types costs and whom it profits, as JSON, schema `accord.welfare/1`.
struct WelfareDocument: JSONDocument {
    static let schema = "accord.welfare/1"

    private struct Standing: Encodable {
        var type: String
        var utility, outsideOption, informationRent, contribution, standaloneContribution: Double
        var completeContribution, completeContributionError: OrNull<Double>
    }

    private struct Performance: Encodable {
        var lower, upper, alone: Double
        var complete, completeError, completeStandardError: OrNull<Double>
    }

    private struct Surplus: Encodable {
        var contract, alone: Double
    }

    private let schema = Self.schema
    private let problem: ProblemRecord
    private let types: [Standing]
    private let performance: Performance
    private let informationCost: OrNull<Double>
    private let surplus: Surplus

    /// - Parameter normalized: whether the probabilities were divided by their sum.
    init(_ welfare: Welfare, of problem: ContractProblem, normalized: Bool) {
        self.problem = ProblemRecord(problem, normalized: normalized)
        types = welfare.standings.map {
            Standing(
                type: $0.type.name, utility: $0.utility, outsideOption: $0.outsideOption,
                informationRent: $0.informationRent,
                contribution: $0.contribution, standaloneContribution: $0.standaloneContribution,
                completeContribution: OrNull($0.informedContribution),
                completeContributionError: OrNull($0.informedContributionError))
        }
        performance = Performance(
            lower: welfare.performance.lower, upper: welfare.performance.upper, alone: welfare.alonePerformance,
            complete: OrNull(welfare.informed?.performance), completeError: OrNull(welfare.informed?.performanceError),
            completeStandardError: OrNull(welfare.informed?.standardError))
        informationCost = OrNull(welfare.informationCost)
        surplus = Surplus(contract: welfare.surplus, alone: welfare.surplusAlone)
    }
}
