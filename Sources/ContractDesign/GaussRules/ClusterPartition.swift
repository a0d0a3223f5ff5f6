import RealModule

/// Which classes are told apart by how many parties come: clusters of similar contributions.
///
/// The classes of `uncounted` are not counted at all: like the invited who stay away, whom they are taken together
/// with, they make up what is left of the parties, or in a Poisson number a compound sum.
struct ClusterPartition: Hashable, Sendable {
    private(set) var counted: [[Int]]
    private(set) var uncounted: [Int]

    /// Contributions of one cluster are within this factor.
    private static let widest = 3.0
    /// Clusters are taken together where the total's relative spread stays below this: few nodes do for it.
    private static let narrow = 0.045
    /// So many standard deviations from the mean, nothing is left of a total.
    static let reach = 10.0
    /// The most counts that may be told apart.
    static let mostCounts = 5000
    /// Parties are only left uncounted among those who stay away where so many are expected.
    private static let leastUncounted = 80.0

    /// Told apart as far as it matters, and as there are not too many counts.
    /// - Parameters:
    ///   - contributions: by class.
    ///   - bends: the totals between which curves have joints and poles.
    ///   - mostCounts: where known counts of the finest partition were too many, a lower number.
    init(
        _ law: GeneratingFunction, _ probabilities: [Double], _ contributions: [Double], bends: ClosedRange<Double>,
        mostCounts: Double
    ) {
        var items = Self.items(law, probabilities, contributions)
        let draws = law.draws
        let total = items.reduce(0) { $0 + $1.meanTotal(draws) }
        var variance = items.reduce(0) { $0 + draws * $1.spread }
        while items.count > 1 {
            let (a, b, added) = Self.nearest(items, draws)
            let spread = (variance + added).squareRoot()
            let room = total - bends.upperBound
            let isNarrow =
                spread <= Self.narrow * room && Self.reach * spread < room
                && abs(items[a].mean - items[b].mean) <= Self.narrow * room
            let kinds = items.filter { $0.chance != .infinity }.map(\.chance)
            if !isNarrow, LikelyCounts.estimate(law, kinds) <= mostCounts { break }
            variance += added
            items[a].join(items[b])
            items.remove(at: b)
        }
        uncounted = items.first { $0.isAbsent }?.members.sorted() ?? []
        counted = items.filter { !$0.isAbsent }.map { $0.members.sorted() }
    }

    /// Classes, and those who stay away, as they are taken together.
    private struct Item {
        var members: [Int]
        var isAbsent = false
        /// Infinite for those who are not counted of a Poisson number.
        var chance: Double
        var mean: Double
        /// The chance times the variance of one contribution.
        var spread = 0.0
        /// Of the chance, that of those who come.
        var coming: Double

        func meanTotal(_ draws: Double) -> Double { mean == 0 ? 0 : draws * chance * mean }

        /// What taking both together adds to the variance, by draw.
        func cost(_ other: Item) -> Double {
            let apart = (mean - other.mean) * (mean - other.mean)
            if apart == 0 { return 0 }
            let weight =
                chance == .infinity
                ? other.chance : other.chance == .infinity ? chance : chance * other.chance / (chance + other.chance)
            return weight * apart
        }

        mutating func join(_ other: Item) {
            spread += other.spread + cost(other)
            if chance != .infinity {
                mean =
                    other.chance == .infinity
                    ? 0 : (chance * mean + other.chance * other.mean) / (chance + other.chance)
            }
            chance += other.chance
            members += other.members
            coming += other.coming
            isAbsent = isAbsent || other.isAbsent
        }
    }

    /// Runs of contributions within the factor, those of nothing with the absent.
    private static func items(
        _ law: GeneratingFunction, _ probabilities: [Double], _ contributions: [Double]
    ) -> [Item] {
        let idle = contributions.indices.filter { contributions[$0] == 0 }
        let away = law.chanceOfAbsence
        var items: [Item] = []
        if away > 0 || !idle.isEmpty {
            let chance = idle.reduce(away) { $0 + law.chanceOfDraw * probabilities[$1] }
            items.append(Item(members: idle, isAbsent: true, chance: chance, mean: 0, coming: 0))
        }
        var first = 0.0
        let order = contributions.indices.sorted { (contributions[$0], $0) < (contributions[$1], $1) }
        for i in order where contributions[i] > 0 {
            let chance = law.chanceOfDraw * probabilities[i]
            let item = Item(members: [i], chance: chance, mean: contributions[i], coming: chance)
            if first > 0, contributions[i] <= widest * first {
                items[items.count - 1].join(item)
            } else {
                items.append(item)
                first = contributions[i]
            }
        }
        return items
    }

    /// The two that add least to the variance when they are taken together.
    private static func nearest(_ items: [Item], _ draws: Double) -> (Int, Int, Double) {
        var best = (0, 1, Double.infinity)
        for b in items.indices {
            for a in 0..<b {
                let cost = draws * items[a].cost(items[b])
                let parties = draws * (items[a].coming + items[b].coming)
                let isTooFew = (items[a].isAbsent || items[b].isAbsent) && parties < leastUncounted && items.count > 2
                if !isTooFew, cost < best.2 { best = (a, b, cost) }
            }
        }
        return best
    }
}
