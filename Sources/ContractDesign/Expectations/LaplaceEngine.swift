/// Exponential sums for one problem.
struct LaplaceEngine: ExpectationEngine {
    let probabilities: [Double]
    let participation: Participation
    let conditioning: Conditioning
    let sum: ExponentialSum
    /// Totals up to which nothing is learnt.
    let onset: Double
    /// v(1) of a linear valuation.
    let valueScale: Double
    /// a(0).
    let performanceWithoutData: Double

    /// Where expectations would be worse than this, there is no engine.
    static let largestError = 1e-11

    var name: Engine { .laplace }
    var exactFrom: Double { max(onset, sum.range.lowerBound) }

    func looseness(at total: Double) -> Double { sum.truncated().value(at: total) - sum.value(at: total) }

    func expectation(_ kind: CollectiveCurves.Kind) -> Laplace {
        Laplace(
            probabilities: probabilities, law: participation.law, conditioning: conditioning,
            sum: kind == .envelope ? sum.truncated() : sum, valueScale: valueScale,
            performanceWithoutData: performanceWithoutData, kind: kind)
    }
}

extension LaplaceEngine {
    /// For any menu that the types of `order` might accept: no reward exceeds the value of the best model, so no
    /// contribution costs more than that. Nil where there is no such engine.
    init?(
        _ problem: ContractProblem, _ order: CostOrder, _ accuracy: some AccuracyFunction, _ valuation: some Valuation
    ) {
        guard let scale = valuation.constantSlope, let least = order.costs.last else { return nil }
        let most = problem.participation.practicalMost * scale * accuracy.limit / least
        self.init(problem, order.probabilities, accuracy, valuation, totalsUpTo: most)
    }

    /// Nil where the valuation is not linear, or the accuracy is no sum of exponentials up to the largest total.
    init?(
        _ problem: ContractProblem, _ probabilities: [Double], _ accuracy: some AccuracyFunction,
        _ valuation: some Valuation,
        totalsUpTo most: Double
    ) {
        guard let scale = valuation.constantSlope, let sum = accuracy.exponentialSum(totalsUpTo: most),
            Laplace.evaluationError(sum) < Self.largestError
        else { return nil }
        self.init(
            probabilities: probabilities, participation: problem.participation, conditioning: problem.conditioning,
            sum: sum, onset: accuracy.onset, valueScale: scale,
            performanceWithoutData: accuracy.performanceWithoutData)
    }
}
