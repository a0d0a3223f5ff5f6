import LinearProgramming

/// The search for the posterior and the best replies to it that pay most:
///
///     max over q, a   sum_j sum_y q[y] score_j[y, a_j] - sum_y q[y] price[y],   each a_j best for user j at q.
///
/// Branch and bound over users: a branch fixes the replies of the first users, which confines q to a polytope; the
/// others are given, state by state, the reply that pays most, so the branch's linear program bounds what it holds.
/// Branches that no posterior supports, or that cannot beat what was found, end there. The best experiment is hard to
/// find in general, so the number of programs is limited; where the limit is met, what is left open counts towards the
/// bound, and the answer stays bounded.
struct BestReplySearch {
    let utilities: [[Double]]
    let actions: [Int]
    let states: Int
    /// How many programs may still be solved.
    private var budget: Int

    init(utilities: [[Double]], actions: [Int], states: Int) {
        self.utilities = utilities
        self.actions = actions
        self.states = states
        budget = min(100_000, max(2000, 40_000_000 / max(1, states * actions.reduce(0, +))))
    }

    struct Candidate {
        var posterior: [Double]
        var profile: [Int]
        var value: Double
    }

    /// What a column must pay to be worth adding.
    private static let tolerance = 1e-11

    private struct Branch {
        var profile: [Int]
        var posterior: [Double]
        var bound: Double
    }

    /// The paying candidates that were found, best last, and the most that any posterior pays.
    mutating func run(_ scores: [[Double]], prices: [Double]) throws(CompetitionError) -> (
        candidates: [Candidate], bound: Double
    ) {
        let most = scores.indices.map { j in
            (0..<states).map { y in scores[j][y * actions[j]..<(y + 1) * actions[j]].max() ?? 0 }
        }
        var found: [Candidate] = []
        var (best, abandoned) = (Self.tolerance, -Double.infinity)
        let anything = (0..<states).map { y in most.reduce(-prices[y]) { $0 + $1[y] } }.max() ?? 0
        var open = [Branch(profile: [], posterior: [], bound: anything)]
        while let branch = open.popLast() {
            guard branch.bound > best else { continue }
            if branch.profile.count == actions.count {
                best = branch.bound
                found.append(Candidate(posterior: branch.posterior, profile: branch.profile, value: branch.bound))
                continue
            }
            guard budget > 0 else {
                abandoned = max(abandoned, branch.bound)
                continue
            }
            var children: [Branch] = []
            for a in 0..<actions[branch.profile.count] {
                budget -= 1
                let profile = branch.profile + [a]
                if let child = try solve(profile, scores, most, prices), child.bound > best { children.append(child) }
            }
            // The most promising branch is taken first.
            open += children.sorted { $0.bound < $1.bound }
        }
        return (found, max(found.isEmpty ? 0 : best, abandoned))
    }

    private func solve(
        _ profile: [Int], _ scores: [[Double]], _ most: [[Double]], _ prices: [Double]
    ) throws(CompetitionError) -> Branch? {
        let costs = (0..<states).map { y in
            scores.indices.reduce(-prices[y]) { sum, j in
                sum + (j < profile.count ? scores[j][y * actions[j] + profile[j]] : most[j][y])
            }
        }
        let solution = try CompetitionProgram.scoped(.maximize) { program throws(CompetitionError) in
            var columns: [Column] = []
            for cost in costs {
                columns.append(try program.addColumn(.nonnegative, cost: abs(cost) < 1e-15 ? 0 : cost))
            }
            try program.addRow(.exactly(1), columns.map { Term(1, $0) })
            for (j, a) in profile.enumerated() {
                let utility = utilities[j]
                for b in 0..<actions[j] where b != a {
                    let terms = columns.enumerated().map { y, column in
                        Term(utility[y * actions[j] + a] - utility[y * actions[j] + b], column)
                    }
                    try program.addRow(.nonnegative, terms.filter { abs($0.coefficient) > 1e-15 })
                }
            }
            return try program.solve(
                SimplexOptions(primalTolerance: 1e-12, dualTolerance: 1e-12, pivotTolerance: 1e-10))
        }
        guard solution.isOptimal else {
            if solution.status.isInfeasible { return nil }
            throw .unsolved(.posteriors)
        }
        let clipped = solution.values.map { max(0, $0) }
        let sum = clipped.reduce(0, +)
        return Branch(profile: profile, posterior: clipped.map { $0 / sum }, bound: solution.objective)
    }
}
