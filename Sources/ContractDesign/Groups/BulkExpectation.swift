/// Expectations of the sums alone: performance by one, its value by the same or by another.
struct BulkExpectation: CollectiveExpectation {
    private var performanceSum: Laplace
    /// Of the value as a fraction of its scale; nil where the value is proportional to the performance.
    private var valueSum: Laplace?
    private let valueScale: Double
    let evaluationError: Double

    /// - Parameter share: the most that groups with less data than the sums are good for make of what a class sees; the
    ///   sums fall far below 0 there, and rounding with them.
    init(
        _ sums: BulkSums, _ probabilities: [Double], _ law: GeneratingFunction, _ conditioning: Conditioning,
        shareBelow share: Double = 1
    ) {
        func bulk(_ sum: ExponentialSum, _ scale: Double, _ withoutData: Double) -> Laplace {
            Laplace(
                probabilities: probabilities, law: law, conditioning: conditioning, sum: sum, valueScale: scale,
                performanceWithoutData: withoutData, kind: .minorant)
        }
        performanceSum = bulk(sums.performance, sums.proportionalValue, sums.performanceWithoutData)
        valueSum = sums.value.map { bulk($0, sums.valueScale, sums.valueWithoutData) }
        evaluationError =
            max(
                sums.performance.relativeError, sums.value?.relativeError ?? 0)
            + 0.5 * .ulpOfOne * (144 + 16 * share * sums.depth)
        valueScale = sums.value == nil ? sums.proportionalValue : sums.valueScale
    }

    private var value: Laplace { valueSum ?? performanceSum }

    var contributions: [Double] { performanceSum.contributions }
    var evaluations: Int { performanceSum.evaluations }

    mutating func move(to contributions: [Double]) {
        performanceSum.move(to: contributions)
        valueSum?.move(to: contributions)
    }

    var leastPerformance: Double { performanceSum.leastPerformance }
    var leastValue: Double { value.leastValue }
    var performance: Double { performanceSum.performance }
    var modelValue: Double { valueScale * value.performance }
    func cap(of i: Int) -> Double { value.cap(of: i) }
    func caps() -> [Double] { value.caps() }
    func ownCaps() -> [Double] { value.ownCaps() }
    func performanceGradient() -> [Double] { performanceSum.performanceGradient() }
    func capGradient(of i: Int) -> [Double] { value.capGradient(of: i) }

    /// The curvature of the caps is that of the value's sum with them less that of the value's own expectation.
    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        guard let valueSum else { return performanceSum.curvature(capWeights: capWeights, steps: steps) }
        let objective = performanceSum.curvature(capWeights: [], steps: steps)
        let all = valueSum.curvature(capWeights: capWeights, steps: steps)
        let own = valueSum.curvature(capWeights: [], steps: steps)
        return objective.indices.map { objective[$0] + (all[$0] - own[$0]) }
    }
}
