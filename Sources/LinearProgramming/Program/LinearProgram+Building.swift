import CGLPK

extension LinearProgram {
    /// The most rows, and the most columns, that GLPK holds.
    static let dimensionLimit = 100_000_000
    /// The most coefficients that GLPK holds.
    static let coefficientLimit = 500_000_000

    /// Adds a variable with its objective coefficient and, where given, its coefficients in rows that exist already.
    /// A solved program keeps its basis; the new column enters it at a bound.
    /// - Throws: `LinearProgramError` for NaN, infinite, huge or tiny numbers, bad bounds, unknown or repeated
    ///   rows, bad names; the program is then unchanged.
    /// - Complexity: O(length of `entries`).
    @discardableResult
    public mutating func addColumn(
        _ bounds: Bounds, cost: Double = 0, kind: ColumnKind = .continuous, name: String? = nil, _ entries: [Entry] = []
    ) throws(LinearProgramError) -> Column {
        let column = Column(index: columnCount)
        try bounds.validated(for: "column \(column.index)")
        try requireUsable(cost, "The cost of column \(column.index)")
        if let name { try validate(name: name) }
        if columnCount >= Self.dimensionLimit { throw .tooLarge(subject: "columns", limit: Self.dimensionLimit) }
        let list = try sparse(entries.lazy.map { ($0.row.index, $0.coefficient) }, count: rowCount, subject: "row")

        isAsSolved = false
        let j = glp_add_cols(problem, 1)
        glp_set_col_bnds(problem, j, bounds.glpkKind, bounds.lower, bounds.upper)
        glp_set_obj_coef(problem, j, cost)
        if kind == .integer { glp_set_col_kind(problem, j, GLP_IV) }
        if let name { glp_set_col_name(problem, j, name) }
        if list.count > 0 { glp_set_mat_col(problem, j, list.count, list.indices, list.values) }
        return column
    }

    /// Adds a constraint `bounds.lower <= sum of terms <= bounds.upper`. A solved program keeps its basis, with the
    /// new row basic, so that the dual simplex can go on from there.
    /// - Throws: as `addColumn`.
    /// - Complexity: O(length of `terms`).
    @discardableResult
    public mutating func addRow(_ bounds: Bounds, _ terms: [Term], name: String? = nil) throws(LinearProgramError)
        -> Row
    {
        let row = Row(index: rowCount)
        try bounds.validated(for: "row \(row.index)")
        if let name { try validate(name: name) }
        if rowCount >= Self.dimensionLimit { throw .tooLarge(subject: "rows", limit: Self.dimensionLimit) }
        let list = try sparse(
            terms.lazy.map { ($0.column.index, $0.coefficient) }, count: columnCount, subject: "column")

        isAsSolved = false
        let i = glp_add_rows(problem, 1)
        glp_set_row_bnds(problem, i, bounds.glpkKind, bounds.lower, bounds.upper)
        if let name { glp_set_row_name(problem, i, name) }
        if list.count > 0 { glp_set_mat_row(problem, i, list.count, list.indices, list.values) }
        return row
    }

    /// Replaces the bounds of a column. The basis stays, and is primal infeasible where the old value no longer fits.
    /// - Throws: `unknownIndex` or `invalidBounds`; the program is then unchanged.
    public mutating func setBounds(of column: Column, to bounds: Bounds) throws(LinearProgramError) {
        let j = try glpkIndex(column)
        try bounds.validated(for: "column \(column.index)")
        isAsSolved = false
        glp_set_col_bnds(problem, j, bounds.glpkKind, bounds.lower, bounds.upper)
    }

    /// Says whether a column is to be a whole number. The basis stays.
    /// - Throws: `unknownIndex`; the program is then unchanged.
    public mutating func setKind(of column: Column, to kind: ColumnKind) throws(LinearProgramError) {
        glp_set_col_kind(problem, try glpkIndex(column), kind == .integer ? GLP_IV : GLP_CV)
    }

    /// Replaces the bounds of a row.
    /// - Throws: `unknownIndex` or `invalidBounds`; the program is then unchanged.
    public mutating func setBounds(of row: Row, to bounds: Bounds) throws(LinearProgramError) {
        let i = try glpkIndex(row)
        try bounds.validated(for: "row \(row.index)")
        isAsSolved = false
        glp_set_row_bnds(problem, i, bounds.glpkKind, bounds.lower, bounds.upper)
    }

