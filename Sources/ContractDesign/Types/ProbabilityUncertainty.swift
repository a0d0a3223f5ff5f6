/// What is known of the probabilities of types where they are not known.
public struct ProbabilityUncertainty: Hashable, Sendable {
    /// How the probabilities are bounded.
    public enum Bounds: Hashable, Sendable {
        /// Each lies in a range; by type.
        case ranges([ClosedRange<Double>])
        /// The sum of |p_i - stated p_i| is at most this, from 0 to 2.
        case distance(Double)
        /// One of these laws holds.
        case scenarios([Scenario])
    }

    /// How the probabilities are bounded.
    public var bounds: Bounds
    /// The probabilities as they were given, by type; nil where only a range was.
    public var stated: [Double?]
}

extension Population {
    /// What stands for a probability of 0 under the worst probabilities: the type keeps its offer, and nothing that is
    /// computed differs.
    static let leastWorstProbability = 1e-30

    /// Types whose probabilities lie in ranges, with the worst of those probabilities.
    ///
    /// Contributions rise as costs fall and the curve rises with data, so that probability moved from a cheap type to a
    /// costly one lowers the group's data in first-order dominance, whatever the menu: the costliest types get as much as
    /// they may. Under `Conditioning.own` the caps are least there as well.
    /// - Parameters:
    ///   - types: in the order in which every answer lists them; their probabilities are passed over.
    ///   - ranges: one per type.
    ///   - stated: the probabilities that were given beside the ranges, nil where there was none.
    /// - Throws: `PopulationError` for what makes them no population, and for ranges that no probabilities fit.
    /// - Complexity: O(I log I).
    public init(
        _ types: [ParticipantType], within ranges: [ClosedRange<Double>], stated: [Double?]
    ) throws(PopulationError) {
        if types.isEmpty { throw .empty }
        for (index, range) in ranges.enumerated() {
            guard range.lowerBound >= 0, range.upperBound <= 1, stated[index].map(range.contains) ?? true else {
                throw .noProbabilityRange(low: range.lowerBound, high: range.upperBound, index: index)
            }
        }
        let least = ranges.reduce(0) { $0 + $1.lowerBound }
        let most = ranges.reduce(0) { $0 + $1.upperBound }
        guard least <= 1 + Self.probabilityTolerance, most >= 1 - Self.probabilityTolerance else {
            throw .rangesMissOne(low: least, high: most)
        }
        var worst = ranges.map(\.lowerBound)
        var left = 1 - least
        for i in types.indicesFromTheCostliest {
            let step = max(0, min(left, ranges[i].upperBound - ranges[i].lowerBound))
            worst[i] += step
            left -= step
        }
        try self.init(
            worst: types.with(probabilities: worst), of: ProbabilityUncertainty(bounds: .ranges(ranges), stated: stated)
        )
    }

    /// The worst probabilities within a distance of those given: half of it is moved from the cheapest types to the
    /// costliest.
    /// - Parameter distance: of the sum of absolute differences, from 0 to 2.
    /// - Throws: `PopulationError`, as any population.
    /// - Complexity: O(I log I).
    public func worst(withinDistance distance: Double) throws(PopulationError) -> Population {
        precondition((0...2).contains(distance), "Probabilities are at most 2 apart.")
        var worst = types.map(\.probability)
        let order = types.indicesFromTheCostliest
        var left = min(distance / 2, 1 - worst[order[0]])
        for i in order.dropFirst().reversed() {
            let step = max(0, min(left, worst[i]))
            worst[i] -= step
            worst[order[0]] += step
            left -= step
        }
        return try Population(
            worst: types.with(probabilities: worst),
            of: ProbabilityUncertainty(bounds: .distance(distance), stated: types.map(\.probability)))
    }

    /// The probabilities under which every menu performs worst, by type; nil where the probabilities are known, and where
    /// that depends on the menu.
    public var worstProbabilities: [Double]? {
        guard let uncertainty else { return nil }
        if case .scenarios = uncertainty.bounds { return nil }
        return types.map { $0.probability <= Self.leastWorstProbability ? 0 : $0.probability }
    }
}

extension [ParticipantType] {
    var indicesFromTheCostliest: [Int] {
        indices.sorted { (self[$0].effectiveCost, $1) > (self[$1].effectiveCost, $0) }
    }

    /// The same types with other probabilities; for 0 stands the least that can be computed with.
    func with(probabilities: [Double]) -> [ParticipantType] {
        zip(self, probabilities).map { type, probability in
            var type = type
            type.probability = Swift.min(1, Swift.max(probability, Population.leastWorstProbability))
            return type
        }
    }
}
