import RealModule

/// The compositions of a partition's groups, with what the classes within them need.
///
/// With P_g the chance of group g and q_i = p_i / P_g that of class i within it, the counts (k_1, ..., k_G) have the
/// law of compositions of G classes, however many classes there are.
final class GroupTable: Sendable {
    let partition: GroupPartition
    let outcomes: OutcomeTable
    /// The group of each class.
    let groupOfClass: [Int]
    /// q_i.
    let shares: [Double]
    /// p_i.
    let probabilities: [Double]
    /// P(n_i >= 1).
    let presence: [Double]
    private let law: GeneratingFunction
    /// The chance of the compositions with somebody in them that were left out.
    let missing: Double
    /// The same given n_i >= 1, and for a party of class i that finds itself in, by class.
    let missingAtLeastOne: [Double]
    let missingOwn: [Double]

    /// The parties of the first group, where the compositions do not count them.
    let idle: IdleParties?

    /// The most compositions that a table holds.
    static let mostOutcomes = 30_000

    /// Nil where more than `mostOutcomes` compositions are likelier than can be neglected.
    convenience init?(_ participation: Participation, _ probabilities: [Double], _ partition: GroupPartition) {
        let chances = partition.groups.map { $0.reduce(0) { $0 + probabilities[$1] } }
        let rarest = participation.law.presence(probabilities).min() ?? 1
        guard
            let outcomes = OutcomeTable(
                participation, probabilities: chances, negligible: Self.negligible * rarest,
                atMost: Self.mostOutcomes)
        else { return nil }
        self.init(participation, probabilities, partition, outcomes)
    }

    /// The table of such compositions of the groups.
    init(
        _ participation: Participation, _ probabilities: [Double], _ partition: GroupPartition,
        _ outcomes: OutcomeTable, idle: IdleParties? = nil
    ) {
        self.idle = idle
        let law = participation.law
        let chances = outcomes.classProbabilities
        self.partition = partition
        self.outcomes = outcomes
        self.law = law
        self.probabilities = probabilities
        let groupOfClass = partition.groups.indices.flatMap { g in
            repeatElement(g, count: partition.groups[g].count)
        }
        let shares = probabilities.indices.map { i in
            partition.groups[groupOfClass[i]].count == 1 ? 1 : probabilities[i] / chances[groupOfClass[i]]
        }
        let presence = law.presence(probabilities)
        self.groupOfClass = groupOfClass
        self.shares = shares
        self.presence = presence
        missing = max(0, law.drop(gap: 0, step: 1) - outcomes.probabilities.reduce(0, +))
        missingAtLeastOne = probabilities.indices.map { i in
            let counts = outcomes.counts[groupOfClass[i]]
            let kept = counts.indices.reduce(0) {
                $0 + outcomes.probabilities[$1] * Self.presence(of: shares[i], among: counts[$1])
            }
            return max(0, 1 - kept / presence[i])
        }
        missingOwn = probabilities.indices.map { i in
            let counts = outcomes.counts[groupOfClass[i]]
            let kept = counts.indices.reduce(0) { $0 + outcomes.probabilities[$1] * counts[$1] }
            return max(0, 1 - kept / (law.mean * chances[groupOfClass[i]]))
        }
    }

    /// Compositions less likely than this, times the chance of the rarest class, are left out; by how much that can
    /// matter is computed.
    private static let negligible = 1e-19

    /// The most that these compositions make of all, or of those that a class sees.
    func share(_ conditioning: Conditioning) -> Double {
        let missing = conditioning == .own ? missingOwn : missingAtLeastOne
        return missing.reduce(outcomes.probabilities.reduce(0, +)) { max($0, 1 - $1) }
    }

    /// P(a party of any of these classes is in).
    func presence(ofAny classes: Range<Int>) -> Double {
        law.drop(gap: 0, step: probabilities[classes].reduce(0, +))
    }

    /// The chance, by composition, that a party of any of these classes is in it: 1 - the product over groups of
    /// (1 - q)^k, with q the share of theirs in the group.
    func presenceByOutcome(ofAny classes: Range<Int>) -> [Double] {
        var presence = [Double](repeating: 0, count: outcomes.outcomeCount)
        for (g, group) in partition.groups.enumerated() where group.overlaps(classes) {
            let isWhole = group.clamped(to: classes) == group
            let share = isWhole ? 1 : group.clamped(to: classes).reduce(0) { $0 + shares[$1] }
            for (k, count) in outcomes.counts[g].enumerated() {
                presence[k] += (1 - presence[k]) * Self.presence(of: share, among: count)
            }
        }
        return presence
    }

    /// The chance 1 - (1 - q)^k that a class of share q is among k of its group.
    static func presence(of share: Double, among count: Double) -> Double {
        if count == 0 { return 0 }
        return share == 1 ? 1 : -.expMinusOne(count * .log(onePlus: -share))
    }
}
