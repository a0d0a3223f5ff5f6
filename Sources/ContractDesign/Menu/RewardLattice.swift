/// The rewards that go with given contributions.
///
/// Only the contributions enter the objective. Between the offers of neighbouring pools the incentive constraints say
/// c_below (m' - m) <= t' - t <= c_above (m' - m); with t >= f_i + c_i m below and t <= T_i above, the feasible rewards
/// form a lattice. Its greatest element is best for every type at once and its least is least for every type; a sweep
/// up and one down over the pools find either, with no tolerance.
struct RewardLattice {
    private struct Pool {
        var members: Range<Int>
        var contribution: Double
        var least: Double
        var greatest: Double
    }

    private let costs: [Double]
    private let pools: [Pool]

    /// - Parameters:
    ///   - contributions: effective units in cost order, nondecreasing; equal neighbours form a pool with one offer.
    ///   - caps: T_i at these contributions, value units.
    init(costs: [Double], outsideOptions: [Double], contributions: [Double], caps: [Double]) {
        self.costs = costs
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
    }

    /// Pool numbers by class, from 1 for the costliest.
    var poolOfClass: [Int] {
        pools.enumerated().flatMap { index, pool in pool.members.map { _ in index + 1 } }
    }

    /// The least rewards that meet the outside options and the incentive constraints.
    var least: [Double] {
        var t = pools.map(\.least)
        for q in t.indices.dropFirst() { t[q] = max(t[q], t[q - 1] + costAtFoot(of: q) * step(to: q)) }
        for q in t.indices.dropFirst().reversed() {
            t[q - 1] = max(t[q - 1], t[q] - costAtHead(of: q - 1) * step(to: q))
        }
        return spread(t)
    }

    /// The greatest rewards that meet the caps and the incentive constraints.
    var greatest: [Double] {
        var t = pools.map(\.greatest)
        for q in t.indices.dropFirst() { t[q] = min(t[q], t[q - 1] + costAtHead(of: q - 1) * step(to: q)) }
        for q in t.indices.dropFirst().reversed() { t[q - 1] = min(t[q - 1], t[q] - costAtFoot(of: q) * step(to: q)) }
        return spread(t)
    }

    private func step(to q: Int) -> Double { pools[q].contribution - pools[q - 1].contribution }
    private func costAtFoot(of q: Int) -> Double { costs[pools[q].members.lowerBound] }
    private func costAtHead(of q: Int) -> Double { costs[pools[q].members.upperBound - 1] }
    private func spread(_ t: [Double]) -> [Double] {
        zip(pools, t).flatMap { pool, t in pool.members.map { _ in max(0, t) } }
    }
}
