/// Menus that need no linear program: where the cuts begin, and from where feasibility is measured.
struct StartingMenus {
    /// Cone coordinates of everyone training alone. Where nobody has better and with N >= 2 and f_I > 0 it lies strictly inside all caps, since the
    /// others' contributions come on top of what each reward was computed from.
    let standAlone: [Double]
    /// Cone coordinates of the largest contract with one and the same offer for all, which everybody can bring, where there
    /// is one.
    let pooled: [Double]?
    /// The same at half the contribution, which leaves the caps some slack.
    let halfPooled: [Double]?
    /// Cone coordinates of a menu near which the best one may be, perhaps of another part of the problem.
    let near: [Double]?
    /// The menu that leaves all caps the most, where it was sought.
    var roomiest: [Double]?

    /// Those that might lie strictly inside all caps, and that everybody might accept.
    var candidates: [[Double]] { [standAlone, halfPooled, roomiest].compactMap { $0 } }

    /// - Parameters:
    ///   - participants: the (mean) number of parties.
    ///   - near: a menu near which the best one may be.
    init(_ problem: ScreeningProblem, participants: Double, near known: ClassMenu? = nil) {
        near = known.map { problem.cone.coordinates(contributions: $0.contributions, rewards: $0.rewards) }
        let menu = problem.standAlone
        standAlone = problem.cone.coordinates(contributions: menu.contributions, rewards: menu.rewards)
        let requirement = { (m: Double) in Self.leastReward(problem, m) }
        let most = problem.costs.indices.reduce(.infinity) { min($0, problem.range($1).upperBound) }
        guard let m = Self.largestPool(problem, participants, requirement).map({ min($0, most) }) else {
            pooled = nil
            halfPooled = nil
            return
        }
        func coordinates(_ m: Double) -> [Double] {
            let same = [Double](repeating: 1, count: problem.costs.count)
            return problem.cone.coordinates(
                contributions: same.map { $0 * m }, rewards: same.map { $0 * requirement(m).reward })
        }
        pooled = coordinates(m)
        halfPooled = coordinates(m / 2)
    }

    /// The least reward for which every class accepts to contribute m: max over i of f_i + c_i m, and its slope.
    private static func leastReward(_ problem: ScreeningProblem, _ m: Double) -> (reward: Double, slope: Double) {
        var best = (reward: -Double.infinity, slope: 0.0)
        for (cost, option) in zip(problem.costs, problem.outsideOptions) where option + cost * m > best.reward {
            best = (option + cost * m, cost)
        }
        return best
    }

    /// The largest m with v(a(N m)) >= leastReward(m): Newton's method from the right on a concave function.
    private static func largestPool(
        _ problem: ScreeningProblem, _ participants: Double,
        _ requirement: (Double) -> (reward: Double, slope: Double)
    ) -> Double? {
        var m = problem.valueScale / problem.costs[0]
        for _ in 0..<100 {
            let value = problem.envelope.valueJet(at: participants * m)
            let least = requirement(m)
            let excess = value.value - least.reward
            let slope = participants * value.slope - least.slope
            if excess >= -1e-13 * problem.valueScale { return m }
            if slope >= 0 { return nil }
            let next = m - excess / slope
            guard next > 0, next < m else { return nil }
            m = next
        }
        return m
    }
}
