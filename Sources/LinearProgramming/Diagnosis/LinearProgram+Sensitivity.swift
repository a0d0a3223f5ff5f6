import CGLPK
import CGLPKGuard

extension LinearProgram {
    /// The interval in which the cost of `column` can move, all else fixed, with the current optimal basis staying
    /// optimal.
    ///
    /// For a nonbasic column it follows from the reduced cost; for a basic one from the ratio test over its tableau
    /// row.
    /// - Throws: `noOptimalBasis` unless the last solve ended optimal and nothing was changed since, and where only
    ///   exact arithmetic sees that its basis is optimal.
    public mutating func costRange(of column: Column) throws(LinearProgramError) -> ClosedRange<Double> {
        let j = try glpkIndex(column)
        try requireOptimalBasis("The range of a cost")
        let cost = glp_get_obj_coef(problem, j)
        let allowance = abs(glp_get_col_dual(problem, j))
        let maximizing = sense == .maximize
        switch Basis.Standing(rawValue: glp_get_col_stat(problem, j)) {
        case .fixed:
            return -.infinity ... .infinity
        case .free:
            return cost...cost
        case .atLower:
            return maximizing
                ? Self.range(-.infinity, cost + allowance, around: cost)
                : Self.range(cost - allowance, .infinity, around: cost)
        case .atUpper:
            return maximizing
                ? Self.range(cost - allowance, .infinity, around: cost)
                : Self.range(-.infinity, cost + allowance, around: cost)
        default:
            var low = 0.0
            var high = 0.0
            try requireSuccess(
                Terminal.quieted(logger) {
                    guarded_analyze_coef(&problem, Int32(rowCount) + j, &low, &high, GLP_EFAIL)
                })
            return Self.range(low, high, around: cost)
        }
    }

    /// The interval in which the active bound of `row` can move with the current optimal basis staying optimal, or nil
    /// where no bound is active (the row is basic). Within it the objective changes by the row's dual per unit.
    /// - Throws: `noOptimalBasis` unless the last solve ended optimal and nothing was changed since, and where only
    ///   exact arithmetic sees that its basis is optimal.
    public mutating func boundRange(of row: Row) throws(LinearProgramError) -> ClosedRange<Double>? {
        let i = try glpkIndex(row)
        return try boundRange(member: i, standing: glp_get_row_stat(problem, i), bounds: bounds(of: row))
    }

    /// As for rows: the interval in which the active bound of `column` can move, or nil where the column is basic.
    /// - Throws: as for rows.
    public mutating func boundRange(of column: Column) throws(LinearProgramError) -> ClosedRange<Double>? {
        let j = try glpkIndex(column)
        return try boundRange(
            member: Int32(rowCount) + j, standing: glp_get_col_stat(problem, j), bounds: bounds(of: column))
    }

    private mutating func boundRange(
        member: Int32, standing: Int32, bounds: Bounds
    ) throws(LinearProgramError) -> ClosedRange<Double>? {
        try requireOptimalBasis("The range of a bound")
        let standing = Basis.Standing(rawValue: standing)
        if standing == .basic { return nil }
        var low = 0.0
        var high = 0.0
        try requireSuccess(
            Terminal.quieted(logger) {
                guarded_analyze_bound(&problem, member, &low, &high, GLP_EFAIL)
            })
        switch standing {
        case .atLower: return Self.range(low, min(high, bounds.upper), around: bounds.lower)
        case .atUpper: return Self.range(max(low, bounds.lower), high, around: bounds.upper)
        case .fixed: return Self.range(low, high, around: bounds.lower)
        default: return Self.range(low, high, around: 0)
        }
    }

    private mutating func requireOptimalBasis(_ question: String) throws(LinearProgramError) {
        guard isAsSolved, glp_get_status(problem) == GLP_OPT else { throw .noOptimalBasis(question: question) }
        if glp_bf_exists(problem) == 0 {
            try requireSuccess(Terminal.quieted(logger) { guarded_factorize(&problem, GLP_EFAIL) })
        }
    }

    private func requireSuccess(_ code: Int32) throws(LinearProgramError) {
        if code != 0 { throw .solverFailure(code: Int(code)) }
    }

    /// GLPK says ±DBL_MAX for "no limit", and may miss the current value by a rounding error. Where it computed no
    /// number at all, only the current value is known to be right.
    private static func range(_ low: Double, _ high: Double, around value: Double) -> ClosedRange<Double> {
        let largest = Double.greatestFiniteMagnitude
        let lower = low <= -largest ? -.infinity : low < value ? low : value
        let upper = high >= largest ? .infinity : high > value ? high : value
        return lower...upper
    }
}
