import CGLPK
import CGLPKGuard

extension LinearProgram {
    /// Factors of scale for GLPK to use within, by geometric means and then equilibration, rounded to powers of 2; rows
    /// and columns that came since the last time get theirs from their own coefficients, so that a warm basis stays
    /// factorized.
    ///
    /// Powers of 2 round nothing, and what GLPK is told and tells is always in the program's own units.
    mutating func scale(_ isWanted: Bool) {
        guard isWanted else {
            if scaled != nil { glp_unscale_prob(problem) }
            scaled = nil
            return
        }
        if let known = scaled {
            scaleAnew(known)
        } else {
            // Well-scaled programs are left as they are: coefficients from 0.1 to 10.
            let flags = GLP_SF_GM | GLP_SF_EQ | GLP_SF_2N | GLP_SF_SKIP
            _ = Terminal.quieted(logger) { guarded_scale(&problem, flags, GLP_EFAIL) }
        }
        scaled = (rowCount, columnCount)
    }

    private mutating func scaleAnew(_ known: (rows: Int, columns: Int)) {
        var indices = [Int32](repeating: 0, count: max(rowCount, columnCount) + 1)
        var values = [Double](repeating: 0, count: max(rowCount, columnCount) + 1)
        for i in Int32(known.rows + 1)..<Int32(max(known.rows, rowCount) + 1) {
            let count = glp_get_mat_row(problem, i, &indices, &values)
            let terms = (0..<Int(count)).map { abs(values[$0 + 1]) * glp_get_sjj(problem, indices[$0 + 1]) }
            glp_set_rii(problem, i, Self.factor(terms))
        }
        for j in Int32(known.columns + 1)..<Int32(max(known.columns, columnCount) + 1) {
            let count = glp_get_mat_col(problem, j, &indices, &values)
            let terms = (0..<Int(count)).map { abs(values[$0 + 1]) * glp_get_rii(problem, indices[$0 + 1]) }
            glp_set_sjj(problem, j, Self.factor(terms))
        }
    }

    /// The power of 2 that brings the geometric mean of the extremes nearest to 1.
    private static func factor(_ magnitudes: [Double]) -> Double {
        guard let least = magnitudes.min(), let most = magnitudes.max(), least > 0, most < .infinity else { return 1 }
        if least >= 0.1 && most <= 10 { return 1 }
        return Double(sign: .plus, exponent: -(least.exponent + most.exponent) / 2, significand: 1)
    }

    /// Where all costs are tiny or huge, `body` runs with them multiplied by a power of 2 that brings the largest near
    /// 1, since GLPK's tolerance on reduced costs is absolute for those below 1.
    mutating func withCostsNearOne<R>(_ body: (inout LinearProgram) -> R) -> R {
        var largest = 0.0
        for j in 0..<Int32(columnCount) { largest = max(largest, abs(glpkCost(j + 1))) }
        guard largest > 0, !(0x1p-10...0x1p30).contains(largest) else { return body(&self) }
        let factor = Double(sign: .plus, exponent: -largest.exponent, significand: 1)
        let costs = (0..<Int32(columnCount + 1)).map { glpkCost($0) }
        for (j, cost) in costs.enumerated() { glp_set_obj_coef(problem, Int32(j), cost * factor) }
        let result = body(&self)
        for (j, cost) in costs.enumerated() { glp_set_obj_coef(problem, Int32(j), cost) }
        // The duals anew, in the program's own units. Where that fails, the verdict's check finds them wrong.
        _ = Terminal.quieted(logger) { guarded_warm_up(&problem, GLP_EFAIL) }
        return result
    }
}
