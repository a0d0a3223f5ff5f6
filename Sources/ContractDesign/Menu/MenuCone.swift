/// The menus that satisfy every incentive constraint, written as sums of non-negative increments.
///
/// With classes in cost order c_0 > ... > c_{I-1}, the pairs (m, t) of contributions and rewards in which no class
/// gains by posing as another form exactly a cone with 2 I generators: a base reward that everybody gets, a level of
/// contribution that everybody brings, and for each j >= 1 two ways to raise the contribution of all classes from j on,
/// one that pays them just enough for class j (the least rent) and one that pays as much as class j - 1 would bear (the
/// most). A coordinate z counts what its generator adds to the reward, as a fraction of `valueScale` = V:
///
///     t_i = V * sum of z_g,            m_i = V * sum of z_g / rate_g,           g with first_g <= i,
///
/// where the rate is the reward paid per unit of contribution. So no incentive row is needed in a linear program over
/// z.
struct MenuCone: Sendable {
    /// How one generator pays: reward per unit of contribution, from class `first` on.
    struct Generator: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            /// A reward for everybody, with no contribution.
            case base
            /// A contribution of everybody at the costliest class's cost.
            case level
            /// A step up for classes from `first` on that class `first` just accepts.
            case leastRent
            /// A step up for classes from `first` on that class `first - 1` just declines.
            case mostRent
        }
        var kind: Kind
        var first: Int
        /// Value units per effective unit; infinite for the base.
        var rate: Double
    }

    let costs: [Double]
    let valueScale: Double
    /// Base, level, then the two steps of each class from the second on.
    let generators: [Generator]

    init(costs: [Double], valueScale: Double) {
        self.costs = costs
        self.valueScale = valueScale
        var generators = [
            Generator(kind: .base, first: 0, rate: .infinity), Generator(kind: .level, first: 0, rate: costs[0]),
        ]
        for j in costs.indices.dropFirst() {
            generators.append(Generator(kind: .leastRent, first: j, rate: costs[j]))
            generators.append(Generator(kind: .mostRent, first: j, rate: costs[j - 1]))
        }
        self.generators = generators
    }

    static let base = 0
    static let level = 1
    static func leastRent(_ j: Int) -> Int { 2 * j }
    static func mostRent(_ j: Int) -> Int { 2 * j + 1 }

    /// Effective units per class. Classes between which no increment lies get the same number, to the last digit.
    func contributions(_ z: [Double]) -> [Double] {
        cumulated(z) { $0 == Self.base ? 0 : valueScale * z[$0] / generators[$0].rate }
    }

    /// Rewards t_i in value units.
    func rewards(_ z: [Double]) -> [Double] {
        cumulated(z) { valueScale * z[$0] }
    }

    private func cumulated(_ z: [Double], _ increment: (Int) -> Double) -> [Double] {
        var sum = increment(Self.base) + increment(Self.level)
        var result = [sum]
        result.reserveCapacity(costs.count)
        for j in costs.indices.dropFirst() {
            sum += increment(Self.leastRent(j)) + increment(Self.mostRent(j))
            result.append(sum)
        }
        return result
    }

    /// What generator g adds to the utility of class i, per unit of z, as a fraction of V: 1 - c_i / rate_g.
    func utilityShare(_ g: Int, of i: Int) -> Double {
        let generator = generators[g]
        return generator.first > i ? 0 : 1 - costs[i] / generator.rate
    }

    /// d f / d z from d f / d m: V / rate_g times the sum of the gradient over the classes that g raises.
    func pullBack(_ gradient: [Double]) -> [Double] {
        var suffix = gradient
        for i in suffix.indices.dropLast().reversed() { suffix[i] += suffix[i + 1] }
        return generators.map { $0.kind == .base ? 0 : valueScale / $0.rate * suffix[$0.first] }
    }

    /// The coordinates of a menu that satisfies the incentive constraints; what rounding makes negative becomes 0.
    func coordinates(contributions m: [Double], rewards t: [Double]) -> [Double] {
        var z = [Double](repeating: 0, count: generators.count)
        z[Self.level] = max(0, costs[0] * m[0] / valueScale)
        z[Self.base] = max(0, t[0] / valueScale - z[Self.level])
        for j in costs.indices.dropFirst() {
            let step = max(0, m[j] - m[j - 1])
            let rent = (t[j] - t[j - 1] - costs[j] * step) / (costs[j - 1] - costs[j])
            let most = min(max(0, rent), step)
            z[Self.leastRent(j)] = costs[j] * (step - most) / valueScale
            z[Self.mostRent(j)] = costs[j - 1] * most / valueScale
        }
        return z
    }
}
