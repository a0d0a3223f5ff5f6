import ContractDesign

/// A mean from drawn compositions, with how far off it may be.
public struct Estimate: Hashable, Sendable, Codable {
    public var mean: Double
    /// Standard deviation of `mean` over repetitions of the whole simulation.
    public var standardError: Double
    /// Compositions that it rests on.
    public var compositions: Int

    /// Of the normal law: 99 of 100 intervals hold the truth.
    public static let confidence = 0.99
    static let halfWidthInErrors = 2.5758293035489004

    /// The interval that holds the truth in 99 of 100 simulations.
    public var interval: ClosedRange<Double> {
        let reach = Self.halfWidthInErrors * standardError
        return (mean - reach)...(mean + reach)
    }
}

/// Sums of a quantity over compositions, each of weight 1 or weighted by how many parties it concerns.
/// Values are taken relative to a reference near their mean, so that squares do not cancel.
struct EstimateSums {
    let reference: Double
    private var count = 0
    private var weight = 0.0
    private var first = 0.0
    private var weightSquared = 0.0
    private var cross = 0.0
    private var second = 0.0

    init(reference: Double) { self.reference = reference }

    mutating func add(_ value: Double, weight w: Double = 1) {
        let x = value - reference
        count += 1
        weight += w
        first += w * x
        weightSquared += w * w
        cross += w * w * x
        second += w * w * x * x
    }

    mutating func add(_ other: EstimateSums) {
        count += other.count
        weight += other.weight
        first += other.first
        weightSquared += other.weightSquared
        cross += other.cross
        second += other.second
    }

    /// The weighted mean; nil where nothing was added. Its error is that of a ratio of two sums.
    var estimate: Estimate? {
        guard weight > 0 else { return nil }
        let mean = first / weight
        let square = max(0, second - 2 * mean * cross + mean * mean * weightSquared)
        return Estimate(mean: reference + mean, standardError: square.squareRoot() / weight, compositions: count)
    }
}
