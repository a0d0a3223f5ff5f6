/// Rows and column bounds that no point satisfies together, while dropping any one of them leaves a feasible rest.
public struct Conflict: Hashable, Sendable {
    /// Rows whose bounds take part, by ascending index.
    public var rows: [Row]
    /// Columns whose bounds take part.
    public var columns: [Column]
}

extension LinearProgram {
    /// An irreducible set of conflicting constraints, by deletion filter over the support of a Farkas certificate.
    ///
    /// Each candidate is dropped in turn; where the rest stays infeasible it stays dropped. Which of several conflicts
    /// is found depends on the order: rows first, then columns, each by index.
    /// - Throws: `notInfeasible` where the program has a feasible point.
    /// - Complexity: one linear program per member of the certificate's support.
    /// - SeeAlso: Chinneck, Dravnieks, "Locating minimal infeasible constraint sets in linear programs",
    ///   ORSA J. Computing 3 (1991).
    public func irreducibleConflict() throws(LinearProgramError) -> Conflict {
        guard let certificate = try infeasibilityCertificate() else { throw .notInfeasible }
        var rest = duplicate()
        for j in 0..<columnCount {
            try rest.setCost(of: Column(index: j), to: 0)
            if certificate.columns[j] == 0 { try rest.setBounds(of: Column(index: j), to: .free) }
        }
        for i in 0..<rowCount where certificate.rows[i] == 0 {
            try rest.setBounds(of: Row(index: i), to: .free)
        }

        var conflict = Conflict(rows: [], columns: [])
        for i in 0..<rowCount where certificate.rows[i] != 0 {
            let row = Row(index: i)
            try rest.setBounds(of: row, to: .free)
            if try !rest.solve().status.isInfeasible {
                try rest.setBounds(of: row, to: bounds(of: row))
                conflict.rows.append(row)
            }
        }
        for j in 0..<columnCount where certificate.columns[j] != 0 {
            let column = Column(index: j)
            try rest.setBounds(of: column, to: .free)
            if try !rest.solve().status.isInfeasible {
                try rest.setBounds(of: column, to: bounds(of: column))
                conflict.columns.append(column)
            }
        }
        return conflict
    }
}
