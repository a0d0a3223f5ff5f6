/// The rewards that go with contributions where some classes cannot pose as some others.
///
/// A class i that could bring m_j must not gain by it: t_j - t_i <= c_i (m_j - m_i). These bounds are the arcs of a graph
/// over the classes. The greatest rewards are shortest paths from the caps, the least are longest ones from the outside
/// options; rewards exist only if no cycle is shorter than 0.
/// - SeeAlso: Cormen, Leiserson, Rivest, Stein, "Introduction to Algorithms", "Difference constraints and shortest paths".
struct RewardGraph: Sendable {
    private let contributions: [Double]
    /// By pairs (of, posingAs).
    private let pairs: [IncentivePair]
    /// c_i (m_j - m_i) by pair.
    private let rises: [Double]
    private let floors: [Double]
    private let caps: [Double]
    /// What rounding alone makes of an arc, value units.
    private let rounding: Double

    /// - Parameters:
    ///   - pairs: who must be kept from posing as whom.
    ///   - contributions: effective units by class.
    ///   - caps: T_i at these contributions, value units.
    ///   - rounding: by how much sums of rewards may be off, value units.
    init(
        _ pairs: [IncentivePair], costs: [Double], outsideOptions: [Double], contributions: [Double], caps: [Double],
        rounding: Double
    ) {
        self.contributions = contributions
        self.pairs = pairs
        self.caps = caps
        self.rounding = rounding
        rises = pairs.map { costs[$0.of] * (contributions[$0.posingAs] - contributions[$0.of]) }
        floors = costs.indices.map { outsideOptions[$0] + costs[$0] * contributions[$0] }
    }

    /// Whether no cycle is shorter than 0, by more than rounding. O(classes * pairs), as what follows.
    var hasDifferences: Bool {
        let rewards = greatest
        return zip(pairs, rises).allSatisfy { rewards[$0.posingAs] - rewards[$0.of] <= $1 + rounding }
    }

    /// The least rewards that meet the outside options and the incentive constraints.
    var least: [Double] {
        settled(floors) { t, k in
            let (pair, rise) = (pairs[k], rises[k])
            t[pair.of] = max(t[pair.of], t[pair.posingAs] - rise)
        }
    }

    /// The greatest rewards that meet the caps and the incentive constraints.
    var greatest: [Double] {
        settled(caps) { t, k in
            let (pair, rise) = (pairs[k], rises[k])
            t[pair.posingAs] = min(t[pair.posingAs], t[pair.of] + rise)
        }
    }

    /// After as many rounds as a path can be long.
    private func settled(_ start: [Double], _ relax: (inout [Double], Int) -> Void) -> [Double] {
        var t = start
        for _ in t.indices {
            let before = t
            for k in pairs.indices { relax(&t, k) }
            if t == before { break }
        }
        return t.map { max(0, $0) }
    }

    /// Classes with equal contributions and equal rewards, whichever are chosen, are one pool.
    var poolOfClass: [Int] {
        var pools: [Int] = []
        let rewards = [least, greatest]
        for i in contributions.indices {
            let same = (0..<i).first { j in
                contributions[j] == contributions[i] && rewards.allSatisfy { abs($0[j] - $0[i]) <= rounding }
            }
            pools.append(same.map { pools[$0] } ?? (pools.max() ?? 0) + 1)
        }
        return pools
    }
}
