import Stopping

/// The partitions and counts that a search meets, made once each.
final class ClusterTables {
    let probabilities: [Double]
    /// Of the number of parties, then as a party that is in sees the others, then as two see them, and three.
    let laws: [GeneratingFunction]
    /// P(n_i >= 1).
    let presence: [Double]
    /// When it ends, measures are left unfinished.
    let patience: Patience
    private var kept = KeptTables<Key, ClusterCounts>()

    private struct Key: Hashable {
        var partition: ClusterPartition
        var removed: Int
    }

    /// Outcomes less likely than this, times the chance of the rarest class, are left out.
    private static let negligible = 1e-17

    init(_ law: GeneratingFunction, _ probabilities: [Double], _ patience: Patience = Patience()) {
        self.patience = patience
        self.probabilities = probabilities
        let others = law.others
        laws = [law, others, others.others, others.others.others]
        presence = law.presence(probabilities)
    }

    /// P(a party of any of these classes is in).
    func presence(ofAny classes: Range<Int>) -> Double {
        laws[0].drop(gap: 0, step: probabilities[classes].reduce(0, +))
    }

    /// The partition for a menu, with not too many counts.
    func partition(_ contributions: [Double], bends: ClosedRange<Double>) -> ClusterPartition {
        var most = Double(ClusterPartition.mostCounts)
        while true {
            let partition = ClusterPartition(laws[0], probabilities, contributions, bends: bends, mostCounts: most)
            if most < 1 || counts(partition, removed: 0) != nil { return partition }
            most /= 4
        }
    }

    /// The counts of clusters when so many parties have been taken out, who are known to be in.
    func counts(_ partition: ClusterPartition, removed: Int) -> ClusterCounts? {
        let removed = laws[0].isPoisson ? 0 : removed
        return kept.table(Key(partition: partition, removed: removed)) { counts in
            counts.weights.count * (partition.counted.count + 2)
        } make: {
            made(partition, removed: removed)
        }
    }

    private func made(_ partition: ClusterPartition, removed: Int) -> ClusterCounts? {
        let law = laws[removed]
        func chance(_ classes: [Int]) -> Double { classes.reduce(0) { $0 + law.chanceOfDraw * probabilities[$1] } }
        return ClusterCounts(
            law, partition.counted.map(chance),
            restChance: chance(partition.uncounted) + (law.isPoisson ? 0 : law.chanceOfAbsence),
            negligible: Self.negligible * min(1, presence.min() ?? 1),
            atMost: removed == 0 ? ClusterPartition.mostCounts : .max)
    }
}
