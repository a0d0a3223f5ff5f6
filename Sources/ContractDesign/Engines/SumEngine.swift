/// Exponential sums for the value as well as for the performance, with the compositions one by one where there are none.
///
/// A curve without a hinge is concave: then tangents of the true expectations are all that is needed. Else the sums'
/// terms that keep them from falling below 0 are a concave majorant, and sums alone are exact from some times the hinge.
struct SumEngine: ExpectationEngine {
    private let screening: ScreeningProblem
    private let tables: GroupTables
    private let sums: BulkSums
    /// Nil where there is no hinge.
    private let majorants: BulkSums?
    private let conditioning: Conditioning

    /// Nil where the curves are no such sums, or even parties that train alone are too many compositions near the hinge.
    init?(_ screening: ScreeningProblem, _ tables: GroupTables, _ conditioning: Conditioning) {
        guard let sums = tables.near.sums else { return nil }
        let hasHinge = screening.exact.performance.joint > 0
        let majorants = hasHinge ? tables.near.majorants : nil
        if hasHinge, majorants == nil { return nil }
        self.screening = screening
        self.tables = tables
        self.sums = sums
        self.majorants = majorants
        self.conditioning = conditioning
        var alone = PooledExpectation(tables, screening.exact, conditioning)
        alone.move(to: screening.standAlone.contributions)
        guard alone.performance.isFinite else { return nil }
    }

    var name: Engine { .laplace }
    var exactFrom: Double { majorants == nil ? screening.minorant.exactFrom : sums.from }

    func looseness(at total: Double) -> Double {
        let most =
            majorants?.performance.value(at: total) ?? screening.envelope.performance.jet(at: total).value
        return most - screening.exact.performance.jet(at: total).value
    }

    func expectation(_ kind: CollectiveCurves.Kind) -> SumExpectation {
        switch (kind, majorants) {
        case (.exact, _): .pooled(PooledExpectation(tables, screening.exact, conditioning))
        case (.envelope, nil): .pooled(PooledExpectation(tables, screening.envelope, conditioning))
        case (.minorant, nil): .pooled(PooledExpectation(tables, screening.minorant, conditioning))
        case (.envelope, let majorants?): .bulk(bulk(majorants))
        case (.minorant, _): .bulk(bulk(sums))
        }
    }

    private func bulk(_ sums: BulkSums) -> BulkExpectation {
        BulkExpectation(sums, tables.probabilities, tables.near.law, conditioning)
    }
}

/// By sums alone, or exactly.
enum SumExpectation: CollectiveExpectation {
    case bulk(BulkExpectation)
    case pooled(PooledExpectation)

    private var base: any CollectiveExpectation {
        switch self {
        case .bulk(let bulk): bulk
        case .pooled(let pooled): pooled
        }
    }

    mutating func move(to contributions: [Double]) {
        switch self {
        case .bulk(var bulk):
            bulk.move(to: contributions)
            self = .bulk(bulk)
        case .pooled(var pooled):
            pooled.move(to: contributions)
            self = .pooled(pooled)
        }
    }

    var leastPerformance: Double { base.leastPerformance }
    var leastValue: Double { base.leastValue }
    var evaluationError: Double { base.evaluationError }
    var gradientError: Double { base.gradientError }
    var evaluations: Int { base.evaluations }
    var contributions: [Double] { base.contributions }
    var performance: Double { base.performance }
    var modelValue: Double { base.modelValue }
    func cap(of i: Int) -> Double { base.cap(of: i) }
    func caps() -> [Double] { base.caps() }
    func ownCaps() -> [Double] { base.ownCaps() }
    func performanceGradient() -> [Double] { base.performanceGradient() }
    func capGradient(of i: Int) -> [Double] { base.capGradient(of: i) }
    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        base.curvature(capWeights: capWeights, steps: steps)
    }
}
