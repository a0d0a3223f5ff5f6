/// One offer as it is signed: in decimals, digit by digit.
public struct ExactOffer: Hashable, Sendable {
    /// Raw units.
    public var contribution: ExactDecimal
    /// The valuation's units.
    public var reward: ExactDecimal

    /// An offer of so much for so much.
    public init(contribution: ExactDecimal, reward: ExactDecimal) {
        self.contribution = contribution
        self.reward = reward
    }
}

/// A population's numbers as they are written, from which costs and contributions are compared exactly.
struct ExactTypes {
    let costs: [ExactDecimal]
    let qualities: [ExactDecimal]
    /// quality * value: a cost per effective unit, in the valuation's units, is cost over this.
    let divisors: [ExactDecimal]
    let capacities: [ExactDecimal?]

    init(_ population: Population) {
        let types = population.types
        costs = types.map { ExactDecimal($0.cost) }
        qualities = types.map { ExactDecimal($0.quality) }
        divisors = zip(qualities, types).map { $0 * ExactDecimal($1.value) }
        capacities = zip(qualities, types).map { quality, type in type.capacity.map { quality * ExactDecimal($0) } }
    }

    /// Whether type i has a greater effective cost than type j.
    func isCostlier(_ i: Int, _ j: Int) -> Bool { costs[i] * divisors[j] > costs[j] * divisors[i] }

    /// Whether types are of one class by exact costs and capacities exactly where they are by the classes of a cost order, and
    /// costs fall as they do there. A capacity that limits nothing counts as none.
    func agree(with order: CostOrder) -> Bool {
        let areAlike = order.classes.allSatisfy { one in
            let first = one.members[0]
            return one.members.allSatisfy { member in
                !isCostlier(member, first) && !isCostlier(first, member)
                    && (one.capacity == .infinity || capacities[member] == capacities[first])
            }
        }
        let fall = zip(order.classes, order.classes.dropFirst()).allSatisfy { costly, cheap in
            let (i, j) = (costly.members[0], cheap.members[0])
            guard costly.cost == cheap.cost else { return isCostlier(i, j) }
            let isRising = cheap.capacity == .infinity || isLess(capacities[i], capacities[j])
            return !isCostlier(i, j) && !isCostlier(j, i) && isRising
        }
        return areAlike && fall
    }

    private func isLess(_ one: ExactDecimal?, _ other: ExactDecimal?) -> Bool {
        guard let one, let other else { return false }
        return one < other
    }

    /// divisor (t - other) - cost (m - others'): type i's utility at one offer beyond that at another, in units of its own.
    func advantage(
        of i: Int, _ m: ExactDecimal, _ t: ExactDecimal, over n: ExactDecimal, _ u: ExactDecimal
    ) -> ExactDecimal {
        divisors[i] * (t - u) - costs[i] * (m - n)
    }

    /// The least decimal of a place that is no less than t + c_i (m - n), which may be negative.
    func reward(of i: Int, _ m: ExactDecimal, asGoodAs t: ExactDecimal, _ n: ExactDecimal, place: Int) -> ExactDecimal {
        t.raised(toPlace: place) + ExactDecimal.quotient(costs[i] * (m - n), divisors[i], raisedToPlace: place)
    }
}

/// A menu in exact decimals, by class in cost order, that keeps the incentive constraints and outside options exactly.
struct ExactMenu {
    /// Effective units.
    private(set) var contributions: [ExactDecimal]
    /// The valuation's units.
    private(set) var rewards: [ExactDecimal]

    private static let digits = 15

