import LinearProgramming

extension DenseProgram {
    /// What of the Karush-Kuhn-Tucker conditions `solution` breaks; empty for a true optimum.
    func violations(of solution: LinearSolution, within tolerance: Double = 1e-7) -> [String] {
        var found: [String] = []
        let (x, y) = (solution.values, solution.rowDuals)
        guard x.count == costs.count, y.count == rows.count else { return ["wrong lengths"] }
        if !admits(x, within: tolerance) { found.append("infeasible point \(x)") }

        let activities = activities(at: x)
        for (mine, reported) in zip(activities, solution.activities)
        where abs(mine - reported) > tolerance * (1 + abs(mine)) {
            found.append("activity \(reported) instead of \(mine)")
        }
        var dualObjective = constant
        for i in rows.indices {
            dualObjective += complementarity(y[i], rows[i], activities[i], "row \(i)", tolerance, &found)
        }
        for j in costs.indices {
            let reduced = costs[j] - rows.indices.reduce(0) { $0 + y[$1] * matrix[$1][j] }
            if abs(reduced - solution.reducedCosts[j]) > tolerance * (1 + abs(reduced)) {
                found.append("reduced cost \(solution.reducedCosts[j]) instead of \(reduced)")
            }
            dualObjective += complementarity(reduced, columns[j], x[j], "column \(j)", tolerance, &found)
        }
        for (name, value) in [("primal", objective(at: x)), ("dual", dualObjective)]
        where abs(value - solution.objective) > tolerance * (1 + abs(value)) {
            found.append("\(name) objective \(value) but \(solution.objective) reported")
        }
        return found
    }

    /// The dual's contribution to the dual objective. A dual that pulls the objective up as its bound rises belongs to
    /// the upper bound when maximising and to the lower one when minimising.
    private func complementarity(
        _ dual: Double, _ bounds: Bounds, _ value: Double, _ subject: String, _ tolerance: Double,
        _ found: inout [String]
    ) -> Double {
        guard abs(dual) > tolerance else { return 0 }
        let active = (dual > 0) == (sense == .maximize) ? bounds.upper : bounds.lower
        if !active.isFinite || abs(value - active) > tolerance * (1 + abs(value)) {
            found.append("\(subject) has dual \(dual) at \(value) within \(bounds)")
            return 0
        }
        return dual * active
    }
}
