/// A proof that a linear program has no feasible point (Farkas' lemma).
///
/// The multipliers combine the rows and columns into `sum_i rows[i] * (A x)_i + sum_j columns[j] * x_j`, which is zero
/// for every x, while the bounds alone keep it at or below `-contradiction < 0`.
public struct InfeasibilityCertificate: Hashable, Sendable {
    public var rows: [Double]
    public var columns: [Double]
    /// By how much the bounds contradict each other under these multipliers (the largest of which is 1); > 0.
    public var contradiction: Double
}

/// A direction along which a feasible program improves without end.
public struct UnboundedRay: Hashable, Sendable {
    /// One component per column, the largest of magnitude 1: x + s * direction stays feasible for all s >= 0.
    public var direction: [Double]
    /// Change of the objective per unit of s: > 0 when maximising, < 0 when minimising.
    public var rate: Double
}

extension LinearProgram {
    /// What a proof must reach, relative to multipliers and directions of magnitude 1, to be told from rounding.
    static let certificateTolerance = 1e-9

    /// A Farkas certificate, or nil where the program is feasible.
    ///
    /// Solves the elastic program (each row may be missed at a price of 1 per unit, the total price is minimised), whose
    /// row duals are the multipliers, and verifies them against the bounds before they are returned.
    public func infeasibilityCertificate() throws(LinearProgramError) -> InfeasibilityCertificate? {
        var elastic = duplicate()
        elastic.sense = .minimize
        try elastic.setObjectiveConstant(to: 0)
        for j in 0..<columnCount { try elastic.setCost(of: Column(index: j), to: 0) }
        for i in 0..<rowCount {
            try elastic.addColumn(.nonnegative, cost: 1, [Entry(1, Row(index: i))])
            try elastic.addColumn(.nonnegative, cost: 1, [Entry(-1, Row(index: i))])
        }
        let solution = try elastic.solve()
        guard solution.isOptimal, solution.objective > 0 else { return nil }
        return try verifiedCertificate(rows: solution.rowDuals)
    }

    private func verifiedCertificate(rows duals: [Double]) throws(LinearProgramError) -> InfeasibilityCertificate? {
        let scale = duals.reduce(0) { max($0, abs($1)) }
        guard scale > 0 else { return nil }
        var rows = duals.map { abs($0) <= Self.certificateTolerance * scale ? 0 : $0 / scale }
        var columns = [Double](repeating: 0, count: columnCount)
        var total = OutwardSum()
        for i in 0..<rowCount where rows[i] != 0 {
            let bounds = try bounds(of: Row(index: i))
            let active = rows[i] > 0 ? bounds.lower : bounds.upper
            if active.isFinite { total.add(-rows[i] * active) } else { rows[i] = 0 }
        }
        withEntries { forEachRow in
            for i in 0..<rows.count where rows[i] != 0 {
                forEachRow(Int32(i + 1)) { j, coefficient in columns[j] -= rows[i] * coefficient }
            }
        }
        for j in 0..<columnCount {
            let bounds = try bounds(of: Column(index: j))
            let active = columns[j] > 0 ? bounds.lower : bounds.upper
            let negligible = abs(columns[j]) <= Self.certificateTolerance
            if negligible, !active.isFinite || abs(columns[j] * active) <= Self.certificateTolerance { columns[j] = 0 }
            if columns[j] != 0 { total.add(-columns[j] * active) }
        }
        let largest = total.upperBound
        guard largest < -Self.certificateTolerance else { return nil }
        return InfeasibilityCertificate(
            rows: rows.map { -$0 }, columns: columns.map { -$0 }, contradiction: -largest)
    }

    /// A ray of the recession cone along which the objective improves, or nil where there is none. A program that is
    /// feasible and has one is unbounded.
    ///
    /// Solves the program's homogeneous version with directions confined to [-1, 1].
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
