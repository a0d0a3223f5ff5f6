extension LinearProgram {
    /// What a proof must reach, relative to multipliers and directions of magnitude 1, to be told from rounding.
    static let certificateTolerance = 1e-9

    /// The certificate that these multipliers of the rows make, or nil where the bounds do not contradict each other
    /// under them by more than every rounding on the way.
    ///
    /// What the rows leave of a column, though it be only the rounding of a zero, is charged at the column's farther
    /// bound, its own or one that the rows imply; a column without one must be left with nothing at all.
    func verifiedCertificate(rows multipliers: [Double], within columns: [Bounds]) -> InfeasibilityCertificate? {
        let scale = multipliers.reduce(0) { max($0, abs($1)) }
        guard scale > 0, scale < .infinity else { return nil }
        let rows = multipliers.enumerated().map { i, multiplier in
            let bounds = glpkBounds(ofRow: Int32(i + 1))
            let hasBound = (multiplier > 0 ? bounds.upper : bounds.lower).isFinite
            let isRounding = abs(multiplier) <= Self.certificateTolerance * scale
            return hasBound && !isRounding ? multiplier / scale : 0
        }
        let zero = [Double](repeating: 0, count: columnCount)
        let largest = largestValue(of: zero, constant: 0, columns: columns, multipliers: rows)
        guard largest < 0 else { return nil }
        var left = zero
        withEntries { forEachRow in
            for (i, row) in rows.enumerated() where row != 0 {
                forEachRow(Int32(i + 1)) { j, coefficient in left[j] -= row * coefficient }
            }
        }
        for j in left.indices where abs(left[j]) <= Self.certificateTolerance {
            let active = left[j] > 0 ? columns[j].upper : columns[j].lower
            if !active.isFinite || abs(left[j] * active) <= Self.certificateTolerance { left[j] = 0 }
        }
        return InfeasibilityCertificate(rows: rows, columns: left, contradiction: -largest)
    }
}
