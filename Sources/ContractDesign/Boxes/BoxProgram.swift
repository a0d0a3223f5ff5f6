import LinearProgramming

/// The linear program of one box: the menus with contributions in it, and the tangents found so far.
struct BoxProgram {
    var contract: ContractProgram
    /// The rows that decided a vertex since the program was made.
    private var deciding: Set<Int> = []
    private var cuts: [Int: ContractProgram.Cut] = [:]
    private(set) var record = SolverRecord()
    private let isCancelled: (() -> Bool)?

    /// What a solve came to.
    enum Answer {
        case optimal(LinearSolution)
        /// Proved.
        case infeasible
        /// Neither an optimum nor a proof, or the search is to end.
        case unknown
    }

    init(
        _ problem: ScreeningProblem, _ box: ContributionBox, _ known: [ContractProgram.Cut],
        isCancelled: (() -> Bool)?, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        self.isCancelled = isCancelled
        let unit = problem.costs[0] / problem.valueScale
        let most = min(1, box.range(0).upperBound * unit)
        contract = try ContractProgram(
            problem, leastPerformance: 0, levels: min(most, box.lower[0] * unit)...most, in: &program)
        for i in problem.costs.indices {
            try contract.addOutsideOption(of: i, in: &program)
            if i > 0 { try contract.addContributionRange(of: i, box.range(i), in: &program) }
        }
        for pair in problem.cell?.pairs ?? [] { try contract.addIncentive(pair, in: &program) }
        for cut in known { try add(cut, in: &program) }
    }

    mutating func add(_ cut: ContractProgram.Cut, in program: inout LinearProgram) throws(LinearProgramError) {
        cuts[program.rowCount] = cut
        try contract.add(cut, in: &program)
        record.cuts += 1
    }

    /// The tangents that decided a vertex: what the parts of the box begin with.
    var decidingCuts: [ContractProgram.Cut] { deciding.sorted().compactMap { cuts[$0] } }

    /// Solves the program from its last basis.
    mutating func solve(in program: inout LinearProgram) throws(LinearProgramError) -> Answer {
        record.linearPrograms += 1
        let first: SimplexOptions.Method = record.linearPrograms == 1 ? .primal : .dualThenPrimal
        let attempts: [(method: SimplexOptions.Method, tolerance: Double, exactWork: Int)] = [
            (first, 1e-11, 0), (.primal, 1e-10, 0), (.primal, 1e-9, 30_000_000),
        ]
        let limit = 200 + 20 * (program.rowCount + program.columnCount)
        for (attempt, (method, tolerance, exactWork)) in attempts.enumerated() {
            if attempt > 0 { try program.setBasis(.slack(rows: program.rowCount, columns: program.columnCount)) }
            let options = SimplexOptions(
                method: method, primalTolerance: tolerance, dualTolerance: tolerance, isScaling: false,
                exactWork: exactWork, iterationLimit: limit)
            do {
                let solution = try program.solve(options, isCancelled: isCancelled)
                record.pivots += solution.pivots
                if solution.termination == .cancelled { return .unknown }
                if solution.isOptimal {
                    for row in cuts.keys where solution.basis.rows[row] != .basic { deciding.insert(row) }
                    return .optimal(solution)
                }
                if solution.status.isInfeasible { return .infeasible }
            } catch .solverFailure {
                continue
            }
        }
        return .unknown
    }

    /// The least and the most that each class can bring where the performance is to exceed `performance`, proved from
    /// duals; nil where nothing in the box does.
    mutating func ranges(
        exceeding performance: Double, in program: inout LinearProgram
    ) throws(LinearProgramError) -> (lower: [Double], upper: [Double])? {
        let problem = contract.problem
        try program.setBounds(
            of: ContractProgram.theta, to: .between(performance, max(performance, problem.performanceLimit)))
        try program.setCost(of: ContractProgram.theta, to: 0)
        var lower = [Double](repeating: -.infinity, count: problem.costs.count)
        var upper = [Double](repeating: .infinity, count: problem.costs.count)
        for i in problem.costs.indices {
            let terms = contract.contributionTerms(of: i)
            let unit = problem.costs[i] / problem.valueScale
            for sign in [-1.0, 1.0] {
                for term in terms { try program.setCost(of: term.column, to: sign * term.coefficient) }
                switch try solve(in: &program) {
                case .infeasible: return nil
                case .unknown: continue
                case .optimal(let solution):
                    let most = try program.provenBound(multipliers: solution.rowDuals) + Self.giveBack
                    if sign > 0 { upper[i] = most / unit } else { lower[i] = -most / unit }
                }
            }
            for term in terms { try program.setCost(of: term.column, to: 0) }
        }
        return (lower, upper)
    }

    /// What is given back of a range, in units of the value scale, beside the rounding that the proof allows for.
    private static let giveBack = 1e-10
}
