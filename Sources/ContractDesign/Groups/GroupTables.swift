/// The tables of the partitions that a search meets, made once each.
final class GroupTables {
    let participation: Participation
    /// p_i.
    let probabilities: [Double]
    /// Where a partition has too many compositions.
    let near: NearTables
    private var kept = KeptTables<GroupPartition, GroupTable>()

    init(_ participation: Participation, _ probabilities: [Double], sums: @escaping () -> BulkSums?) {
        near = NearTables(participation, probabilities, sums: sums)
        self.participation = participation
        self.probabilities = probabilities
    }

    /// Nil where the partition has too many compositions.
    func table(_ partition: GroupPartition) -> GroupTable? {
        kept.table(partition) { table in
            table.outcomes.outcomeCount * (partition.groups.count + 1)
        } make: {
            GroupTable(participation, probabilities, partition)
        }
    }

    /// The finest partition of which there is a table, in which only contributions that differ by more than `apart`
    /// times the largest are told apart. Nil where even the numbers of parties are too many.
    func table(for contributions: [Double], apart: Double) -> GroupTable? {
        var partition = GroupPartition(contributions, apart: apart)
        while true {
            if let table = table(partition) { return table }
            guard let coarser = partition.joiningNearest(contributions) else { return nil }
            partition = coarser
        }
    }
}
