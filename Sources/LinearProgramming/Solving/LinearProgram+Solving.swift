import CGLPK
import CGLPKGuard

extension LinearProgram {
    /// Runs the simplex method from the current basis (of the last run, or as set; all rows basic at first).
    ///
    /// What GLPK says at the end is checked on the program's own data before it becomes the verdict: an optimum by its
    /// violations, infeasibility by a Farkas certificate, unboundedness by a ray. Where the check fails, the program is
    /// solved in exact arithmetic from the basis reached, as far as `exactWork` goes, or by GLPK anew under another
    /// scaling and the other method. What none of them shows is `undetermined`.
    ///
    /// GLPK's simplex methods can cycle. A run without an iteration limit that takes more than 10,000 + 100 (rows +
    /// columns) iterations is begun anew with the scaling changed; if that takes as many, exact arithmetic has the
    /// word, and without its help the run ends as `.iterationLimit`.
    /// - Parameters:
    ///   - options: method, tolerances and limits of this run.
    ///   - isCancelled: asked every hundred iterations; when it answers true the run ends as `.cancelled`.
    /// - Throws: `invalidNumber` for options out of range, `solverFailure` where GLPK gives up twice, the second time
    ///   from a fresh basis and, unless the dual simplex alone was asked for, by the other method, and exact arithmetic
    ///   is not allowed to go on.
    public mutating func solve(
        _ options: SimplexOptions = SimplexOptions(), isCancelled: (() -> Bool)? = nil
    ) throws(LinearProgramError) -> LinearSolution {
        try options.validated()
        var budget = Budget(options, members: rowCount + columnCount, isCancelled: isCancelled)
        scale(options.isScaling)
        let run = run(options, &budget)
        switch run {
        case .ended(.finished) where !options.isExact:
            let solution = checkedSolution(options, budget)
            if solution.status.verdict != .undetermined || mayStayOpen(options) { return solution }
        case .ended(.finished), .failed: break
        case .ended(.iterationLimit) where !budget.hasLimit: break
        case .ended(let termination): return solution(.unfinished, termination, budget)
        }
        if let settled = try settled(options, &budget) { return settled }
        switch run {
        case .ended(let termination):
            return solution(termination == .finished ? .undetermined : .unfinished, termination, budget)
        case .failed(let code): throw .solverFailure(code: Int(code))
        }
    }

    /// The dual simplex alone cannot tell an unbounded program from an infeasible one, and is not asked to.
    private func mayStayOpen(_ options: SimplexOptions) -> Bool {
        options.method == .dual && dualSimplexLeftTheQuestionOpen
    }

    // MARK: - GLPK's run

    enum Run {
        case ended(Termination)
        case failed(code: Int32)
    }

    /// One run of GLPK to its own end or the budget's, begun anew once where it gives up and once where it cycles.
    mutating func run(_ options: SimplexOptions, _ budget: inout Budget) -> Run {
        var options = options
        let patience = budget.patience
        var (restarted, rescaled) = (false, false)
        while true {
            if budget.isCancelledNow { return .ended(.cancelled) }
            let (left, stretch) = (budget.iterationsLeft, budget.stretch)
            let code = simplex(
                options.parameters(
                    iterations: stretch, milliseconds: budget.millisecondsLeft, verbose: logger.logLevel <= .debug),
                &budget)
            switch code {
            case 0 where options.method == .dualThenPrimal && dualSimplexLeftTheQuestionOpen:
                options.method = .primal
            case 0 where claims != (.feasible, .feasible) || glp_get_obj_val(problem).isFinite:
                isAsSolved = true
                return .ended(.finished)
            case GLP_EITLIM where stretch < left:
                continue
            case GLP_EITLIM where !budget.hasLimit && !rescaled:
                scale(scaled == nil)
                glp_std_basis(problem)
                budget.patience += patience
                rescaled = true
            case GLP_EITLIM: return .ended(.iterationLimit)
            case GLP_ETMLIM: return .ended(.timeLimit)
            case 0 where !restarted, GLP_EBADB where !restarted, GLP_ESING where !restarted, GLP_ECOND where !restarted,
                GLP_EFAIL where !restarted:
                glp_std_basis(problem)
                if options.method != .dual { options.method = options.method == .primal ? .dualThenPrimal : .primal }
                restarted = true
            default:
                return .failed(code: code == 0 ? GLP_EFAIL : code)
            }
        }
    }

    /// Without a dual feasible basis GLPK's dual simplex stops, infeasible or unbounded, though told to go on as
    /// primal.
    private var dualSimplexLeftTheQuestionOpen: Bool {
        claims.dual == .noneExists && ![.feasible, .noneExists].contains(claims.primal)
    }

    private mutating func simplex(_ parameters: glp_smcp, _ budget: inout Budget) -> Int32 {
        isAsSolved = false
        let before = glp_get_it_cnt(problem)
        let code = withCostsNearOne { program in
            let code = withUnsafePointer(to: parameters) { pointer in
                Terminal.quieted(program.logger) { guarded_simplex(&program.problem, pointer, GLP_EFAIL) }
            }
            program.claims = (
                .init(rawValue: glp_get_prim_stat(program.problem)), .init(rawValue: glp_get_dual_stat(program.problem))
            )
            return code
        }
        budget.spend(max(0, Int(glp_get_it_cnt(problem) - before)))
        return code
    }
}
