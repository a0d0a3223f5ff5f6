extension OutcomeTable {
    /// The totals at given contributions.
    func totals(_ contributions: [Double]) -> [Double] {
        var totals = [Double](repeating: 0, count: outcomeCount)
        sumTotals(contributions, into: &totals)
        return totals
    }

    /// Overwrites `totals`, one for each outcome, by those at given contributions.
    func sumTotals(_ contributions: [Double], into totals: inout [Double]) {
        totals.withUnsafeMutableBufferPointer { totals in
            for k in totals.indices { totals[k] = 0 }
            for (counts, m) in zip(counts, contributions) where m != 0 {
                counts.withUnsafeBufferPointer { counts in
                    for k in totals.indices { totals[k] += m * counts[k] }
                }
            }
        }
    }
}
