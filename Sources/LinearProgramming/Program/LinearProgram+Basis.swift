import CGLPK

extension LinearProgram {
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
