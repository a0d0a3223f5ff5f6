import NumericalMethods

/// How the value of a reward spreads over the compositions of the group: points with weights that sum to 1.
public struct RewardDistribution: Hashable, Sendable {
    /// Value units, ascending.
    public let values: [Double]
    /// One per value, positive.
    public let weights: [Double]
    /// Values that were drawn rather than enumerated; nil where the distribution is exact.
    public let draws: Int?

    /// - Parameters:
    ///   - points: values with weights >= 0, in any order; weights are divided by their sum.
    /// - Complexity: O(n log n).
    init(_ points: [(value: Double, weight: Double)], draws: Int?) {
        var sorted = points.filter { $0.weight > 0 }
        let weights: [Double]
        if let first = sorted.first?.weight, sorted.allSatisfy({ $0.weight == first }) {
            // Draws, which are many: numbers alone are sorted in half the time.
            values = sorted.map(\.value).sorted()
            weights = sorted.map(\.weight)
        } else {
            sorted.sort { $0.value < $1.value }
            values = sorted.map(\.value)
            weights = sorted.map(\.weight)
        }
        let sum = BlockedSum.over(weights.count) { weights[$0] }
        self.weights = weights.map { $0 / sum }
        self.draws = draws
    }

    private init(values: [Double], weights: [Double], draws: Int?) {
        self.values = values
        self.weights = weights
        self.draws = draws
    }

    /// Value units.
    public var mean: Double { BlockedSum.over(values.count) { weights[$0] * values[$0] } }

    /// Value units.
    public var standardDeviation: Double {
        let mean = mean
        return BlockedSum.over(values.count) { weights[$0] * (values[$0] - mean) * (values[$0] - mean) }.squareRoot()
    }

    /// Of the mean, value units; nil where the distribution is exact.
    public var standardError: Double? {
        if draws == nil { return nil }
        let mean = mean
        return BlockedSum.over(values.count) { k in
            let part = weights[k] * (values[k] - mean)
            return part * part
        }.squareRoot()
    }

    /// The least value whose weight, with all below, reaches `share`, value units.
    /// - Parameter share: in [0, 1].
    /// - Complexity: O(n).
    public func quantile(_ share: Double) -> Double {
        var sum = 0.0
        for k in values.indices {
            sum += weights[k]
            if sum >= share - 1e-12 { return values[k] }
        }
        return values.last ?? 0
    }

    /// The weight in equal intervals of a range; values outside it count to the nearest interval.
    public func histogram(over range: ClosedRange<Double>, intervals: Int) -> [Double] {
        var bins = [Double](repeating: 0, count: intervals)
        let width = (range.upperBound - range.lowerBound) / Double(intervals)
        for k in values.indices {
            let place = width > 0 ? (values[k] - range.lowerBound) / width : 0
            bins[Int(min(Double(intervals - 1), max(0, place)))] += weights[k]
        }
        return bins
    }

    /// What the same compositions give under a rule.
    public func rewarded(by rule: RewardRule) -> RewardDistribution {
        RewardDistribution(values: values.map(rule.reward), weights: weights, draws: draws)
    }

    /// The tau at which the mean of min(value, tau) is `target`: the whole where the mean itself is no greater.
    /// - Complexity: O(n).
    func threshold(withMean target: Double) -> Double {
        // With the points up to k below tau: below + above * tau = target.
        var below = 0.0
        var above = 1.0
        for k in values.indices {
            if above > 0 {
                let tau = (target - below) / above
                if tau <= values[k] { return max(0, tau) }
            }
            below += weights[k] * values[k]
            above = max(0, above - weights[k])
        }
        return values.last ?? 0
    }
}
