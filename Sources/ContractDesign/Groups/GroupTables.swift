/// The tables of the partitions that a search meets, made once each.
final class GroupTables {
    let participation: Participation
    /// p_i.
    let probabilities: [Double]
    /// Where a partition has too many compositions.
    let near: NearTables
    private var known: [GroupPartition: GroupTable?] = [:]
    private var size = 0

    /// The most numbers that are kept: 160 MB.
    private static let mostNumbers = 20_000_000

    init(_ participation: Participation, _ probabilities: [Double], sums: @escaping () -> BulkSums?) {
        near = NearTables(participation, probabilities, sums: sums)
        self.participation = participation
        self.probabilities = probabilities
    }

    /// Nil where the partition has too many compositions.
    func table(_ partition: GroupPartition) -> GroupTable? {
        if let table = known[partition] { return table }
        let table = GroupTable(participation, probabilities, partition)
        size += (table?.outcomes.outcomeCount ?? 0) * (partition.groups.count + 1)
        if size > Self.mostNumbers {
            known.removeAll()
            size = 0
        }
        known[partition] = .some(table)
        return table
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
