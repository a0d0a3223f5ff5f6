/// The menus among which a linear program chooses, written as sums of increments along the cost order.
///
/// A coordinate z counts an increment of the offers of all classes from one on. With V = `valueScale`,
///
///     t_i = V * sum of z_g reward_g,      m_i = V * sum of z_g / rate_g,      g with first_g <= i.
///
/// Where every class must be kept from posing as every other, the pairs (m, t) in which none gains by it form exactly a
/// cone with 2 I generators: a base reward that everybody gets, a level of contribution that everybody brings, and for
/// each j >= 1 two ways to raise the contribution of all classes from j on, one that pays them just enough for class j
/// (the least rent) and one that pays as much as class j - 1 would bear (the most). So no incentive row is needed in a
/// linear program over z.
///
/// Where some classes cannot pose as others, which own more, there is no such cone: then contributions and rewards move
/// freely from class to class, and the incentive constraints that remain are rows.
struct MenuCone: Sendable {
    /// How one generator raises the offers of the classes from `first` on.
    struct Generator: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            /// A reward for everybody, with no contribution.
            case base
            /// A contribution of everybody: in the cone at the costliest class's cost, else unpaid.
            case level
            /// A step up for classes from `first` on that class `first` just accepts.
            case leastRent
            /// A step up for classes from `first` on that class `first - 1` just declines.
            case mostRent
            /// A step up or down of contributions alone.
            case contribution
            /// A step up or down of rewards alone.
            case reward
        }
        var kind: Kind
        var first: Int
        /// What z = 1 adds to rewards, in units of V: 0 or 1.
        var reward: Double
        /// Units of V per effective unit that it adds to contributions; infinite where it adds none.
        var rate: Double

        /// The values that its coordinate may have, whatever the problem.
        var range: ClosedRange<Double> {
            switch kind {
            case .base, .level, .leastRent, .mostRent: 0...1
            case .contribution, .reward: -1...1
            }
        }
    }

    let costs: [Double]
    let valueScale: Double
    /// Whether every menu that it writes satisfies all incentive constraints.
    let isHonest: Bool
    /// Base, level, then the two steps of each class from the second on.
    let generators: [Generator]

    /// - Parameter isHonest: whether it holds the menus without temptation alone, or all; costs fall strictly then.
    init(costs: [Double], valueScale: Double, isHonest: Bool = true) {
        self.costs = costs
        self.valueScale = valueScale
        self.isHonest = isHonest
        generators =
            [
                Generator(kind: .base, first: 0, reward: 1, rate: .infinity),
                Generator(kind: .level, first: 0, reward: isHonest ? 1 : 0, rate: costs[0]),
            ]
            + costs.indices.dropFirst().flatMap { j in
                isHonest
                    ? [
                        Generator(kind: .leastRent, first: j, reward: 1, rate: costs[j]),
                        Generator(kind: .mostRent, first: j, reward: 1, rate: costs[j - 1]),
                    ]
                    : [
                        Generator(kind: .contribution, first: j, reward: 0, rate: costs[j]),
                        Generator(kind: .reward, first: j, reward: 1, rate: .infinity),
                    ]
            }
    }

    static let base = 0
    static let level = 1
    static func leastRent(_ j: Int) -> Int { 2 * j }
    static func mostRent(_ j: Int) -> Int { 2 * j + 1 }

    /// Effective units per class. Classes between which no increment lies get the same number, to the last digit.
    func contributions(_ z: [Double]) -> [Double] {
        cumulated { valueScale * z[$0] / generators[$0].rate }
    }

    /// Rewards t_i in value units.
    func rewards(_ z: [Double]) -> [Double] {
        cumulated { valueScale * z[$0] * generators[$0].reward }
    }

    private func cumulated(_ increment: (Int) -> Double) -> [Double] {
        var sum = increment(Self.base) + increment(Self.level)
        var result = [sum]
        result.reserveCapacity(costs.count)
        for j in costs.indices.dropFirst() {
            sum += increment(2 * j) + increment(2 * j + 1)
            result.append(sum)
        }
        return result
    }

    /// What generator g adds to the utility that class i has of the offer to class j, per unit of z, as a fraction of V:
    /// reward_g - c_i / rate_g.
    func utilityShare(_ g: Int, of i: Int, fromOfferTo j: Int) -> Double {
        let generator = generators[g]
        return generator.first > j ? 0 : generator.reward - costs[i] / generator.rate
    }

    /// The same of its own offer.
    func utilityShare(_ g: Int, of i: Int) -> Double { utilityShare(g, of: i, fromOfferTo: i) }

    /// What generator g adds to what a class gains by posing as another, per unit of z, as a fraction of V.
    func gain(_ g: Int, of pair: IncentivePair) -> Double {
        utilityShare(g, of: pair.of, fromOfferTo: pair.posingAs) - utilityShare(g, of: pair.of, fromOfferTo: pair.of)
    }

    /// d f / d z from d f / d m: V / rate_g times the sum of the gradient over the classes that g raises.
    func pullBack(_ gradient: [Double]) -> [Double] {
        var suffix = gradient
        for i in suffix.indices.dropLast().reversed() { suffix[i] += suffix[i + 1] }
        return generators.map { $0.rate == .infinity ? 0 : valueScale / $0.rate * suffix[$0.first] }
    }

    /// The coordinates of a menu. In the cone it is one that satisfies the incentive constraints, and what rounding makes
    /// negative becomes 0.
    func coordinates(contributions m: [Double], rewards t: [Double]) -> [Double] {
        var z = [Double](repeating: 0, count: generators.count)
        z[Self.level] = max(0, costs[0] * m[0] / valueScale)
        z[Self.base] = max(0, t[0] / valueScale - generators[Self.level].reward * z[Self.level])
        for j in costs.indices.dropFirst() {
            guard isHonest else {
                z[2 * j] = costs[j] * (m[j] - m[j - 1]) / valueScale
                z[2 * j + 1] = (t[j] - t[j - 1]) / valueScale
                continue
            }
            let step = max(0, m[j] - m[j - 1])
            let rent = (t[j] - t[j - 1] - costs[j] * step) / (costs[j - 1] - costs[j])
            let most = min(max(0, rent), step)
            z[Self.leastRent(j)] = costs[j] * (step - most) / valueScale
            z[Self.mostRent(j)] = costs[j - 1] * most / valueScale
        }
        return z
    }
}
