/// The true expectations at menus that offer but a few different contributions: over the compositions of the pools that
/// get one and the same, or where a table does not hold them all, over those near the hinge and by sums beyond.
///
/// A menu that neither holds is taken for worth nothing, with caps that nothing meets.
struct PooledExpectation: CollectiveExpectation {
    private let tables: GroupTables
    private let curves: CollectiveCurves
    private let conditioning: Conditioning
    private var current: (any CollectiveExpectation)?
    /// The partition over whose compositions `current` is.
    private var partition: GroupPartition?

    private(set) var contributions: [Double] = []
    private(set) var evaluations = 0

    init(_ tables: GroupTables, _ exact: CollectiveCurves, _ conditioning: Conditioning) {
        self.tables = tables
        curves = exact
        self.conditioning = conditioning
    }

    mutating func move(to contributions: [Double]) {
        if contributions == self.contributions { return }
        self.contributions = contributions
        evaluations += 1
        let partition = GroupPartition(contributions, apart: 0)
        if let table = tables.table(partition) {
            if partition != self.partition {
                current = GroupExpectation(
                    table, GroupCurves(curves, count: table.outcomes.outcomeCount), conditioning, isMajorant: false)
            }
            self.partition = partition
        } else {
            self.partition = nil
            current = nearExpectation(at: contributions)
        }
        current?.move(to: contributions)
    }

    /// With all compositions one by one whose totals the sums do not reach.
    private func nearExpectation(at contributions: [Double]) -> NearExpectation? {
        guard let sums = tables.near.sums, let table = tables.near.table(of: contributions, upTo: sums.from) else {
            return nil
        }
        return NearExpectation(
            table, GroupCurves(curves, count: table.outcomes.outcomeCount), sums, tables.near.law, conditioning)
    }

    var leastPerformance: Double { 0 }
    var leastValue: Double { 0 }
    var evaluationError: Double { current?.evaluationError ?? 0 }
    var gradientError: Double { current?.gradientError ?? 0 }
    var performance: Double { current?.performance ?? -.infinity }
    var modelValue: Double { current?.modelValue ?? 0 }
    func cap(of i: Int) -> Double { current?.cap(of: i) ?? -.infinity }
    func caps() -> [Double] { current?.caps() ?? contributions.map { _ in -.infinity } }
    func ownCaps() -> [Double] { current?.ownCaps() ?? contributions.map { _ in 0 } }
    func performanceGradient() -> [Double] { current?.performanceGradient() ?? contributions.map { _ in 0 } }
    func capGradient(of i: Int) -> [Double] { current?.capGradient(of: i) ?? contributions.map { _ in 0 } }
    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        current?.curvature(capWeights: capWeights, steps: steps)
            ?? [Double](repeating: 0, count: steps.count * steps.count)
    }
}
