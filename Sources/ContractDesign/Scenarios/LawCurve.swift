/// The laws among which the worst for the cap of some types is: one for each chance that a party is of these types.
///
/// Given that chance s, and that one of these types is in, how many of them are in has a law that depends on s alone, and
/// all the others are drawn from what is left; so the cap is least where that puts as much as it may on those that bring
/// least, the costliest. The worst law of all thus lies on this curve.
///
/// Within ranges the others get their least, then the costliest get what is left of 1 - s. Within a distance r, with the
/// types' own chance moved from p to s, the others' moves down sum to D = r/2 - max(0, p - s) at most and those up to
/// U = r/2 - max(0, s - p), since both kinds together are r at most and leave a sum of 1. No set of the cheapest others
/// can then have less than max(0, its stated chance - D), and taking D from the cheapest others, as far as they have it,
/// and giving it with s - p taken off to the costliest leaves each such set exactly that: least in first-order dominance.
struct LawCurve {
    private let bounds: ProbabilityUncertainty.Bounds
    /// By type; zeros where only ranges are known.
    private let stated: [Double]
    /// The types whose cap it is, those that bring least first.
    private let alike: [Int]
    /// All others, from the costliest.
    private let others: [Int]

    /// - Parameters:
    ///   - population: with ranges of probabilities, or a distance.
    ///   - alike: types of one cost, those that bring least first.
    init(_ population: Population, of alike: [Int]) {
        let types = population.types
        bounds = population.uncertainty?.bounds ?? .distance(0)
        stated = types.indices.map { population.uncertainty?.stated[$0] ?? 0 }
        self.alike = alike
        others = types.indicesFromTheCostliest.filter { !alike.contains($0) }
    }

    /// The chances that these types may have together.
    var chances: ClosedRange<Double> {
        switch bounds {
        case .ranges(let ranges):
            let least = max(sum(alike) { ranges[$0].lowerBound }, 1 - sum(others) { ranges[$0].upperBound })
            let most = min(sum(alike) { ranges[$0].upperBound }, 1 - sum(others) { ranges[$0].lowerBound })
            return least...max(least, most)
        case .distance(let distance):
            if others.isEmpty { return 1...1 }
            let chance = sum(alike) { stated[$0] }
            return max(0, chance - distance / 2)...min(1, chance + distance / 2)
        case .scenarios:
            return 1...1
        }
    }

    /// The worst law in which these types have a certain chance together, by type.
    func law(at chance: Double) -> [Double] {
        switch bounds {
        case .ranges(let ranges):
            var law = ranges.map(\.lowerBound)
            fill(alike, up: ranges, to: chance, &law)
            fill(others, up: ranges, to: 1 - chance, &law)
            return law
        case .distance(let distance):
            var law = stated
            let moved = chance - sum(alike) { stated[$0] }
            if moved > 0 { law[alike[0]] += moved } else { take(-moved, from: alike, &law) }
            guard let costliest = others.first else { return law }
            take(max(0, distance / 2 - max(0, -moved)), from: Array(others.dropFirst()), &law)
            // What has not gone to these types, and where the cheaper ones had too little, comes from the costliest.
            law[costliest] = max(0, 1 - chance - sum(others.dropFirst()) { law[$0] })
            return law
        case .scenarios:
            return stated
        }
    }

    /// Raises the chances of some types, one after the other, until they sum to `total`.
    private func fill(_ types: [Int], up ranges: [ClosedRange<Double>], to total: Double, _ law: inout [Double]) {
        var left = total - sum(types) { law[$0] }
        for i in types {
            let step = max(0, min(left, ranges[i].upperBound - law[i]))
            law[i] += step
            left -= step
        }
    }

    /// Takes so much from the last of some types, then from those before.
    private func take(_ amount: Double, from types: [Int], _ law: inout [Double]) {
        var left = amount
        for i in types.reversed() {
            let step = min(left, law[i])
            law[i] -= step
            left -= step
        }
    }

    private func sum(_ types: some Sequence<Int>, _ chance: (Int) -> Double) -> Double {
        types.reduce(0) { $0 + chance($1) }
    }
}
