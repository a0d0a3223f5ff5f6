// Gauss rules of a crowd, and whether they may be trusted.
extension MomentCubature {
    enum RuleOutcome {
        /// Two rules agree, and the finer one was added.
        case done
        /// No two rules do, or they cannot be trusted, because of a rare kind if one is named.
        case refused(rare: Int?)
    }

    /// Nodes along Z and along R. The latter grow too, or the difference of two rules would say nothing about R.
    private static let sizes = [(4, 2), (6, 3), (8, 4), (10, 5)]

    /// A kind of which one party moves a total by more standard deviations than this may be overlooked by all rules.
    private static let mostJump = 3.0
    /// Rules whose weights have more size than this are unsound.
    private static let mostSize = 4.0
    /// Weights below this do not count.
    private static let leastWeight = 1e-17

    mutating func addByRules(_ crowd: InformedCrowd, _ settled: SettledParties, weight: Double) -> RuleOutcome {
        guard let plane = CrowdPlane(crowd, settled, &model) else { return .refused(rare: nil) }
        guard plane.isOpen else {
            accept(means(at: plane.mean), difference: InformedMeans(), weight: weight)
            return .done
        }
        if let rare = plane.rareKind(beyond: Self.mostJump) { return .refused(rare: rare) }
        var last: InformedMeans?
        for half in stride(from: 0, to: Self.sizes.count, by: 2) {
            let (rows, columns) = Self.sizes[half + 1]
            let moments = plane.moments(rows: rows, columns: columns)
            for (rows, columns) in Self.sizes[half...half + 1] {
                guard let next = means(by: moments.rule(rows: rows, columns: columns), on: plane) else {
                    return .refused(rare: nil)
                }
                if let last, share(next - last) * weight <= Self.tolerance {
                    accept(next, difference: next - last, weight: weight)
                    return .done
                }
                last = next
            }
        }
        return .refused(rare: nil)
    }

    private func means(at root: CommonModel.Root) -> InformedMeans {
        InformedMeans(value: root.value, performance: performance(worth: root.value))
    }

    /// Nil where nodes lie where no group can be.
    private mutating func means(by rule: PlaneRule?, on plane: CrowdPlane) -> InformedMeans? {
        guard let rule, rule.size <= Self.mostSize else { return nil }
        var sum = InformedMeans()
        var k = 0
        for z in rule.z {
            for r in rule.r {
                let weight = rule.weights[k]
                k += 1
                if abs(weight) < Self.leastWeight { continue }
                let (x, y) = plane.point(z, r)
                guard plane.holds(x), let root = model.root(x, y, near: plane.mean) else { return nil }
                sum += weight * means(at: root)
            }
        }
        return sum
    }
}

/// The plane of a crowd's totals X and Y, with the coordinates that V depends on most and least.
///
/// With u the value at the mean, Z = u X - Y, on whose mean's line V is u, and R = X - beta Z, uncorrelated with Z.
struct CrowdPlane {
    /// V at the mean.
    let mean: CommonModel.Root
    private let draws: [PlaneDraw]
    private let count: Double
    private let isPoisson: Bool
    private let spreadZ: Double
    private let spreadR: Double
    private let beta: Double
    private let mostX: Double

    /// Whether the totals vary at all.
    var isOpen: Bool { spreadZ > 0 }
    private var isLine: Bool { spreadR == 0 }

    /// Variation below these parts of a total, or of that of X, is rounding.
    private static let leastSpread = 1e-13
    private static let leastShare = 1e-12

    /// Nil where a group with the mean totals cannot train.
    init?(_ crowd: InformedCrowd, _ settled: SettledParties, _ model: inout CommonModel) {
        let kinds = crowd.kinds
        let meanX = kinds.reduce(0) { $0 + $1.probability * $1.x }
        let meanY = kinds.reduce(0) { $0 + $1.probability * $1.y }
        guard
            let root = model.root(settled.x + crowd.count * meanX, settled.y + crowd.count * meanY), root.value > 0
        else { return nil }
        mean = root
        count = crowd.count
        isPoisson = crowd.isPoisson
        mostX = 1 / root.slope
        let (centreX, centreY) = isPoisson ? (0, 0) : (meanX, meanY)
        var draws: [PlaneDraw] = []
        draws.reserveCapacity(kinds.count)
        var (varianceZ, varianceX, covariance) = (0.0, 0.0, 0.0)
        for kind in kinds {
            let x = kind.x - centreX
            let z = root.value * x - (kind.y - centreY)
            draws.append(PlaneDraw(z: z, r: x, chance: kind.probability))
            varianceZ += kind.probability * z * z
            varianceX += kind.probability * x * x
            covariance += kind.probability * x * z
        }
        let spreadZ = (count * varianceZ).squareRoot()
        let isOpen = spreadZ > Self.leastSpread * (root.value * root.x + root.y)
        beta = isOpen ? covariance / varianceZ : 0
        var varianceR = 0.0
        for i in draws.indices {
            draws[i].r -= beta * draws[i].z
            varianceR += draws[i].chance * draws[i].r * draws[i].r
        }
        let isLine = varianceR <= Self.leastShare * Self.leastShare * varianceX
        let spreadR = isLine ? 0 : (count * varianceR).squareRoot()
        for i in draws.indices {
            draws[i].z /= spreadZ
            draws[i].r = isLine ? 0 : draws[i].r / spreadR
        }
        self.draws = draws
        self.spreadZ = isOpen ? spreadZ : 0
        self.spreadR = spreadR
    }

    /// The kind that moves a total most, where that is beyond so many standard deviations.
    func rareKind(beyond most: Double) -> Int? {
        if draws.count + (isPoisson ? 1 : 0) <= 2 { return nil }
        func jump(_ i: Int) -> Double { max(abs(draws[i].z), abs(draws[i].r)) }
        guard let farthest = draws.indices.max(by: { jump($0) < jump($1) }), jump(farthest) > most else { return nil }
        return farthest
    }

    func moments(rows: Int, columns: Int) -> JointMoments {
        JointMoments(draws, count: count, isPoisson: isPoisson, rows: rows, columns: isLine ? 1 : columns)
    }

    /// X and Y of a node.
    func point(_ z: Double, _ r: Double) -> (x: Double, y: Double) {
        let along = spreadZ * z
        let x = beta * along + spreadR * r
        return (mean.x + x, mean.y + mean.value * x - along)
    }

    /// Whether V goes on smoothly from the mean to X: beyond, another root becomes the largest.
    func holds(_ x: Double) -> Bool { x > 0 && x <= mostX }
}
