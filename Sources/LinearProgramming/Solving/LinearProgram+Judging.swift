import CGLPK
import CGLPKGuard

/// From what GLPK says to what is so.
extension LinearProgram {
    /// The solution at GLPK's basis, with the verdict that the program's own data bear out.
    mutating func checkedSolution(_ options: SimplexOptions, _ budget: Budget) -> LinearSolution {
        var solution = solution(.undetermined, .finished, budget)
        let isFeasible = solution.primalViolation.relative <= options.primalTolerance
        switch (claims.primal, claims.dual) {
        case (.feasible, .feasible) where isFeasible && solution.dualViolation.relative <= options.dualTolerance:
            solution.status.verdict = .optimal
        case (.noneExists, _):
            contradiction = certificateAtBasis(tolerance: options.primalTolerance)
            if contradiction != nil { solution.status.verdict = .infeasible }
        case (.feasible, .noneExists) where isFeasible && hasRayAtBasis(tolerance: Self.certificateTolerance):
            solution.status.verdict = .unbounded
        default:
            break
        }
        return solution
    }

    /// GLPK's basic solution as a value.
    func solution(_ verdict: SolutionStatus.Verdict, _ termination: Termination, _ budget: Budget) -> LinearSolution {
        let rows = 1..<(Int32(rowCount) + 1)
        let columns = 1..<(Int32(columnCount) + 1)
        let values = columns.map { glp_get_col_prim(problem, $0) }
        let rowDuals = rows.map { glp_get_row_dual(problem, $0) }
        let basis = basis
        let measured = measure(values: values, rowDuals: rowDuals, basis: basis)
        return LinearSolution(
            status: SolutionStatus(verdict, primal: claims.primal, dual: claims.dual), termination: termination,
            objective: glp_get_obj_val(problem), values: values,
            reducedCosts: columns.map { glp_get_col_dual(problem, $0) },
            activities: rows.map { glp_get_row_prim(problem, $0) }, rowDuals: rowDuals, basis: basis,
            pivots: budget.pivots, primalViolation: measured.primal, dualViolation: measured.dual)
    }

    // MARK: - Where the first word does not hold

    /// An optimum that misses a tolerance in the program's own units is sought on from there in them. Then: a verdict
    /// by exact arithmetic where that is soon done; else by GLPK under other scaling and methods; else by as much
    /// exact arithmetic as is allowed. Nil where all fail.
    mutating func settled(
        _ options: SimplexOptions, _ budget: inout Budget
    ) throws(LinearProgramError) -> LinearSolution? {
        if options.isExact { return try solvedExactly(from: basis, options, &budget) }
        let start = basis
        let inBasis = Double(start.columns.count { $0 == .basic } + 1)
        let expectedWork = Double((rowCount + 1) * columnCount) * inBasis * inBasis * inBasis
        let isSoonDone = expectedWork <= Double(options.exactWork)
        if claims == (.feasible, .feasible), let solution = polished(options, &budget) { return solution }
        if isSoonDone, let solution = try solvedExactly(from: start, options, &budget) { return solution }
        if options.method != .dual, let solution = solvedOtherwise(options, &budget) { return solution }
        if !isSoonDone, let solution = try solvedExactly(from: basis, options, &budget) { return solution }
        return nil
    }

    /// GLPK's run goes on from its optimal basis, without scaling and with tolerances a tenth as wide.
    private mutating func polished(_ options: SimplexOptions, _ budget: inout Budget) -> LinearSolution? {
        var finer = options
        finer.method = .primal
        finer.primalTolerance = max(options.primalTolerance / 10, min(options.primalTolerance, 1e-13))
        finer.dualTolerance = max(options.dualTolerance / 10, min(options.dualTolerance, 1e-13))
        scale(false)
        guard case .ended(.finished) = run(finer, &budget), claims == (.feasible, .feasible) else { return nil }
        let solution = checkedSolution(options, budget)
        return solution.isOptimal ? solution : nil
    }

    /// Further runs of GLPK from fresh bases: by the other method under the other scaling, then by the first method.
    private mutating func solvedOtherwise(_ options: SimplexOptions, _ budget: inout Budget) -> LinearSolution? {
        var options = options
        let patience = budget.patience
        for _ in 0..<2 {
            options.method = options.method == .primal ? .dualThenPrimal : .primal
            scale(scaled == nil)
            glp_std_basis(problem)
            budget.patience += patience
            switch run(options, &budget) {
            case .ended(.finished):
                let solution = checkedSolution(options, budget)
                if solution.status.verdict != .undetermined { return solution }
            case .ended(.iterationLimit) where !budget.hasLimit, .failed:
                continue
            case .ended(let termination):
                return solution(.unfinished, termination, budget)
            }
        }
        return nil
    }

    private mutating func solvedExactly(
        from start: Basis, _ options: SimplexOptions, _ budget: inout Budget
    ) throws(LinearProgramError) -> LinearSolution? {
        guard options.exactWork > 0 else { return nil }
        let clock = budget
        var exact = ExactSimplex(try ExactProgram(self), from: start, workLimit: options.exactWork) {
            clock.isOutOfTime || clock.isCancelledNow
        }
        let finding = exact.run()
        budget.spend(exact.exchanges)
        switch finding {
        case .optimal:
            return try adopt(exact, options, SolutionStatus(.optimal, primal: .feasible, dual: .feasible), budget)
        case .infeasible(let multipliers, let gap):
            let status = SolutionStatus(.infeasible, primal: .noneExists, dual: .undefined)
            let solution = try adopt(exact, options, status, budget)
            contradiction = InfeasibilityCertificate(members: multipliers, rowCount: rowCount, contradiction: gap)
            return solution
        case .unbounded:
            return try adopt(exact, options, SolutionStatus(.unbounded, primal: .feasible, dual: .noneExists), budget)
        case .stopped where budget.isCancelledNow: return solution(.unfinished, .cancelled, budget)
        case .stopped where budget.isOutOfTime: return solution(.unfinished, .timeLimit, budget)
        case .stopped: return nil
        }
    }

    /// The exact answer, rounded once; its basis becomes the program's.
    private mutating func adopt(
        _ exact: ExactSimplex, _ options: SimplexOptions, _ status: SolutionStatus, _ budget: Budget
    ) throws(LinearProgramError) -> LinearSolution {
        let (values, duals, basis) = (exact.values, exact.duals, exact.basis)
        try setBasis(basis)
        // So that questions about the basis find GLPK's own numbers; where it cannot compute them they are refused.
        let code = Terminal.quieted(logger) { guarded_warm_up(&problem, GLP_EFAIL) }
        isAsSolved = code == 0
        claims = (status.primal, status.dual)
        let columns = Array(values[rowCount...])
        let rowDuals = Array(duals[..<rowCount])
        let measured = measure(values: columns, rowDuals: rowDuals, basis: basis)
        var status = status
        let isWithin =
            measured.primal.relative <= options.primalTolerance
            && measured.dual.relative <= options.dualTolerance
        if status.isOptimal && !isWithin { status.verdict = .undetermined }
        return LinearSolution(
            status: status, termination: .finished, objective: exact.objectiveValue, values: columns,
            reducedCosts: Array(duals[rowCount...]), activities: Array(values[..<rowCount]), rowDuals: rowDuals,
            basis: basis, pivots: budget.pivots, primalViolation: measured.primal, dualViolation: measured.dual)
    }
}
