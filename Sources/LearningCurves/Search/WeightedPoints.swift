import RealModule

/// The points that a curve is fitted to: sizes as multiples of the smallest, skills, and weights.
struct WeightedPoints {
    /// The smallest size, effective units.
    let reference: Double
    private let ratios: [Double]
    private let logarithms: [Double]
    private let skills: [Double]
    private let weights: [Double]
    private let weight: Double
    /// The weighted mean of the skills.
    private let level: Double

    /// - Parameters:
    ///   - samples: ascending.
    ///   - errors: of the skills; nil for equal weights of 1.
    init(samples: [Double], skills: [Double], errors: [Double]?) {
        reference = samples[0]
        ratios = samples.map { $0 / samples[0] }
        logarithms = ratios.map { .log($0) }
        self.skills = skills
        weights = errors.map { $0.map { 1 / ($0 * $0) } } ?? samples.map { _ in 1 }
        let weight = weights.reduce(0, +)
        self.weight = weight
        level = zip(weights, skills).reduce(0) { $0 + $1.0 * $1.1 } / weight
    }

    var count: Int { ratios.count }
    /// The largest size as a multiple of the smallest.
    var widest: Double { ratios[count - 1] }

    /// Limit and drop for a shape. Skills and phi are centred first, so that exact curves are found to the last digits.
    /// - Complexity: O(points).
    func projection(_ shape: CurveShape) -> Projection {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: ratios.count) { left in
            var mean = 0.0
            for k in ratios.indices {
                left[k] = shape.left(ratios[k], log: logarithms[k])
                mean += weights[k] * left[k]
            }
            mean /= weight
            var (spread, product) = (0.0, 0.0)
            for k in ratios.indices {
                left[k] -= mean
                spread += weights[k] * left[k] * left[k]
                product += weights[k] * left[k] * (skills[k] - level)
            }
            spread = max(spread, .leastNormalMagnitude)
            let drop = -product / spread
            var squares = 0.0
            for k in ratios.indices {
                let residual = skills[k] - level + drop * left[k]
                squares += weights[k] * residual * residual
            }
            return Projection(
                weight: weight, mean: mean, spread: spread,
                free: Projection.Pair(limit: level + drop * mean, drop: drop), freeSquares: squares)
        }
    }

    /// The unweighted mean square of what a curve leaves, in skill.
    func meanSquare(of curve: SkillCurve) -> Double {
        residuals(of: curve).reduce(0) { $0 + $1 * $1 } / Double(count)
    }

    /// Skill minus curve at each point.
    func residuals(of curve: SkillCurve) -> [Double] {
        zip(ratios, skills).map { $1 - curve.value(at: $0 * reference) }
    }
}
