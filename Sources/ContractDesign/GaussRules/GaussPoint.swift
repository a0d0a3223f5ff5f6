import RealModule

/// The measures of one menu's totals, each made when it is first asked for.
final class GaussPoint {
    let contributions: [Double]
    private let tables: ClusterTables
    private let curves: BentCurves
    private let clusters: Clusters
    private let partition: ClusterPartition
    private var known: [Key: TotalMeasure] = [:]
    /// By outcome, its part of a measure without a condition.
    private var spans: [Key: [Range<Int>]] = [:]

    private struct Key: Hashable {
        /// How many parties were taken out, who are known to be in.
        var removed: Int
        /// The class that somebody else is to be of.
        var present: Int?
        var isFine: Bool
    }

    init(_ tables: ClusterTables, _ curves: BentCurves, at contributions: [Double]) {
        self.tables = tables
        self.curves = curves
        self.contributions = contributions
        partition = tables.partition(contributions, bends: curves.bends)
        clusters = Clusters(tables.laws[0], tables.probabilities, contributions, partition)
    }

    /// The chance of what is left out.
    var dropped: Double { (0...1).reduce(0) { max($0, counts(removed: $1).dropped) } }

    /// The total of the parties but for `removed` that are known to be in.
    func total(removed: Int = 0, isFine: Bool = true) -> TotalMeasure {
        let key = Key(removed: removed, isFine: isFine)
        if let measure = known[key] { return measure }
        let counts = counts(removed: removed)
        let manner = manner(removed: removed, isFine: isFine)
        var measure = TotalMeasure()
        var ranges: [Range<Int>] = []
        for (k, weight) in counts.weights.enumerated() {
            let first = measure.points.count
            let parts = clusters.parts(counts.counts[k], rest: counts.rest[k])
            TotalSum(clusters.laws, parts, offset: 0).append(to: &measure, weight: weight, manner)
            ranges.append(first..<measure.points.count)
        }
        known[key] = measure
        spans[key] = ranges
        return measure
    }

    /// The same where somebody of class i is among them: the weights sum to the chance of that.
    func total(removed: Int = 0, with i: Int) -> TotalMeasure {
        let key = Key(removed: removed, present: i, isFine: true)
        if let measure = known[key] { return measure }
        let whole = total(removed: removed)
        let ranges = spans[Key(removed: removed, isFine: true)] ?? []
        let counts = counts(removed: removed)
        let manner = manner(removed: removed, isFine: true)
        let cluster = clusters.clusterOfClass[i]
        let law = clusters.laws[cluster]
        var measure = TotalMeasure()
        for (k, weight) in counts.weights.enumerated() {
            var parts = clusters.parts(counts.counts[k], rest: counts.rest[k])
            let (absence, presence) = clusters.absence(of: i, among: parts[cluster])
            if presence == 0 { continue }
            if law.isCertain {
                measure.append(whole, ranges[k], times: presence)
            } else if presence < Self.rare {
                appendFew(of: i, parts, weight, presence: presence, manner, to: &measure)
            } else {
                measure.append(whole, ranges[k], times: 1)
                var laws = clusters.laws
                laws[cluster] = clusters.lawsWithout[i]
                if clusters.isCompound(cluster) { parts[cluster] = 1 }
                if absence > 0 {
                    TotalSum(laws, parts, offset: 0).append(to: &measure, weight: -weight * absence, manner)
                }
            }
        }
        known[key] = measure
        return measure
    }

    /// Where a class is rarer than this, differences would lose its digits.
    static let rare = 0.03

    /// One, two, ... parties of class i and the others of its cluster.
    private func appendFew(
        of i: Int, _ parts: [Double], _ weight: Double, presence: Double, _ manner: TotalSum.Manner,
        to measure: inout TotalMeasure
    ) {
        let cluster = clusters.clusterOfClass[i]
        let share = clusters.shares[i]
        let isCompound = clusters.isCompound(cluster)
        var laws = clusters.laws
        laws[cluster] = clusters.lawsWithout[i]
        var chance = isCompound ? .exp(-share) : Double.exp(parts[cluster] * .log(onePlus: -share))
        var number = 0.0
        while isCompound || number < parts[cluster] {
            chance *= isCompound ? share / (number + 1) : (parts[cluster] - number) / (number + 1) * share / (1 - share)
            number += 1
            if chance < 1e-18 * presence { break }
            var rest = parts
            if !isCompound { rest[cluster] -= number }
            TotalSum(laws, rest, offset: number * contributions[i]).append(
                to: &measure, weight: weight * chance, manner)
        }
    }

    private func counts(removed: Int) -> ClusterCounts {
        guard let counts = tables.counts(partition, removed: removed) else {
            preconditionFailure("A partition has counts for every number of parties.")
        }
        return counts
    }

    private func manner(removed: Int, isFine: Bool) -> TotalSum.Manner {
        let number = Double(removed)
        let least = number * (contributions.min() ?? 0)
        return TotalSum.Manner(
            curves: curves, shifts: least...max(least, number * (contributions.max() ?? 0)), extraNodes: isFine ? 3 : 0)
    }
}
