/// Ranges of what the classes bring, effective units, in cost order: one part of the menus that a proof covers.
///
/// Where two classes of different cost are both kept from posing as the other throughout the box, the cheaper brings no
/// less than the costlier, so that a lower end holds for it too, and an upper end for the other.
struct ProofBox: Hashable, Sendable {
    private(set) var lower: [Double]
    private(set) var upper: [Double]
    private let costs: [Double]
    private let capacities: [Double]

    /// All menus that every class might accept: m_i <= (V - f_i) / c_i, and no more than it owns.
    init(_ problem: ScreeningProblem) {
        costs = problem.costs
        capacities = problem.order.capacities
        lower = costs.map { _ in 0 }
        upper = costs.indices.map { i in
            min(problem.order.capacities[i], (problem.valueScale - problem.outsideOptions[i]) / problem.costs[i])
        }
        tighten()
    }

    var isEmpty: Bool { zip(lower, upper).contains { $0 > $1 } }

    func width(_ i: Int) -> Double { max(0, upper[i] - lower[i]) }

    /// Whether class i is kept from posing as class j whatever the menu in the box: i can bring what j is asked for.
    func forbids(_ i: Int, posingAs j: Int) -> Bool { i != j && upper[j] <= capacities[i] }

    /// The classes of other places that each is surely kept from posing as. Where nobody owns only so much, its neighbours:
    /// being kept from those, it is from all.
    var certainPairs: [IncentivePair] {
        if capacities.allSatisfy({ $0 == .infinity }) { return IncentivePair.neighbours(among: costs.count) }
        return costs.indices.flatMap { i in
            costs.indices.filter { forbids(i, posingAs: $0) }.map { IncentivePair(of: i, posingAs: $0) }
        }
    }

    /// The part in which class i brings at most so much.
    func below(_ i: Int, _ contribution: Double) -> ProofBox {
        var box = self
        box.upper[i] = min(upper[i], contribution)
        box.tighten()
        return box
    }

    /// The part in which class i brings at least so much.
    func above(_ i: Int, _ contribution: Double) -> ProofBox {
        var box = self
        box.lower[i] = max(lower[i], contribution)
        box.tighten()
        return box
    }

    /// The part in which it is as settled as at these contributions who can pose as whom: from capacity to capacity.
    func whoCanPose(at contributions: [Double]) -> ProofBox {
        var box = self
        for (j, m) in contributions.enumerated() {
            for capacity in capacities where capacity < upper[j] {
                if m <= capacity {
                    box = box.below(j, capacity)
                } else {
                    box = box.above(j, min(m, capacity * (1 + 1e-9)))
                }
            }
        }
        return box
    }

    /// Forwards for lower ends, then backwards for upper ones, over the pairs of the box as it was.
    private mutating func tighten() {
        let before = self
        func areOrdered(_ i: Int, _ j: Int) -> Bool {
            costs[i] > costs[j] && before.forbids(i, posingAs: j) && before.forbids(j, posingAs: i)
        }
        let isFree = capacities.allSatisfy { $0 == .infinity }
        for j in costs.indices.dropFirst() {
            for i in isFree ? (j - 1)..<j : 0..<j where areOrdered(i, j) { lower[j] = max(lower[j], lower[i]) }
        }
        for i in costs.indices.dropLast().reversed() {
            for j in isFree ? (i + 1)..<(i + 2) : (i + 1)..<costs.count where areOrdered(i, j) {
                upper[i] = min(upper[i], upper[j])
            }
        }
    }

    /// The totals that each composition of groups can have.
    func totals(of table: GroupTable) -> [ClosedRange<Double>] {
        let groups = table.partition.groups
        let least = table.outcomes.totals(groups.map { lower[$0].min() ?? 0 })
        let most = table.outcomes.totals(groups.map { upper[$0].max() ?? 0 })
        return zip(least, most).map { $0...max($0, $1) }
    }
}
