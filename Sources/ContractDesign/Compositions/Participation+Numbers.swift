extension Participation {
    /// The numbers of parties that can join with their chances, those below 1e-18 of the most likely left out.
    /// - Complexity: O(1) for a fixed number, else some twenty standard deviations.
    func numbers() -> [(count: Int, chance: Double)] {
        switch self {
        case .fixed(let count), .atLeast(let count):
            return [(count, 1)]
        case .binomial(let invited, let rate):
            if rate == 1 { return [(invited, 1)] }
            return spread(around: min(invited, Int((Double(invited) + 1) * rate)), upTo: invited) { k in
                Double(invited - k) / Double(k + 1) * (rate / (1 - rate))
            }
        case .poisson(let mean):
            return spread(around: Int(mean), upTo: .max - 1) { k in mean / Double(k + 1) }
        }
    }

    /// Chances built outward from the mode by the ratio of neighbours, P(k + 1) / P(k), then divided by their sum.
    private func spread(around mode: Int, upTo most: Int, _ ratio: (Int) -> Double) -> [(count: Int, chance: Double)] {
        let negligible = 1e-18
        var above: [Double] = [1]
        while mode + above.count <= most, above.last! > negligible {
            above.append(above.last! * ratio(mode + above.count - 1))
        }
        var below: [Double] = []
        while mode - below.count > 0, (below.last ?? 1) > negligible {
            below.append((below.last ?? 1) / ratio(mode - below.count - 1))
        }
        let weights = below.reversed() + above
        let total = weights.reduce(0, +)
        return weights.enumerated().map { (mode - below.count + $0.offset, $0.element / total) }
    }

    /// The most parties that `numbers` holds, as a floating-point number.
    var practicalMost: Double {
        switch self {
        case .fixed(let count), .atLeast(let count): return Double(count)
        case .binomial(let invited, _): return Double(invited)
        case .poisson(let mean): return mean + 12 * mean.squareRoot() + 60
        }
    }
}
