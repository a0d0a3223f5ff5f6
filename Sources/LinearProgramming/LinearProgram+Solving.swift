import CGLPK

extension LinearProgram {
    /// Runs the simplex method from the current basis (of the last run, or as set; all rows basic at first).
    /// - Parameter isCancelled: asked every hundred iterations; when it answers true the run ends as `.cancelled`.
    /// - Throws: `invalidNumber` for options out of range, `solverFailure` where GLPK gives up twice,
    ///   the second time from a fresh basis.
    public mutating func solve(
        _ options: SimplexOptions = SimplexOptions(), isCancelled: (() -> Bool)? = nil
    ) throws(LinearProgramError) -> LinearSolution {
        try options.validated()
        let startingPivots = glp_get_it_cnt(problem)
        let deadline = options.timeLimit.map { ContinuousClock.now + .seconds(min($0, 1e9)) }
        var restarted = false
        var termination = Termination.finished

        run: while true {
            if isCancelled?() == true {
                termination = .cancelled
                break
            }
            let used = Int(glp_get_it_cnt(problem) - startingPivots)
            let left = options.iterationLimit.map { $0 - used } ?? .max
            let stretch = isCancelled == nil ? left : min(left, 100)
            let milliseconds = deadline.map { max(0, Int(($0 - .now) / .milliseconds(1))) } ?? .max
            let code = simplex(options.parameters(
                iterations: stretch, milliseconds: milliseconds, verbose: logger.logLevel <= .debug))
            switch code {
            case 0:
                break run
            case GLP_EITLIM where stretch < left:
                continue
            case GLP_EITLIM:
                termination = .iterationLimit
                break run
            case GLP_ETMLIM:
                termination = .timeLimit
                break run
            case GLP_EBADB where !restarted, GLP_ESING where !restarted, GLP_ECOND where !restarted, GLP_EFAIL where !restarted:
                glp_std_basis(problem)
                restarted = true
            default:
                throw .solverFailure(code: Int(code))
            }
        }
        return solution(termination, pivots: Int(glp_get_it_cnt(problem) - startingPivots))
    }

    private func simplex(_ parameters: glp_smcp) -> Int32 {
        withUnsafePointer(to: parameters) { pointer in
            Terminal.quieted(logger) { glp_simplex(problem, pointer) }
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
                subject: "A standing in the basis", value: Double(standing.rawValue), requirement: "it must be a code of GLPK")
        }
        for (i, standing) in basis.rows.enumerated() { glp_set_row_stat(problem, Int32(i + 1), standing.rawValue) }
        for (j, standing) in basis.columns.enumerated() { glp_set_col_stat(problem, Int32(j + 1), standing.rawValue) }
    }
}
