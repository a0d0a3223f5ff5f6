/// The rewards that go with contributions where every class must be kept from posing as every other.
///
/// Between the offers of neighbouring pools the incentive constraints say
/// c_below (m' - m) <= t' - t <= c_above (m' - m), and neighbours' imply all others; a sweep up and one down over the pools
/// find the least and the greatest rewards, with no tolerance.
///
/// Where rewards are to be whole multiples of h, the bounds become the multiples of h within them. They stay bounds on
/// single rewards and on neighbours' differences, so that the same sweeps find the least and the greatest multiples.
struct RewardChain: Sendable {
    private struct Pool: Sendable {
        var members: Range<Int>
        var contribution: Double
        var least: Double
        var greatest: Double
    }

    private let costs: [Double]
    private var pools: [Pool]
    private let step: Double?

    /// - Parameters:
    ///   - contributions: effective units in cost order, nondecreasing; equal neighbours form a pool with one offer.
    ///   - caps: T_i at these contributions, value units.
    ///   - step: h, value units; nil where rewards may be any.
    init(
        costs: [Double], outsideOptions: [Double], contributions: [Double], caps: [Double],
        multiplesOf step: Double? = nil
    ) {
        self.costs = costs
        self.step = step
        var pools: [Pool] = []
        for i in costs.indices {
            let least = outsideOptions[i] + costs[i] * contributions[i]
            if let last = pools.last, last.contribution == contributions[i] {
                pools[pools.count - 1].members = last.members.lowerBound..<(i + 1)
                pools[pools.count - 1].least = max(last.least, least)
                pools[pools.count - 1].greatest = min(last.greatest, caps[i])
            } else {
                pools.append(
                    Pool(members: i..<(i + 1), contribution: contributions[i], least: least, greatest: caps[i]))
            }
        }
        self.pools = pools
        for q in pools.indices where step != nil {
            self.pools[q].least = up(pools[q].least)
            self.pools[q].greatest = down(pools[q].greatest)
        }
    }

    /// Whether each difference between neighbouring pools has a multiple within its bounds; so it has without multiples.
    var hasDifferences: Bool {
        step == nil || pools.indices.dropFirst().allSatisfy { leastRise(to: $0) <= mostRise(to: $0) }
    }

    /// Pool numbers by class, from 1 for the costliest.
    var poolOfClass: [Int] {
        pools.enumerated().flatMap { index, pool in pool.members.map { _ in index + 1 } }
    }

    /// The least rewards that meet the outside options and the incentive constraints.
    var least: [Double] {
        var t = pools.map(\.least)
        for q in t.indices.dropFirst() { t[q] = max(t[q], t[q - 1] + leastRise(to: q)) }
        for q in t.indices.dropFirst().reversed() {
            t[q - 1] = max(t[q - 1], t[q] - mostRise(to: q))
        }
        return spread(t)
    }

    /// The greatest rewards that meet the caps and the incentive constraints.
    var greatest: [Double] {
        var t = pools.map(\.greatest)
        for q in t.indices.dropFirst() { t[q] = min(t[q], t[q - 1] + mostRise(to: q)) }
        for q in t.indices.dropFirst().reversed() { t[q - 1] = min(t[q - 1], t[q] - leastRise(to: q)) }
        return spread(t)
    }

    private func leastRise(to q: Int) -> Double { up(costAtFoot(of: q) * rise(to: q)) }
    private func mostRise(to q: Int) -> Double { down(costAtHead(of: q - 1) * rise(to: q)) }
    private func rise(to q: Int) -> Double { pools[q].contribution - pools[q - 1].contribution }
    private func costAtFoot(of q: Int) -> Double { costs[pools[q].members.lowerBound] }
    private func costAtHead(of q: Int) -> Double { costs[pools[q].members.upperBound - 1] }
    private func spread(_ t: [Double]) -> [Double] {
        zip(pools, t).flatMap { pool, t in pool.members.map { _ in max(0, nearest(t)) } }
    }

    private func up(_ value: Double) -> Double {
        guard let step else { return value }
        return (value / step - Self.rounding(value / step)).rounded(.up) * step
    }

    private func down(_ value: Double) -> Double {
        guard let step else { return value }
        return (value / step + Self.rounding(value / step)).rounded(.down) * step
    }

    /// Sums of multiples may miss one by rounding.
    private func nearest(_ value: Double) -> Double { step.map { (value / $0).rounded() * $0 } ?? value }

    private static func rounding(_ count: Double) -> Double { 1e-13 * max(1, abs(count)) }
}
