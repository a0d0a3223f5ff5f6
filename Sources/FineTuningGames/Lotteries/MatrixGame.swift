import LinearProgramming
import Stopping

/// max min_j E[g_j] / c_j over lotteries on the points of a cloud: a matrix game, whose other side weighs the players
/// by w to keep what any point is worth low.
///
///     minimise v    subject to    v >= sum_j w_j g_kj for each point k,    sum_j c_j w_j = 1,    w >= 0
///
/// The rows of few points suffice: of those points that were worth more than v when the others had been weighed. Their
/// multipliers are the probabilities. No lottery over the cloud exceeds max_k sum_j w_j g_kj.
struct MatrixGame {
    private let cloud: PointCloud
    /// By player that counts: c_j, above 0.
    private let demands: [Double]

    /// - Precondition: points, players, and demands above 0.
    init(_ cloud: PointCloud, demands: [Double]) {
        self.cloud = cloud
        self.demands = demands
    }

    private static let mostRounds = 1000
    /// A gap that rounding leaves, relative to the value.
    private static let rounding = 1e-14
    /// A coefficient that counts 0.
    private static let nothing = 1e-30

    /// The best lottery, with the bound that its weights prove.
    /// - Complexity: O(N m) a round for N points and m players, and a linear program of as many rows as rounds; about
    ///   two rounds for each ticket of the answer.
    /// - Throws: `GameError.linearProgram`.
    func solve() throws(GameError) -> Draw {
        do throws(LinearProgramError) {
            return try LinearProgram.scoped(.minimize) { program throws(LinearProgramError) in
                try rounds(&program)
            }
        } catch {
            throw .linearProgram(error)
        }
    }

    private func rounds(_ program: inout LinearProgram) throws(LinearProgramError) -> Draw {
        let worth = try program.addColumn(.free, cost: 1, name: "worth")
        var weights: [Column] = []
        for j in demands.indices { weights.append(try program.addColumn(.atLeast(0), name: "weight_\(j)")) }
        try program.addRow(.exactly(1), zip(demands, weights).map { Term($0, $1) }, name: "weights")
        var best = single
        var points: [Int] = []
        var entrant = best.tickets[0].point
        while points.count < Self.mostRounds, !points.contains(entrant) {
            points.append(entrant)
            let terms = zip(cloud.gains(entrant), weights).filter { abs($0.0) > Self.nothing }.map { Term(-$0, $1) }
            try program.addRow(.atLeast(0), [Term(1, worth)] + terms, name: "point_\(entrant)")
            let solution = try program.solve(SimplexOptions(method: .dualThenPrimal), isCancelled: Interruptible.isOver)
            if solution.termination == .cancelled { break }
            let draw = draw(points, solution.rowDuals.dropFirst(), weights.map { solution[$0] })
            if draw.value > best.value { (best.tickets, best.value) = (draw.tickets, draw.value) }
            if draw.bound < best.bound { (best.weights, best.bound) = (draw.weights, draw.bound) }
            if best.bound - best.value <= Self.rounding * abs(best.value) { break }
            entrant = cloud.best(at: draw.weights).point
        }
        best.bound = max(best.bound, best.value)
        return best
    }

    /// The best single point, beside the bound of who weighs its worst-off player alone.
    private var single: Draw {
        var best = (point: 0, player: 0, level: -Double.infinity)
        for k in 0..<cloud.count {
            let levels = zip(cloud.gains(k), demands).map { $0 / $1 }
            let worst = levels.indices.reduce(0) { levels[$1] < levels[$0] ? $1 : $0 }
            if levels[worst] > best.level { best = (k, worst, levels[worst]) }
        }
        let weights = demands.indices.map { $0 == best.player ? 1 / demands[$0] : 0 }
        return Draw([(best.point, 1)], weights, best.level, cloud.ceiling(at: weights))
    }

    private func draw(_ points: [Int], _ multipliers: ArraySlice<Double>, _ weights: [Double]) -> Draw {
        let used = zip(points, multipliers).filter { $1 > 0 }
        let total = used.reduce(0) { $0 + $1.1 }
        let tickets = used.map { (point: $0, probability: $1 / total) }
        let least = zip(cloud.expected(tickets), demands).reduce(.infinity) { min($0, $1.0 / $1.1) }
        let clamped = weights.map { max(0, $0) }
        let sum = zip(clamped, demands).reduce(0) { $0 + $1.0 * $1.1 }
        let scaled = clamped.map { $0 / sum }
        return Draw(tickets, scaled, tickets.isEmpty ? -.infinity : least, cloud.ceiling(at: scaled))
    }
}
