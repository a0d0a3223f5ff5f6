extension CompetitionGame {
    /// Whether payoffs, weighted by the probabilities of states and by masses, lie so far apart that the tolerances of
    /// floating-point programs decide between them. O(cells players).
    var isWide: Bool {
        let farthest = 1e-6
        func isWide(_ payoffs: PayoffMatrix) -> Bool { payoffs.isWide(beyond: farthest, weights: prior) }
        if users.contains(where: { isWide($0.utility) }) { return true }
        if providers.contains(where: { $0.payoffs.contains(where: isWide) }) { return true }
        return providers.contains { provider in
            let stakes = zip(users, provider.payoffs).map { $0.mass * $1.widest(weights: prior) }.filter { $0 > 0 }
            return (stakes.min() ?? 0) < farthest * (stakes.max() ?? 0)
        }
    }
}

extension PayoffMatrix {
    /// The most that the choice of an action changes, weighted by state.
    fileprivate func widest(weights: [Double]) -> Double { zip(spreads, weights).map { $0 * $1 }.max() ?? 0 }

    /// Whether somewhere the choice between two actions changes so small a part of the most, and yet something beyond
    /// the rounding of the two.
    fileprivate func isWide(beyond part: Double, weights: [Double]) -> Bool {
        let least = part * widest(weights: weights)
        return weights.indices.contains { y in
            let sorted = row(y).sorted()
            return zip(sorted, sorted.dropFirst()).contains { low, high in
                high - low > 4 * max(abs(low), abs(high)).ulp && weights[y] * (high - low) < least
            }
        }
    }
}
