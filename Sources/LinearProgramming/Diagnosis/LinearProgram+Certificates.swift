/// A direction along which a feasible program improves without end.
public struct UnboundedRay: Hashable, Sendable {
    /// One component per column, the largest of magnitude 1: x + s * direction stays feasible for all s >= 0.
    public var direction: [Double]
    /// Change of the objective per unit of s: > 0 when maximising, < 0 when minimising.
    public var rate: Double
}

extension LinearProgram {
    /// A Farkas certificate, or nil where none was found: the program is feasible, or neither was proved.
    ///
    /// The proof of the last run, where it found the program infeasible and nothing was changed since. Else it solves
    /// the elastic program (each row may be missed at a price of 1 per unit, the total price is minimised),
    /// whose row duals are the multipliers, and verifies them against the bounds before they are returned. Where
    /// rounding spoils them, the program itself is solved in exact arithmetic, as far as `SimplexOptions.exactWork`
    /// goes.
    /// - Throws: `solverFailure` where GLPK gives up on the elastic program.
    public func infeasibilityCertificate() throws(LinearProgramError) -> InfeasibilityCertificate? {
        if let contradiction { return contradiction }
        var elastic = duplicate()
        elastic.sense = .minimize
        try elastic.setObjectiveConstant(to: 0)
        for j in 0..<columnCount { try elastic.setCost(of: Column(index: j), to: 0) }
        for i in 0..<rowCount {
            try elastic.addColumn(.nonnegative, cost: 1, [Entry(1, Row(index: i))])
            try elastic.addColumn(.nonnegative, cost: 1, [Entry(-1, Row(index: i))])
        }
        let solution = try elastic.solve()
        if solution.isOptimal, solution.objective > 0,
            let proof = verifiedCertificate(rows: solution.rowDuals.map { -$0 }, within: impliedBounds())
        {
            return proof
        }
        if solution.isOptimal, solution.objective == 0 { return nil }
        var exact = ExactSimplex(
            try ExactProgram(self), from: basis, workLimit: SimplexOptions().exactWork, mustStop: { false })
        guard case .infeasible(let multipliers, let contradiction) = exact.run() else { return nil }
        return InfeasibilityCertificate(members: multipliers, rowCount: rowCount, contradiction: contradiction)
    }

    /// A ray of the recession cone along which the objective improves, or nil where there is none. A program that is
    /// feasible and has one is unbounded.
    ///
    /// Solves the program's homogeneous version with directions confined to [-1, 1].
    /// - Throws: `solverFailure` where GLPK gives up on that version.
    public func unboundedRay() throws(LinearProgramError) -> UnboundedRay? {
        var homogeneous = duplicate()
        try homogeneous.setObjectiveConstant(to: 0)
        for j in 0..<columnCount {
            let column = Column(index: j)
            try homogeneous.setBounds(of: column, to: bounds(of: column).recession(reach: 1))
        }
        for i in 0..<rowCount {
            let row = Row(index: i)
            try homogeneous.setBounds(of: row, to: bounds(of: row).recession(reach: .infinity))
        }
        let solution = try homogeneous.solve()
        let scale = solution.values.reduce(0) { max($0, abs($1)) }
        // A true ray grows until it meets the confinement; what stays far below it is rounding.
        guard solution.isOptimal, scale > 0.5 else { return nil }
        let rate = solution.objective / scale
        guard (sense == .maximize ? rate : -rate) > Self.certificateTolerance else { return nil }
        return UnboundedRay(direction: solution.values.map { $0 / scale }, rate: rate)
    }
}

extension Bounds {
    /// The directions that never leave these bounds, up to `reach`.
    fileprivate func recession(reach: Double) -> Bounds {
        Bounds(lower: lower > -.infinity ? 0 : -reach, upper: upper < .infinity ? 0 : reach)
    }
}
