import LinearProgramming

/// The linear program behind alignment. Of its 2 |Y| |A| rows a user, only those that are violated are written down:
/// each round adds the highest and the lowest residual of each state.
struct AlignmentFit {
    private let game: CompetitionGame
    private let aim: AlignmentAim

    /// Payoffs over their range, so that the numbers of the program are of the order of 1.
    private let own: [[Double]]
    private let ownUnits: [Double]
    private let theirs: [[[Double]]]
    private let theirUnits: [Double]

    init(_ game: CompetitionGame, _ aim: AlignmentAim) {
        self.game = game
        self.aim = aim
        let isByState = aim.isByState
        func centred(_ matrix: PayoffMatrix, _ unit: Double) -> [Double] {
            func middle(_ y: Int) -> Double {
                let values = isByState ? matrix.row(y) : matrix.cells[...]
                return (values.max() ?? 0) / 2 + (values.min() ?? 0) / 2
            }
            let middles =
                isByState ? game.states.indices.map(middle) : Array(repeating: middle(0), count: game.states.count)
            return matrix.map { y, _, value in (value - middles[y]) / unit }.cells
        }
        func unit(_ matrix: PayoffMatrix) -> Double {
            if isByState { return matrix.spread }
            let range = (matrix.cells.max() ?? 0) - (matrix.cells.min() ?? 0)
            return range > 0 ? range : 1
        }
        let units = (
            own: game.users.map { unit($0.utility) }, their: game.providers.map { $0.payoffs.map(unit).max() ?? 1 }
        )
        // Weights whose sum counts cannot be rescaled one by one.
        let common = aim.isHull ? (units.own + units.their).max() : nil
        ownUnits = units.own.map { common ?? $0 }
        theirUnits = units.their.map { common ?? $0 }
        own = zip(game.users, ownUnits).map { centred($0.utility, $1) }
        theirs = zip(game.providers, theirUnits).map { provider, unit in provider.payoffs.map { centred($0, unit) } }
    }

    /// Largest weight, in units in which all payoffs have range 1: more would build on rounding in the payoffs.
    private static let largestWeight = 1e6

    /// Of an error: those of states that hardly ever come cost nothing.
    private static let leastCost = 1e-40

    private struct Columns {
        var weights: [Column] = []
        var scales: [Column] = []
        /// By user: one, or one a state.
        var offsets: [[Column]] = []
        var errors: [[Column]] = []
    }

    /// The best weights and scales, in the game's units.
    func solve(_ audit: inout Audit) throws(CompetitionError) -> (weights: [Double], scales: [Double]) {
        try CompetitionProgram.scoped(.minimize) { program throws(CompetitionError) in
            let columns = try begin(in: &program)
            var written: Set<[Int]> = []
            for _ in 0..<500 {
                let solution = try solve(&program, &audit)
                let worst = worstResiduals(solution, columns)
                var added = 0
                for residual in worst.violated where written.insert(residual.key).inserted {
                    try add(residual, columns, in: &program)
                    added += 1
                }
                if added > 0 { continue }
                // Without its unwritten rows the program is a relaxation: its optimum is a lower bound of the error.
                audit.checks.alignment = max(
                    audit.checks.alignment, (worst.error - solution.objective) / max(1, worst.error))
                return (
                    zip(columns.weights, theirUnits).map { max(0, solution[$0]) * unit / $1 },
                    columns.scales.enumerated().map { k, column in
                        isFixed(k) ? 1 : max(0, solution[column]) * unit / ownUnits[k]
                    }
                )
            }
            throw .unsettled(rounds: 500)
        }
    }

    /// After rows were added the dual simplex goes on; where that ends in confusion the primal one starts afresh.
    private func solve(_ program: inout CompetitionProgram, _ audit: inout Audit) throws(CompetitionError)
        -> LinearSolution
    {
        for method in [SimplexOptions.Method.dualThenPrimal, .primal] {
            if method == .primal {
                try program.setBasis(.slack(rows: program.rowCount, columns: program.columnCount))
            }
            let solution = try program.solve(
                SimplexOptions(method: method, primalTolerance: 1e-11, dualTolerance: 1e-11))
            audit.work.linearPrograms += 1
            audit.work.pivots += solution.pivots
            if solution.isOptimal { return solution }
        }
        throw .unsolved(.alignmentWeights)
    }

    /// The unit of the sum of errors: that of the target's payoffs, or of the widest where all count.
    private var unit: Double { aim.target.map { ownUnits[$0] } ?? ownUnits.max() ?? 1 }
    private var totalMass: Double { game.users.reduce(0) { $0 + $1.mass } }

