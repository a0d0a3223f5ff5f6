/// How many parties each cluster has, by outcome.
struct ClusterCounts: Sendable {
    /// By outcome, then by counted cluster.
    private(set) var counts: [[Double]] = []
    /// Draws that are left for what is not counted, by outcome; 0 for a Poisson number.
    private(set) var rest: [Double] = []
    private(set) var weights: [Double] = []
    /// The chance of the outcomes that were left out.
    private(set) var dropped = 0.0

    /// - Parameters:
    ///   - chances: of the counted clusters by draw, with that of all else; for a Poisson number the latter is not used.
    ///   - negligible: outcomes that begin with counts less likely than this are left out.
    ///   - most: nil is returned where there are more outcomes.
    /// - Complexity: O(G) for each outcome.
    init?(
        _ law: GeneratingFunction, _ chances: [Double], restChance: Double, negligible: Double, atMost most: Int
    ) {
        var tails = chances + [law.isPoisson ? 0 : restChance]
        for g in chances.indices.reversed() { tails[g] += tails[g + 1] }
        let list = Listing(law: law, chances: chances, tails: tails, negligible: negligible, most: most)
        let left = law.isPoisson ? 0 : law.draws
        guard visit(list, [], left: left, weight: 1) else { return nil }
    }

    private struct Listing {
        var law: GeneratingFunction
        var chances: [Double]
        /// Each chance with all after it.
        var tails: [Double]
        var negligible: Double
        var most: Int

        func window(_ g: Int, left: Double) -> CountWindow? {
            if case .poisson(let mean) = law { return CountWindow(poisson: mean * chances[g], atMost: most) }
            return CountWindow(
                trials: left, success: min(1, chances[g] / tails[g]), failure: tails[g + 1] / tails[g], atMost: most)
        }
    }

    /// Whether there was room for all outcomes that begin so.
    private mutating func visit(_ list: Listing, _ begun: [Double], left: Double, weight: Double) -> Bool {
        let g = begun.count
        if g == list.chances.count {
            counts.append(begun)
            rest.append(left)
            weights.append(weight)
            return weights.count <= list.most
        }
        guard let window = list.window(g, left: left) else { return false }
        for (k, chance) in window.chances.enumerated() {
            let next = weight * chance
            if next < list.negligible {
                dropped += next
                continue
            }
            let count = window.first + Double(k)
            let remaining = list.law.isPoisson ? 0 : left - count
            guard visit(list, begun + [count], left: remaining, weight: next) else { return false }
        }
        return true
    }
}
