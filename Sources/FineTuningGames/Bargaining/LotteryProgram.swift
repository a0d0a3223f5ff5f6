import LinearProgramming
import RealModule
import Stopping

/// A lottery over given points: what a linear program over their probabilities answered.
struct Draw {
    /// One probability a point.
    var weights: [Double]
    /// One price a player: what its expected (scaled) utility is worth to the objective.
    var multipliers: [Double]
    var value: Double
    /// No lottery over these points has a larger value: weak duality, rounded outward.
    var bound: Double
}

/// The linear programs over probabilities p of points with scaled utilities u in [0, 1]:
///
///     maximise  theta            subject to  theta <= sum_k p_k u_kj   for each player j,   sum_k p_k = 1
///     maximise  sum_j eta_j      subject to  eta_j <= tangents of ln(sum_k p_k u_kj),       sum_k p_k = 1
enum LotteryProgram {
    /// max min_j E[u_j].
    static func bestMinimum(_ points: [[Double]]) throws(GameError) -> Draw {
        try solving { program throws(LinearProgramError) in
            let weights = try columns(points.count, &program)
            let theta = try program.addColumn(.between(0, 2), cost: 1, name: "worst_off")
            try program.addRow(.exactly(1), weights.map { Term(1, $0) }, name: "probabilities")
            for j in points[0].indices {
                try program.addRow(.atLeast(0), share(of: j, points, weights) + [Term(-1, theta)], name: "player_\(j)")
            }
            let solution = try program.solve(isCancelled: Interruptible.isOver)
            return Draw(
                weights: weights.map { max(0, solution[$0]) },
                multipliers: solution.rowDuals.dropFirst().map { max(0, -$0) },
                value: solution.objective, bound: try program.provenBound(multipliers: solution.rowDuals))
        }
    }

    /// max sum_j ln E[u_j], by tangents.
    static func bestProduct(_ points: [[Double]]) throws(GameError) -> Draw {
        try solving { program throws(LinearProgramError) in
            let players = points[0].indices
            let weights = try columns(points.count, &program)
            var logarithms: [Column] = []
            for j in players { logarithms.append(try program.addColumn(.between(-200, 1), cost: 1, name: "log_\(j)")) }
            try program.addRow(.exactly(1), weights.map { Term(1, $0) }, name: "probabilities")
            var touched = players.map { _ in [0.05, 0.2, 0.5, 1] }
            var best = Draw(weights: [], multipliers: [], value: -.infinity, bound: .infinity)
            for _ in 0..<60 {
                for j in players {
                    for at in touched[j] {
                        // eta_j <= ln(at) + (E[u_j] - at) / at
                        let terms = share(of: j, points, weights).map { Term(-$0.coefficient / at, $0.column) }
                        try program.addRow(.atMost(Double.log(at) - 1), [Term(1, logarithms[j])] + terms)
                    }
                }
                let solution = try program.solve(
                    SimplexOptions(method: .dualThenPrimal), isCancelled: Interruptible.isOver)
                // Who called looks whether there is patience for more, and for what was found.
                if solution.termination == .cancelled { break }
                let probabilities = weights.map { max(0, solution[$0]) }
                let total = probabilities.reduce(0, +)
                let expected = players.map { j in
                    probabilities.indices.reduce(0) { $0 + probabilities[$1] * points[$1][j] } / total
                }
                let value = expected.reduce(0) { $0 + Double.log(max(1e-80, $1)) }
                if value > best.value {
                    best.value = value
                    best.weights = probabilities
                    best.multipliers = expected.map { 1 / max(1e-12, $0) }
                }
                best.bound = min(best.bound, try program.provenBound(multipliers: solution.rowDuals))
                if best.bound - best.value <= 1e-11 { break }
                touched = expected.map { [max(1e-12, $0)] }
            }
            return best
        }
    }

    private static func columns(_ count: Int, _ program: inout LinearProgram) throws(LinearProgramError) -> [Column] {
        var columns: [Column] = []
        for k in 0..<count { columns.append(try program.addColumn(.between(0, 1), name: "probability_\(k)")) }
        return columns
    }

    /// E[u_j] as terms; below 1e-30 it counts 0.
    private static func share(of j: Int, _ points: [[Double]], _ weights: [Column]) -> [Term] {
        zip(points, weights).compactMap { $0[j] > 1e-30 ? Term($0[j], $1) : nil }
    }

    private static func solving(
        _ body: (inout LinearProgram) throws(LinearProgramError) -> Draw
    ) throws(GameError) -> Draw {
        do throws(LinearProgramError) {
            return try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in try body(&program) }
        } catch {
            throw .linearProgram(error)
        }
    }
}