    /// Replaces one coefficient of the objective.
    /// - Throws: `unknownIndex`, or `invalidNumber` for a cost that is neither 0 nor of a magnitude from 1e-50 to 1e50.
    public mutating func setCost(of column: Column, to cost: Double) throws(LinearProgramError) {
        let j = try glpkIndex(column)
        try requireUsable(cost, "The cost of column \(column.index)")
        isAsSolved = false
        glp_set_obj_coef(problem, j, cost)
    }

    /// Replaces the constant term of the objective.
    /// - Throws: `invalidNumber` for what is neither 0 nor of a magnitude from 1e-50 to 1e50.
    public mutating func setObjectiveConstant(to constant: Double) throws(LinearProgramError) {
        try requireUsable(constant, "The constant of the objective")
        isAsSolved = false
        glp_set_obj_coef(problem, 0, constant)
    }

    /// Replaces all coefficients of a row.
    /// - Throws: `unknownIndex`, `duplicateIndex`, `invalidNumber` or `tooLarge`; the program is then unchanged.
    /// - Complexity: O(length of `terms`).
    public mutating func setTerms(of row: Row, to terms: [Term]) throws(LinearProgramError) {
        let i = try glpkIndex(row)
        let list = try sparse(
            terms.lazy.map { ($0.column.index, $0.coefficient) }, count: columnCount, subject: "column")
        isAsSolved = false
        glp_set_mat_row(problem, i, list.count, list.indices, list.values)
    }
}

// MARK: - Checks before GLPK sees anything

/// Parallel one-based arrays with a dummy at 0, as GLPK takes them.
private struct SparseList {
    var indices: [Int32] = [0]
    var values: [Double] = [0]
    var count: Int32 { Int32(indices.count - 1) }
}

extension LinearProgram {
    func glpkIndex(_ column: Column) throws(LinearProgramError) -> Int32 {
        guard (0..<columnCount).contains(column.index) else {
            throw .unknownIndex(subject: "column", index: column.index, count: columnCount)
        }
        return Int32(column.index + 1)
    }

    func glpkIndex(_ row: Row) throws(LinearProgramError) -> Int32 {
        guard (0..<rowCount).contains(row.index) else {
            throw .unknownIndex(subject: "row", index: row.index, count: rowCount)
        }
        return Int32(row.index + 1)
    }

    func requireFinite(_ value: Double, _ subject: @autoclosure () -> String) throws(LinearProgramError) {
        guard value.isFinite else {
            throw .invalidNumber(subject: subject(), value: value, requirement: "it must be a finite number")
        }
    }

    /// For numbers that GLPK is to compute with.
    func requireUsable(_ value: Double, _ subject: @autoclosure () -> String) throws(LinearProgramError) {
        try requireFinite(value, subject())
        let limit = Bounds.magnitudeLimit
        guard value == 0 || (1 / limit...limit).contains(abs(value)) else {
            throw .invalidNumber(
                subject: subject(), value: value,
                requirement: "it must be 0 or of a magnitude between \(1 / limit) and \(limit)")
        }
    }

    func validate(name: String) throws(LinearProgramError) {
        if name.utf8.count > 255 { throw .invalidName(name, reason: "it is longer than 255 bytes") }
        if name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw .invalidName(name, reason: "it holds a control character")
        }
    }

    private func sparse(
        _ entries: some Collection<(Int, Double)>, count: Int, subject: String
    ) throws(LinearProgramError) -> SparseList {
        var list = SparseList()
        list.indices.reserveCapacity(entries.count + 1)
        list.values.reserveCapacity(entries.count + 1)
        var ascending = true
        for (index, coefficient) in entries {
            guard (0..<count).contains(index) else { throw .unknownIndex(subject: subject, index: index, count: count) }
            try requireUsable(coefficient, "The coefficient of \(subject) \(index)")
            ascending = ascending && list.indices.last! <= index
            list.indices.append(Int32(index + 1))
            list.values.append(coefficient)
        }
        if coefficientCount + entries.count > Self.coefficientLimit {
            throw .tooLarge(subject: "coefficients", limit: Self.coefficientLimit)
        }
        if !ascending {
            let sorted = list.indices.sorted()
            for (one, next) in zip(sorted, sorted.dropFirst()) where one == next {
                throw .duplicateIndex(subject: subject, index: Int(one) - 1)
            }
        }
        return list
    }
}