    /// The least rewards that are no less than `rewards` and keep acceptance and honesty; nil where there are none.
    /// - Parameters:
    ///   - contributions: effective units by class; classes that bring the same to the last bit do so exactly.
    ///   - outside: f_i, not understated.
    init?(
        _ problem: ContractProblem, _ order: CostOrder, contributions amounts: [Double], rewards: [Double],
        outside: [Double], valueScale: Double
    ) {
        let types = ExactTypes(problem.population)
        contributions = Self.rounded(amounts, order, types)
        let contributions = contributions
        let first = order.classes.map { $0.members[0] }
        let place = min(
            Self.place(contributions, order, valueScale), Self.evenPlace(contributions, order, types))
        self.rewards = order.classes.indices.map { k in
            let least = types.reward(
                of: first[k], contributions[k], asGoodAs: ExactDecimal(outside[k]), .zero, place: place)
            return max(least, ExactDecimal(rewards[k]).raised(toPlace: place))
        }
        let pairs = Self.pairs(contributions, order, types)
        for _ in 0...order.classes.count {
            var isStable = true
            for pair in pairs + pairs.reversed() {
                let (i, j) = (pair.of, pair.posingAs)
                let (t, u) = (self.rewards[i], self.rewards[j])
                guard
                    types.advantage(of: first[i], contributions[i], t, over: contributions[j], u) < .zero
                else { continue }
                self.rewards[i] = types.reward(
                    of: first[i], contributions[i], asGoodAs: u, contributions[j], place: place)
                isStable = false
            }
            if isStable { return }
        }
        return nil
    }

    /// Who must be kept from posing as whom: where nobody owns only so much, neighbours.
    private static func pairs(
        _ contributions: [ExactDecimal], _ order: CostOrder, _ types: ExactTypes
    ) -> [IncentivePair] {
        let indices = order.classes.indices
        let capacities = order.classes.map { one in
            one.capacity == .infinity ? nil : types.capacities[one.members[0]]
        }
        if capacities.allSatisfy({ $0 == nil }) { return IncentivePair.neighbours(among: indices.count) }
        return indices.flatMap { i in
            indices.filter { j in j != i && capacities[i].map { contributions[j] <= $0 } ?? true }
                .map { IncentivePair(of: i, posingAs: $0) }
        }
    }

    /// Toward zero, to as many digits as are printed of each member's own: classes that bring the same exactly so.
    private static func rounded(_ amounts: [Double], _ order: CostOrder, _ types: ExactTypes) -> [ExactDecimal] {
        var rounded: [ExactDecimal] = []
        var k = 0
        while k < amounts.count {
            let end = amounts[k...].firstIndex { $0 != amounts[k] } ?? amounts.count
            let members = order.classes[k..<end].flatMap(\.members)
            // Of classes of one cost and several capacities costs have to come out even as well.
            let isTied = order.classes.indices.contains {
                ($0 < k || $0 >= end) && order.classes[$0].cost == order.classes[k].cost
            }
            let unit = Set(members.map { isTied ? types.divisors[$0] : types.qualities[$0] })
                .reduce(ExactDecimal(1)) { $0 * $1 }
            let part = ExactDecimal(amounts[k] / unit.value).truncated(toDigits: digits)
            rounded += [ExactDecimal](repeating: unit * part, count: end - k)
            k = end
        }
        return rounded
    }

    /// Fine enough that a reward fits between the steps that two neighbours allow.
    private static func place(_ contributions: [ExactDecimal], _ order: CostOrder, _ valueScale: Double) -> Int {
        var least = 1e-3 * valueScale
        for k in order.classes.indices.dropFirst() {
            let step = abs((contributions[k] - contributions[k - 1]).value)
            let room = (order.classes[k - 1].cost - order.classes[k].cost) * step
            if room > 0 { least = min(least, room) }
        }
        let (room, digits) = (Double.log10(least).rounded(.down), Double.log10(valueScale).rounded(.down))
        return max(-60, min(Int(room) - 3, Int(digits) - 16))
    }

    /// Where the costs of what classes of one cost bring end: their utilities must be equal to the last digit.
    private static func evenPlace(_ contributions: [ExactDecimal], _ order: CostOrder, _ types: ExactTypes) -> Int {
        let indices = order.classes.indices
        let tied = indices.filter { k in indices.contains { $0 != k && order.classes[$0].cost == order.classes[k].cost }
        }
        return tied.reduce(0) { place, k in
            let first = order.classes[k].members[0]
            let cost = ExactDecimal.quotient(types.costs[first] * contributions[k], types.divisors[first])
            return min(place, cost?.place ?? 0)
        }
    }

    /// The offers by type.
    func offers(_ order: CostOrder, _ population: Population) -> [ExactOffer] {
        let types = ExactTypes(population)
        return population.types.indices.map { i in
            let k = order.classOfType[i]
            return ExactOffer(
                contribution: ExactDecimal.quotient(contributions[k], types.qualities[i]) ?? contributions[k],
                reward: rewards[k])
        }
    }
}
