import CGLPK
import CGLPKGuard

extension LinearProgram {
    /// Runs the simplex method from the current basis (of the last run, or as set; all rows basic at first).
    ///
    /// GLPK's simplex methods can cycle on badly scaled programs. A run without an iteration limit that takes more than
    /// 10,000 + 100 (rows + columns) iterations is begun anew with the program scaled; if that takes as many, it ends
    /// as `.iterationLimit`.
    /// - Parameter isCancelled: asked every hundred iterations; when it answers true the run ends as `.cancelled`.
    /// - Throws: `invalidNumber` for options out of range, `solverFailure` where GLPK gives up twice,
    ///   the second time from a fresh basis and, unless the dual simplex alone was asked for, by the other method.
    public mutating func solve(
        _ options: SimplexOptions = SimplexOptions(), isCancelled: (() -> Bool)? = nil
    ) throws(LinearProgramError) -> LinearSolution {
        try options.validated()
        var options = options
        let startingPivots = glp_get_it_cnt(problem)
        let deadline = options.timeLimit.map { ContinuousClock.now + .seconds(min($0, 1e9)) }
        let patience = 10_000 + 100 * (rowCount + columnCount)
        var impatientFrom = patience
        var restarted = false
        var rescaled = false
        var termination = Termination.finished

        run: while true {
            if isCancelled?() == true {
                termination = .cancelled
                break
            }
            let used = Int(glp_get_it_cnt(problem) - startingPivots)
            let left = (options.iterationLimit ?? impatientFrom) - used
            let stretch = isCancelled == nil ? left : min(left, 100)
            let milliseconds = deadline.map { max(0, Int(($0 - .now) / .milliseconds(1))) } ?? .max
            let code = simplex(options.parameters(
                iterations: stretch, milliseconds: milliseconds, verbose: logger.logLevel <= .debug))
            switch code {
            case 0 where options.method == .dualThenPrimal && dualSimplexLeftTheQuestionOpen:
                options.method = .primal
            case 0 where glp_get_status(problem) != GLP_OPT || glp_get_obj_val(problem).isFinite:
                isAsSolved = true
                break run
            case GLP_EITLIM where stretch < left:
                continue
            case GLP_EITLIM where options.iterationLimit == nil && !rescaled:
                Terminal.quieted(logger) { glp_scale_prob(problem, GLP_SF_AUTO) }
                glp_std_basis(problem)
                impatientFrom += patience
                rescaled = true
            case GLP_EITLIM:
                termination = .iterationLimit
                break run
            case GLP_ETMLIM:
                termination = .timeLimit
                break run
            case 0 where !restarted, GLP_EBADB where !restarted, GLP_ESING where !restarted, GLP_ECOND where !restarted,
                GLP_EFAIL where !restarted:
                glp_std_basis(problem)
                if options.method != .dual { options.method = options.method == .primal ? .dualThenPrimal : .primal }
                restarted = true
            default:
                throw .solverFailure(code: Int(code == 0 ? GLP_EFAIL : code))
            }
        }
        return solution(termination, pivots: Int(glp_get_it_cnt(problem) - startingPivots))
    }

    /// Without a dual feasible basis GLPK's dual simplex stops, infeasible or unbounded, though told to go on as primal.
    private var dualSimplexLeftTheQuestionOpen: Bool {
        glp_get_dual_stat(problem) == GLP_NOFEAS && ![GLP_FEAS, GLP_NOFEAS].contains(glp_get_prim_stat(problem))
    }

    private mutating func simplex(_ parameters: glp_smcp) -> Int32 {
        isAsSolved = false
        return withUnsafePointer(to: parameters) { pointer in
            Terminal.quieted(logger) { guarded_simplex(problem, pointer, GLP_EFAIL) }
        }
    }

    private func solution(_ termination: Termination, pivots: Int) -> LinearSolution {
        let rows = 1..<(Int32(rowCount) + 1)
        let columns = 1..<(Int32(columnCount) + 1)
        return LinearSolution(
            status: SolutionStatus(
                primal: .init(rawValue: glp_get_prim_stat(problem)), dual: .init(rawValue: glp_get_dual_stat(problem))),
            termination: termination,
            objective: glp_get_obj_val(problem),
            values: columns.map { glp_get_col_prim(problem, $0) },
            reducedCosts: columns.map { glp_get_col_dual(problem, $0) },
            activities: rows.map { glp_get_row_prim(problem, $0) },
            rowDuals: rows.map { glp_get_row_dual(problem, $0) },
            basis: basis,
            pivots: pivots)
    }

    /// The basis that the next run starts from. Setting one of another shape is refused.
    public var basis: Basis {
        let rows = (1..<(Int32(rowCount) + 1)).map { Basis.Standing(rawValue: glp_get_row_stat(problem, $0)) }
        let columns = (1..<(Int32(columnCount) + 1)).map { Basis.Standing(rawValue: glp_get_col_stat(problem, $0)) }
        return Basis(rows: rows, columns: columns)
    }

    /// Starts the next run from `basis`.
    ///
    /// A standing at a bound that does not exist is moved to the one that does; a basis with too many or too few basic
    /// members is mended by starting afresh at the next run.
    /// - Throws: `lengthMismatch` when it belongs to a program of another shape, `invalidNumber` for unknown codes.
    public mutating func setBasis(_ basis: Basis) throws(LinearProgramError) {
        if basis.rows.count != rowCount {
            throw .lengthMismatch(subject: "Rows of the basis", expected: rowCount, found: basis.rows.count)
        }
        if basis.columns.count != columnCount {
            throw .lengthMismatch(subject: "Columns of the basis", expected: columnCount, found: basis.columns.count)
        }
        for standing in [basis.rows, basis.columns].joined() where !(GLP_BS...GLP_NS).contains(standing.rawValue) {
            throw .invalidNumber(
                subject: "A standing in the basis", value: Double(standing.rawValue),
                requirement: "it must be a code of GLPK")
        }
        isAsSolved = false
        for (i, standing) in basis.rows.enumerated() { glp_set_row_stat(problem, Int32(i + 1), standing.rawValue) }
        for (j, standing) in basis.columns.enumerated() { glp_set_col_stat(problem, Int32(j + 1), standing.rawValue) }
    }
}
