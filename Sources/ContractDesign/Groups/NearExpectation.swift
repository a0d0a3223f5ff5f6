/// Expectations by exponential sums, with the compositions near the hinge taken one by one:
///
///     E[sum(S)] + sum over the near compositions k of P(k) (curve_k(s_k) - sum(s_k)).
///
/// Where the sums are majorants and each curve_k is one, the whole is a concave majorant: it consists of one for every
/// composition. Contributions within a group of the near table must be equal where it is evaluated; its tangents hold
/// everywhere. The curvature in steps that raise parties who are not counted is that at their mean.
struct NearExpectation: CollectiveExpectation {
    /// The near compositions with their curves.
    private(set) var near: GroupExpectation
    private var replaced: GroupExpectation
    private var bulk: BulkExpectation
    let evaluationError: Double
    let gradientError: Double

    init(
        _ table: GroupTable, _ curves: GroupCurves, _ sums: BulkSums, _ law: GeneratingFunction,
        _ conditioning: Conditioning
    ) {
        near = GroupExpectation(table, curves, conditioning, isMajorant: false)
        replaced = GroupExpectation(
            table, GroupCurves(sums, count: table.outcomes.outcomeCount), conditioning, isMajorant: false)
        let share = table.share(conditioning)
        bulk = BulkExpectation(sums, table.probabilities, law, conditioning, shareBelow: share)
        evaluationError = bulk.evaluationError + near.evaluationError * (1 + share * sums.depth)
        gradientError = evaluationError + sums.slopeError
    }

    var contributions: [Double] { near.contributions }
    var evaluations: Int { near.evaluations }

    mutating func move(to contributions: [Double]) {
        if contributions == near.contributions { return }
        near.move(to: contributions)
        replaced.move(to: contributions)
        bulk.move(to: contributions)
    }

    var leastPerformance: Double { min(bulk.leastPerformance, near.leastPerformance) }
    var leastValue: Double { min(bulk.leastValue, near.leastValue) }
    var performance: Double { bulk.performance + (near.performance - replaced.performance) }
    var modelValue: Double { bulk.modelValue + (near.modelValue - replaced.modelValue) }

    func cap(of i: Int) -> Double { bulk.cap(of: i) + (near.cap(of: i) - replaced.cap(of: i)) }
    func caps() -> [Double] { sum(bulk.caps(), near.caps(), replaced.caps()) }
    func ownCaps() -> [Double] { sum(bulk.ownCaps(), near.ownCaps(), replaced.ownCaps()) }

    func performanceGradient() -> [Double] {
        sum(bulk.performanceGradient(), near.performanceGradient(), replaced.performanceGradient())
    }

    func capGradient(of i: Int) -> [Double] {
        sum(bulk.capGradient(of: i), near.capGradient(of: i), replaced.capGradient(of: i))
    }

    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        sum(
            bulk.curvature(capWeights: capWeights, steps: steps),
            near.curvature(capWeights: capWeights, steps: steps),
            replaced.curvature(capWeights: capWeights, steps: steps))
    }

    /// What is replaced goes, what is near comes.
    private func sum(_ bulk: [Double], _ near: [Double], _ replaced: [Double]) -> [Double] {
        bulk.indices.map { bulk[$0] + (near[$0] - replaced[$0]) }
    }
}
