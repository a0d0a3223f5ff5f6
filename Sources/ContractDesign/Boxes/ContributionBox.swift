/// Ranges of the contributions by class, effective units, in cost order.
///
/// In every menu in which everybody is kept from posing as everybody contributions rise along the cost order, so a lower
/// end holds for the classes after it as well and an upper end for those before.
struct ContributionBox: Sendable {
    private(set) var lower: [Double]
    private(set) var upper: [Double]
    private let isRising: Bool

    /// All menus that a type might accept: no reward exceeds the value of the best model, so that no class brings more
    /// than V / c_i.
    /// - Parameter level: the most that the costliest class brings, as a cone coordinate.
    init(_ problem: ScreeningProblem, upToLevel level: Double) {
        isRising = problem.cone.isHonest
        lower = problem.costs.indices.map { problem.range($0).lowerBound }
        upper = problem.costs.indices.map { problem.range($0).upperBound }
        upper[0] = min(upper[0], level * problem.valueScale / problem.costs[0])
        tighten()
    }

    private mutating func tighten() {
        guard isRising else { return }
        for i in lower.indices.dropFirst() { lower[i] = max(lower[i], lower[i - 1]) }
        for i in upper.indices.dropLast().reversed() { upper[i] = min(upper[i], upper[i + 1]) }
    }

    var isEmpty: Bool { zip(lower, upper).contains { $0 > $1 } }

    func range(_ i: Int) -> ClosedRange<Double> { lower[i]...max(lower[i], upper[i]) }

    func width(_ i: Int) -> Double { max(0, upper[i] - lower[i]) }

    /// Narrows the ranges to what these leave.
    mutating func narrow(lower least: [Double], upper most: [Double]) {
        lower = zip(lower, least).map(max)
        upper = zip(upper, most).map(min)
        tighten()
    }

    /// Narrows the ranges to the multiples in them.
    mutating func round(to grid: MultipleGrid) {
        for i in lower.indices { lower[i] = grid.above(i == 0 ? lower[0] : max(lower[i], lower[i - 1]), i) }
        for i in upper.indices.reversed() {
            upper[i] = grid.below(i + 1 < upper.count ? min(upper[i], upper[i + 1]) : upper[i], i)
        }
    }

    /// The two parts on either side of a contribution of class i.
    func split(_ i: Int, at contribution: Double) -> [ContributionBox] {
        var below = self
        var above = self
        below.upper[i] = contribution
        above.lower[i] = contribution
        below.tighten()
        above.tighten()
        return [below, above]
    }

    /// The totals that each composition of groups can have: its classes bring at least the least lower end of the group
    /// and at most the greatest upper one.
    func totals(of table: GroupTable) -> [ClosedRange<Double>] {
        let groups = table.partition.groups
        let least = table.outcomes.totals(groups.map { lower[$0].min() ?? 0 })
        var most = table.outcomes.totals(groups.map { upper[$0].max() ?? 0 })
        if let idle = table.idle {
            let end = upper[groups[0]].max() ?? 0
            for k in most.indices { most[k] += end * (idle.most(k) - table.outcomes.counts[0][k]) }
        }
        return zip(least, most).map { $0...max($0, $1) }
    }

    /// The total at a menu beyond which a composition has at least `total` everywhere in the box; nil where that says
    /// nothing about some contribution.
    func total(at contributions: [Double], thatKeeps total: Double) -> Double? {
        var share = 1.0
        var unsure = 0.0
        for (least, m) in zip(lower, contributions) where m > 0 {
            if m * Self.mostParties < 1e-3 * total {
                unsure = max(unsure, m * Self.mostParties)
            } else {
                share = min(share, least / m)
            }
        }
        return share > 0.02 ? total / share * (1 + 1e-9) + unsure : nil
    }

    /// How many parties a composition may have for contributions too small to tell.
    private static let mostParties = 600.0
}
