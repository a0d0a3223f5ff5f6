import ContractDesign
import Foundation

/// A mean from drawn compositions, with how far off it may be.
public struct Estimate: Hashable, Sendable {
    /// Of the quantity, in its own unit.
    public var mean: Double
    /// Standard deviation of `mean` over repetitions of the whole simulation; 0 where there is but one composition,
    /// which says nothing of it.
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

    /// Whether the truth lies below a target beyond what chance explains, also where rare compositions that matter may
    /// not have been drawn. Said wrongly of any of the claims in one of 100 simulations at most; of means over parties
    /// roughly.
    ///
    ///     mean + sqrt(2 L) standardError + 7 L range / (3 (compositions - 1)) < target,     L = ln(2 claims / 0.01)
    /// - Parameters:
    ///   - target: in the quantity's unit.
    ///   - range: the quantity lies between 0 and this.
    ///   - claims: how many estimates are asked this.
    /// - SeeAlso: Maurer, Pontil, "Empirical Bernstein bounds and sample variance penalization", COLT 2009, theorem 4.
    public func isBelow(_ target: Double, range: Double, claims: Int) -> Bool {
        guard compositions > 1 else { return false }
        let doubt = log(2 * Double(max(1, claims)) / (1 - Self.confidence))
        let reach = (2 * doubt).squareRoot() * standardError + 7 * doubt * range / (3 * Double(compositions - 1))
        return mean + reach < target
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
        let spread = count > 1 ? (square * Double(count) / Double(count - 1)).squareRoot() : 0
        return Estimate(mean: reference + mean, standardError: spread / weight, compositions: count)
    }
}
