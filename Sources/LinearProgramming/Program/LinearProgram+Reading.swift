import CGLPK

extension LinearProgram {
    /// What the column's value must lie within, as it was given.
    /// - Throws: `unknownIndex`.
    public func bounds(of column: Column) throws(LinearProgramError) -> Bounds {
        glpkBounds(ofColumn: try glpkIndex(column))
    }

    /// What the row's activity must lie within, as it was given.
    /// - Throws: `unknownIndex`.
    public func bounds(of row: Row) throws(LinearProgramError) -> Bounds {
        glpkBounds(ofRow: try glpkIndex(row))
    }

    /// Whether the column is to be a whole number.
    /// - Throws: `unknownIndex`.
    public func kind(of column: Column) throws(LinearProgramError) -> ColumnKind {
        glp_get_col_kind(problem, try glpkIndex(column)) == GLP_CV ? .continuous : .integer
    }

    /// The coefficient of the column in the objective.
    /// - Throws: `unknownIndex`.
    public func cost(of column: Column) throws(LinearProgramError) -> Double {
        glp_get_obj_coef(problem, try glpkIndex(column))
    }

    /// The constant term of the objective; 0 in a new program.
    public var objectiveConstant: Double { glp_get_obj_coef(problem, 0) }

    /// The name that the column was added with or read with; nil where it has none.
    /// - Throws: `unknownIndex`.
    public func name(of column: Column) throws(LinearProgramError) -> String? {
        glp_get_col_name(problem, try glpkIndex(column)).map { String(cString: $0) }
    }

    /// The name that the row was added with or read with; nil where it has none.
    /// - Throws: `unknownIndex`.
    public func name(of row: Row) throws(LinearProgramError) -> String? {
        glp_get_row_name(problem, try glpkIndex(row)).map { String(cString: $0) }
    }

    /// The nonzero coefficients of a row, by ascending column.
    /// - Throws: `unknownIndex`.
    /// - Complexity: O(n log n) in the length of the row.
    public func terms(of row: Row) throws(LinearProgramError) -> [Term] {
        let i = try glpkIndex(row)
        let count = Int(glp_get_mat_row(problem, i, nil, nil))
        var indices = [Int32](repeating: 0, count: count + 1)
        var values = [Double](repeating: 0, count: count + 1)
        glp_get_mat_row(problem, i, &indices, &values)
        let terms = zip(indices, values).dropFirst().map { Term($1, Column(index: Int($0) - 1)) }
        return terms.sorted { $0.column.index < $1.column.index }
    }

    func glpkCost(_ j: Int32) -> Double { glp_get_obj_coef(problem, j) }

    func glpkBounds(ofRow i: Int32) -> Bounds {
        Bounds(glpkLower: glp_get_row_lb(problem, i), glpkUpper: glp_get_row_ub(problem, i))
    }

    func glpkBounds(ofColumn j: Int32) -> Bounds {
        Bounds(glpkLower: glp_get_col_lb(problem, j), glpkUpper: glp_get_col_ub(problem, j))
    }

    /// Lends a reader of rows that reuses one buffer: `forEachRow(i) { column, coefficient in … }`, i one-based, column
    /// zero-based.
    func withEntries(_ body: ((Int32, (Int, Double) -> Void) -> Void) -> Void) {
        var indices = [Int32](repeating: 0, count: columnCount + 1)
        var values = [Double](repeating: 0, count: columnCount + 1)
        body { i, visit in
            let count = Int(glp_get_mat_row(problem, i, &indices, &values))
            for k in stride(from: 1, through: count, by: 1) { visit(Int(indices[k]) - 1, values[k]) }
        }
    }
}
