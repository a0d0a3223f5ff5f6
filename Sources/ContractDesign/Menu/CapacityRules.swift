/// Who can pose as whom where classes own only so much.
///
/// A party of class i that owns K_i can take the offer to class j only where m_j <= K_i. So which incentive constraints hold
/// depends on the menu; within ranges of contributions each holds, is gone, or is open.
struct CapacityRules: Sendable {
    /// K_i by class, effective units; infinite where a class can bring any amount.
    let capacities: [Double]
    private let costs: [Double]
    /// V / c_i: what nobody would exceed.
    private let reaches: [Double]

    /// By how much, relatively, a contribution must exceed a capacity to be beyond it: more than what counts as rounding.
    static let beyond = 1e-9

    /// Nil where no capacity limits anything.
    init?(_ screening: ScreeningProblem) {
        capacities = screening.order.capacities
        costs = screening.costs
        reaches = costs.map { screening.valueScale / $0 }
        if capacities.allSatisfy({ $0 == .infinity }) { return nil }
    }

    /// All that the classes can bring.
    var allRanges: [ClosedRange<Double>] { zip(capacities, reaches).map { 0...min($0, $1) } }

    /// The cell of these ranges, without the incentive constraints that are open there: no menu in the ranges is left out.
    func cell(_ ranges: [ClosedRange<Double>]) -> MenuCell {
        cell(ranges, keeping: allPairs.filter { ranges[$0.posingAs].upperBound <= capacities[$0.of] })
    }

    /// The cell of all that the classes can bring in which everybody is kept from posing as everybody, whether they could
    /// or not: its menus hold.
    var strictCell: MenuCell { cell(allRanges, keeping: allPairs) }

    /// The cell in which a menu holds exactly if these contributions are its own.
    func cell(of contributions: [Double]) -> MenuCell {
        MenuCell(ranges: allRanges, pairs: allPairs.filter { canPose($0, contributions) })
    }

    /// The ranges about contributions in which it is as settled as at them who can pose as whom: from capacity to
    /// capacity.
    func ranges(about contributions: [Double]) -> [ClosedRange<Double>] {
        zip(allRanges, contributions).map { all, m in
            let inside = capacities.filter { $0 < all.upperBound }
            let least = inside.filter { $0 <= m }.max() ?? 0
            return least...(inside.filter { $0 >= m }.min() ?? all.upperBound)
        }
    }

    /// Whether the class could bring what the other is asked for.
    func canPose(_ pair: IncentivePair, _ contributions: [Double]) -> Bool {
        contributions[pair.posingAs] <= capacities[pair.of] * (1 + Menu.capacityRounding)
    }

    /// The two parts of ranges on either side of where the class can no longer pose as the other. They share the border,
    /// at which it is not kept from it in the upper part.
    func split(_ ranges: [ClosedRange<Double>], at pair: IncentivePair) -> [[ClosedRange<Double>]] {
        let border = capacities[pair.of]
        let range = ranges[pair.posingAs]
        guard range.lowerBound < border, border < range.upperBound else { return [] }
        return [range.lowerBound...border, border...range.upperBound].map { part in
            var ranges = ranges
            ranges[pair.posingAs] = part
            return ranges
        }
    }

    /// The ranges without their border at the class's capacity; nil where nothing lies beyond it.
    func leaving(_ ranges: [ClosedRange<Double>], beyond pair: IncentivePair) -> [ClosedRange<Double>]? {
        var ranges = ranges
        let least = max(ranges[pair.posingAs].lowerBound, capacities[pair.of] * (1 + Self.beyond))
        guard least <= ranges[pair.posingAs].upperBound else { return nil }
        ranges[pair.posingAs] = least...ranges[pair.posingAs].upperBound
        return ranges
    }

    private func cell(_ ranges: [ClosedRange<Double>], keeping pairs: [IncentivePair]) -> MenuCell {
        let hasTies = zip(costs, costs.dropFirst()).contains { $0 == $1 }
        let isHonest = !hasTies && pairs.count == costs.count * (costs.count - 1)
        return MenuCell(ranges: ranges, pairs: isHonest ? nil : pairs)
    }

    private var allPairs: [IncentivePair] {
        costs.indices.flatMap { i in
            costs.indices.compactMap { $0 == i ? nil : IncentivePair(of: i, posingAs: $0) }
        }
    }
}
