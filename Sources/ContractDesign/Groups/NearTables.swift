/// Tables of the compositions near the hinge, with the sums that stand for the others.
final class NearTables {
    private let participation: Participation
    /// p_i.
    private let probabilities: [Double]
    private let rarest: Double
    private let makeSums: () -> BulkSums?
    /// Nil where the curves are no sums; made when first asked for.
    private(set) lazy var sums: BulkSums? = makeSums()
    /// Sums that are nowhere below the curves; nil where there are none.
    private(set) lazy var majorants: BulkSums? = sums?.majorants

    /// The most compositions that are taken one by one.
    private static let mostOutcomes = 12_000
    /// Totals, in times of the hinge, beyond which majorants give nothing away.
    private static let tight = 60.0
    private static let negligible = 1e-19

    init(_ participation: Participation, _ probabilities: [Double], sums: @escaping () -> BulkSums?) {
        self.participation = participation
        self.probabilities = probabilities
        rarest = participation.law.presence(probabilities).min() ?? 1
        makeSums = sums
    }

    var law: GeneratingFunction { participation.law }

    /// The compositions of a menu's pools with a total of at most `bound`; nil where there are too many.
    func table(of contributions: [Double], upTo bound: Double) -> GroupTable? {
        table(of: contributions, upTo: bound, enough: bound)
    }

    /// The compositions with the least totals of a menu's pools, as many as can be taken one by one: at best so far that
    /// majorants are the curves beyond. Nil where not even those that the hinge concerns can.
    func leastTable(of contributions: [Double], onset: Double) -> GroupTable? {
        table(of: contributions, upTo: Self.tight * onset, enough: 2 * onset)
    }

    private func table(of contributions: [Double], upTo bound: Double, enough: Double) -> GroupTable? {
        let partition = GroupPartition(contributions, apart: 0)
        let chances = partition.groups.map { $0.reduce(0) { $0 + probabilities[$1] } }
        let levels = partition.groups.map { contributions[$0.lowerBound] }
        let hasIdle = levels[0] == 0 && levels.count > 1
        let counted = hasIdle ? Array(chances.dropFirst()) : chances
        let share = counted.reduce(0, +)
        guard
            let near = NearCompositions(
                hasIdle ? participation.thinned(to: share) : participation,
                groupChances: counted.map { $0 / share },
                contributions: hasIdle ? Array(levels.dropFirst()) : levels, upTo: bound, enough: enough,
                negligible: Self.negligible * rarest, atMost: Self.mostOutcomes)
        else { return nil }
        return hasIdle
            ? table(partition, chances, near)
            : GroupTable(
                participation, probabilities, partition,
                OutcomeTable(participation, probabilities: chances, counts: near.counts, chances: near.chances))
    }

    /// With the group that contributes nothing beside the others' compositions, none of them included where somebody of
    /// the group is in.
    private func table(_ partition: GroupPartition, _ chances: [Double], _ near: NearCompositions) -> GroupTable {
        let share = chances.dropFirst().reduce(0, +)
        let withoutOthers = law.value(gap: share)
        let nobodyElse = max(0, withoutOthers - law.value(gap: 1))
        let counts = near.counts.map { $0 + [0] }
        let others = near.chances.indices.map { k in near.counts.reduce(0) { $0 + $1[k] } } + [0]
        let idle = IdleParties(participation, share: chances[0], others: others)
        var means = others.indices.map(idle.mean)
        // Of those that have somebody in them, which makes the mean larger.
        if nobodyElse > 0 { means[means.count - 1] *= withoutOthers / nobodyElse }
        let outcomes = OutcomeTable(
            participation, probabilities: chances, counts: [means] + counts, chances: near.chances + [nobodyElse])
        return GroupTable(participation, probabilities, partition, outcomes, idle: idle)
    }
}

extension Participation {
    /// The law of those among the parties whom a chance selects.
    fileprivate func thinned(to share: Double) -> Participation {
        switch self {
        case .fixed(let parties), .atLeast(let parties): .binomial(invited: parties, rate: min(1, share))
        case .binomial(let invited, let rate): .binomial(invited: invited, rate: rate * min(1, share))
        case .poisson(let mean): .poisson(mean: mean * share)
        }
    }
}
