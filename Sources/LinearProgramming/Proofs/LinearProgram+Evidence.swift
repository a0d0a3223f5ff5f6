import CGLPK
import CGLPKGuard

/// What the basis in which GLPK stopped proves, beside what GLPK says of it.
extension LinearProgram {
    /// A Farkas certificate from the basis in which a run found no feasible point, or nil where none checks.
    ///
    /// The dual simplex method stops at a member that no other can bring within its bounds: its row of the simplex
    /// table is the certificate. The primal one stops where the sum of all misses cannot shrink: that sum's row is it.
    /// - Complexity: a few solves with the factorized basis, and O(rows + columns + nonzeros).
    mutating func certificateAtBasis(tolerance: Double) -> InfeasibilityCertificate? {
        guard rowCount > 0, factorize() else { return nil }
        var misses: [(position: Int, member: Int32, side: Double, size: Double)] = []
        for position in 1..<(rowCount + 1) {
            let member = glp_get_bhead(problem, Int32(position))
            let (value, bounds) = valueAndBounds(of: member)
            let side: Double = value < bounds.lower ? -1 : value > bounds.upper ? 1 : 0
            let miss = side < 0 ? bounds.lower - value : side > 0 ? value - bounds.upper : 0
            let active = side < 0 ? bounds.lower : bounds.upper
            let size = miss * scale(of: member)
            if side != 0, miss > 0.1 * tolerance * max(1, abs(active)) { misses.append((position, member, side, size)) }
        }
        misses.sort { $0.size > $1.size }
        let single = misses.prefix(3).map { [$0] }
        let ray = glp_get_unbnd_ray(problem)
        let last = misses.filter { $0.member == ray }
        let columns = impliedBounds()
        for group in [last, misses] + single where !group.isEmpty {
            var multipliers = [Double](repeating: 0, count: rowCount + 1)
            for miss in group { multipliers[miss.position] = miss.side * scale(of: miss.member) }
            guard guarded_btran(&problem, &multipliers, GLP_EFAIL) == 0 else { return nil }
            if let proof = verifiedCertificate(rows: Array(multipliers.dropFirst()), within: columns) { return proof }
        }
        return nil
    }

    /// GLPK's units for a member, over the program's own: it weighs the misses in its own.
    private func scale(of member: Int32) -> Double {
        member <= Int32(rowCount)
            ? glp_get_rii(problem, member) : 1 / glp_get_sjj(problem, member - Int32(rowCount))
    }

    private func valueAndBounds(of member: Int32) -> (Double, Bounds) {
        let j = member - Int32(rowCount)
        return j <= 0
            ? (glp_get_row_prim(problem, member), glpkBounds(ofRow: member))
            : (glp_get_col_prim(problem, j), glpkBounds(ofColumn: j))
    }

    /// Whether a factorization of the basis is at hand.
    mutating func factorize() -> Bool {
        glp_bf_exists(problem) != 0
            || Terminal.quieted(logger) { guarded_factorize(&problem, GLP_EFAIL) } == 0
    }

    /// Whether the member at which the primal simplex method stopped can move on without end, and gains by it: along
    /// its column of the simplex table no bound is approached, within `tolerance` of the terms' magnitudes.
    mutating func hasRayAtBasis(tolerance: Double) -> Bool {
        let member = glp_get_unbnd_ray(problem)
        guard member > 0, factorize() else { return false }
        let column = member - Int32(rowCount)
        let standing = column <= 0 ? glp_get_row_stat(problem, member) : glp_get_col_stat(problem, column)
        guard standing != GLP_BS else { return false }
        let rate = column <= 0 ? glp_get_row_dual(problem, member) : glp_get_col_dual(problem, column)
        let gain = sense == .maximize ? rate : -rate
        var length: Int32 = 0
        var members = [Int32](repeating: 0, count: rowCount + 1)
        var entries = [Double](repeating: 0, count: rowCount + 1)
        guard guarded_table_column(&problem, member, &length, &members, &entries, GLP_EFAIL) == 0 else { return false }
        var direction = [Double](repeating: 0, count: columnCount)
        let forward: Double = gain > 0 ? 1 : -1
        if column > 0 { direction[Int(column) - 1] = forward }
        for k in stride(from: 1, through: Int(length), by: 1) where members[k] > Int32(rowCount) {
            direction[Int(members[k]) - rowCount - 1] = forward * entries[k]
        }
        return isRay(direction, tolerance: tolerance)
    }

    /// Whether the objective gains along `direction` and no row or column meets a bound on it.
    func isRay(_ direction: [Double], tolerance: Double) -> Bool {
        func stays(_ slope: Double, _ magnitude: Double, _ bounds: Bounds) -> Bool {
            let slack = tolerance * magnitude
            return !(bounds.lower > -.infinity && slope < -slack) && !(bounds.upper < .infinity && slope > slack)
        }
        let scale = direction.reduce(0) { max($0, abs($1)) }
        var gain = CompensatedSum()
        var keeps = scale > 0 && scale < .infinity
        for j in 0..<columnCount {
            gain.add(glpkCost(Int32(j + 1)), times: direction[j])
            keeps = keeps && stays(direction[j], scale, glpkBounds(ofColumn: Int32(j + 1)))
        }
        withEntries { forEachRow in
            for i in 1..<Int32(rowCount + 1) where keeps {
                var slope = CompensatedSum()
                forEachRow(i) { j, coefficient in slope.add(coefficient, times: direction[j]) }
                keeps = stays(slope.value, slope.magnitude, glpkBounds(ofRow: i))
            }
        }
        return keeps && (sense == .maximize ? gain.value : -gain.value) > tolerance * gain.magnitude
    }
}
