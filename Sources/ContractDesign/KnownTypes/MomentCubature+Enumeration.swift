import NumericalMethods

// Few compositions, one after another.
extension MomentCubature {
    /// Adds all compositions of a whole crowd, but for numbers of parties next to impossible.
    mutating func enumerateWhole(_ crowd: InformedCrowd) {
        guard crowd.isPoisson else { return enumerate(crowd, SettledParties(), weight: 1) }
        guard let window = CountWindow(poisson: crowd.count, atMost: .max) else { return giveUp() }
        for (k, chance) in window.chances.enumerated() where window.first + Double(k) > 0 {
            let part = InformedCrowd(kinds: crowd.kinds, count: window.first + Double(k), isPoisson: false)
            enumerate(part, SettledParties(), weight: chance)
        }
    }

    /// Adds all compositions of a number of draws that is certain.
    mutating func enumerate(_ crowd: InformedCrowd, _ settled: SettledParties, weight: Double) {
        var tails = crowd.kinds.map(\.probability)
        for i in tails.indices.dropLast().reversed() { tails[i] += tails[i + 1] }
        var last: CommonModel.Root?
        visit(0, crowd, tails, left: crowd.count, settled, weight: weight, &last)
    }

    private mutating func visit(
        _ i: Int, _ crowd: InformedCrowd, _ tails: [Double], left: Double, _ settled: SettledParties, weight: Double,
        _ last: inout CommonModel.Root?
    ) {
        if left == 0 || i == crowd.kinds.count - 1 {
            add(outcome(of: settled.joined(by: left, of: crowd.kinds[i]), near: &last), weight: weight)
            return
        }
        let kind = crowd.kinds[i]
        let chances = BinomialDistribution(
            trials: Int(left), success: kind.probability / tails[i], failure: tails[i + 1] / tails[i]
        ).probabilities
        for (number, chance) in chances.enumerated() where chance > 0 {
            visit(
                i + 1, crowd, tails, left: left - Double(number), settled.joined(by: Double(number), of: kind),
                weight: weight * chance, &last)
        }
    }
}
