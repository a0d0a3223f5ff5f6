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
        /// The classes that somebody else is to be of one of.
        var present: Range<Int>?
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
            if tables.patience.isOver { return TotalMeasure() }
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
    func total(removed: Int = 0, with i: Int) -> TotalMeasure { total(removed: removed, withAnyOf: i..<(i + 1)) }

    /// The same where somebody of any of these classes is among them: of the first, or else of the second, and so on.
    func total(removed: Int = 0, withAnyOf classes: Range<Int>) -> TotalMeasure {
        let key = Key(removed: removed, present: classes, isFine: true)
        if let measure = known[key] { return measure }
        var measure = TotalMeasure()
        // By outcome, the chance that there is nobody of the classes before.
        var absence = [Double](repeating: 1, count: counts(removed: removed).weights.count)
        for i in classes {
            append(removed: removed, with: i, butNobodyOf: classes.lowerBound..<i, &absence, to: &measure)
        }
        if tables.patience.hasEnded { return TotalMeasure() }
        known[key] = measure
        return measure
    }

    private func append(
        removed: Int, with i: Int, butNobodyOf earlier: Range<Int>, _ absences: inout [Double],
        to measure: inout TotalMeasure
    ) {
        let whole = total(removed: removed)
        guard let ranges = spans[Key(removed: removed, isFine: true)] else { return }
        let counts = counts(removed: removed)
        let manner = manner(removed: removed, isFine: true)
        let sought = SoughtClass(
            i,
            in: earlier.isEmpty
                ? clusters : Clusters(tables.laws[0], tables.probabilities, contributions, partition, absent: earlier))
        let (clusters, cluster) = (sought.clusters, sought.cluster)
        for (k, chance) in counts.weights.enumerated() {
            if tables.patience.isOver { return }
            let weight = absences[k] * chance
            if weight == 0 { continue }
            let parts = clusters.parts(counts.counts[k], rest: counts.rest[k])
            let (absence, presence) = clusters.absence(of: i, among: parts[cluster])
            absences[k] *= absence
            if presence == 0 { continue }
            func appendAll(times factor: Double) {
                if earlier.isEmpty {
                    measure.append(whole, ranges[k], times: factor)
                } else {
                    TotalSum(clusters.laws, parts, offset: 0).append(to: &measure, weight: factor * weight, manner)
                }
            }
            if clusters.laws[cluster].isCertain {
                appendAll(times: presence)
            } else if presence < Self.rare {
                appendFew(of: sought, parts, weight, presence: presence, manner, to: &measure)
            } else {
                appendAll(times: 1)
                if absence > 0 {
                    TotalSum(sought.lawsWithout, parts, offset: 0).append(
                        to: &measure, weight: -weight * absence, manner)
                }
            }
        }
    }

    /// Where a class is rarer than this, differences would lose its digits.
    static let rare = 0.03

    /// A class that somebody is to be of, and the laws of what comes where nobody is.
    private struct SoughtClass {
        let index: Int
        let clusters: Clusters
        let cluster: Int
        let lawsWithout: [DrawLaw]

        init(_ index: Int, in clusters: Clusters) {
            self.index = index
            self.clusters = clusters
            cluster = clusters.clusterOfClass[index]
            lawsWithout = clusters.laws(without: index)
        }
    }

    /// One, two, ... parties of a class and the others of its cluster.
    private func appendFew(
        of sought: SoughtClass, _ parts: [Double], _ weight: Double, presence: Double, _ manner: TotalSum.Manner,
        to measure: inout TotalMeasure
    ) {
        let (clusters, cluster) = (sought.clusters, sought.cluster)
        let share = clusters.shares[sought.index]
        let isCompound = clusters.isCompound(cluster)
        var chance = isCompound ? .exp(-share) : Double.exp(parts[cluster] * .log(onePlus: -share))
        var number = 0.0
        while isCompound || number < parts[cluster] {
            chance *= isCompound ? share / (number + 1) : (parts[cluster] - number) / (number + 1) * share / (1 - share)
            number += 1
            if chance < 1e-18 * presence { break }
            var rest = parts
            if !isCompound { rest[cluster] -= number }
            TotalSum(sought.lawsWithout, rest, offset: number * contributions[sought.index]).append(
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