    /// Whether a user's payoffs count as they are.
    private func isFixed(_ user: Int) -> Bool { aim.target == nil || aim.target == user }

    private func begin(in program: inout CompetitionProgram) throws(CompetitionError) -> Columns {
        var columns = Columns()
        for _ in game.providers { columns.weights.append(try program.addColumn(.between(0, Self.largestWeight))) }
        for k in game.users.indices {
            // In the program's units a scale of 1 is the user's unit over the common one.
            columns.scales.append(
                try program.addColumn(isFixed(k) ? .exactly(ownUnits[k] / unit) : .between(0, Self.largestWeight)))
            let offsets = aim.isByState ? game.states.count : 1
            columns.offsets.append([])
            for _ in 0..<offsets { columns.offsets[k].append(try program.addColumn(.free)) }
            let share = game.users[k].mass / totalMass
            columns.errors.append([])
            for chance in aim.hasErrorsByState ? game.prior : [1] {
                let cost = share * chance
                columns.errors[k].append(try program.addColumn(.nonnegative, cost: cost < Self.leastCost ? 0 : cost))
            }
        }
        if aim.isHull { try program.addRow(.exactly(1), columns.weights.map { Term(1, $0) }) }
        return columns
    }

    /// One row: the residual of a cell, times the sign, is at most the error.
    private struct Residual {
        var user: Int
        var state: Int
        var cell: Int
        var sign: Double
        var excess: Double
        var key: [Int] { [user, cell, sign > 0 ? 1 : 0] }
    }

    private func add(_ residual: Residual, _ columns: Columns, in program: inout CompetitionProgram)
        throws(CompetitionError)
    {
        let (k, cell, sign) = (residual.user, residual.cell, residual.sign)
        var terms: [Term] = []
        for (i, column) in columns.weights.enumerated() { terms.append(Term(sign * theirs[i][k][cell], column)) }
        terms.append(Term(-sign * own[k][cell], columns.scales[k]))
        terms = terms.filter { abs($0.coefficient) > 1e-15 }
        terms.append(Term(sign, columns.offsets[k][aim.isByState ? residual.state : 0]))
        terms.append(Term(-1, columns.errors[k][aim.hasErrorsByState ? residual.state : 0]))
        try program.addRow(.atMost(0), terms)
    }

    /// The highest and lowest residual of each user and state that exceed the error, and the weighted error that the
    /// weights and scales of the solution really need.
    private func worstResiduals(_ solution: LinearSolution, _ columns: Columns) -> (violated: [Residual], error: Double)
    {
        var violated: [Residual] = []
        var needed = 0.0
        for k in game.users.indices {
            let actions = game.users[k].actions.count
            let share = game.users[k].mass / totalMass
            var (lowest, highest, worst) = (Double.infinity, -Double.infinity, 0.0)
            for y in game.states.indices {
                let residuals = (y * actions..<(y + 1) * actions).map { cell in
                    zip(columns.weights, theirs).reduce(-own[k][cell] * solution[columns.scales[k]]) {
                        $0 + solution[$1.0] * $1.1[k][cell]
                    }
                }
                let offset = solution[columns.offsets[k][aim.isByState ? y : 0]]
                let allowed = solution[columns.errors[k][aim.hasErrorsByState ? y : 0]]
                guard let low = residuals.indices.min(by: { residuals[$0] < residuals[$1] }),
                    let high = residuals.indices.max(by: { residuals[$0] < residuals[$1] })
                else { continue }
                for (a, sign) in [(high, 1.0), (low, -1.0)] {
                    let excess = sign * (residuals[a] + offset) - allowed
                    guard excess > 1e-11 else { continue }
                    violated.append(Residual(user: k, state: y, cell: y * actions + a, sign: sign, excess: excess))
                }
                let half = (residuals[high] - residuals[low]) / 2
                (lowest, highest) = (min(lowest, residuals[low]), max(highest, residuals[high]))
                if aim.hasErrorsByState { needed += share * game.prior[y] * half } else { worst = max(worst, half) }
            }
            if !aim.hasErrorsByState { needed += share * (aim.isByState ? worst : (highest - lowest) / 2) }
        }
        // One error for all states rises to the worst of them: the other rows would mostly never bind.
        if !aim.isByState {
            violated = Array(
                violated.sorted { $0.excess > $1.excess }.prefix(4 * game.users.count + game.providers.count))
        }
        return (violated, needed)
    }
}
