import RealModule

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

    /// A group far below the mean of Z, and a bound on the chance of one as far: what a crowd is on average whose kinds
    /// are as much likelier as they have less, by exp(-tilt z).
    func tail(_ tilt: Double) -> (x: Double, y: Double, distance: Double, chance: Double) {
        var (sum, z, r, meanZ, meanR) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for draw in draws {
            let weight = draw.chance * .exp(-tilt * draw.z)
            sum += weight
            z += weight * draw.z
            r += weight * draw.r
            meanZ += draw.chance * draw.z
            meanR += draw.chance * draw.r
        }
        let scale = isPoisson ? count : count / sum
        let z0 = scale * z - count * meanZ
        let logarithm = isPoisson ? count * (sum - 1 + tilt * meanZ) : count * .log(sum) + tilt * count * meanZ
        let (x, y) = point(z0, scale * r - count * meanR)
        return (x, y, -z0, .exp(min(0, tilt * z0 + logarithm)))
    }
}
