import LinearProgramming

/// How a question is written into the program: its requirements as conditions, its objective as costs of the payoffs,
/// all of them in payoffs scaled near 1.
extension OutcomeProgram {
    func scaledTerms(_ weights: [Quantity: Double]) -> [(quantity: Quantity, coefficient: Double)] {
        weights.inOrder.map { ($0.key, $0.value * frame.scaled($0.key).scale) }
    }

    func offset(_ weights: [Quantity: Double]) -> Double {
        weights.inOrder.reduce(0) { $0 + $1.value * frame.scaled($1.key).offset }
    }

    private func fullInformation(_ weights: [Quantity: Double]) -> Double {
        weights.inOrder.reduce(0) { sum, term in
            let (user, game) = (term.key.user, frame.game)
            let value = term.key.provider.map { game.fullInformation(of: $0, from: user) } ?? game.fullInformation(user)
            return sum + term.value * value
        }
    }

    mutating func pose(_ requirements: [Requirement], in program: inout CompetitionProgram) throws(CompetitionError) {
        while conditions.count < requirements.count {
            let row = try program.addRow(.free, [])
            conditions.append(
                PosedRequirement(
                    row: row, shortfall: try program.addColumn(.exactly(0), [Entry(1, row)]),
                    excess: try program.addColumn(.exactly(0), [Entry(-1, row)])))
        }
        for k in conditions.indices {
            var terms: [(quantity: Quantity, coefficient: Double)] = []
            var bounds = Bounds.free
            var unit = 1.0
            if k < requirements.count {
                terms = scaledTerms(requirements[k].weights)
                let norm = terms.reduce(0) { max($0, abs($1.coefficient)) }
                unit = norm > 0 ? norm : 1
                terms = terms.map { ($0.quantity, $0.coefficient / unit) }.filter { abs($0.coefficient) > 1e-15 }
                var shift = offset(requirements[k].weights)
                if requirements[k].isOverFullInformation { shift -= fullInformation(requirements[k].weights) }
                bounds = Bounds(
                    lower: (requirements[k].bounds.lower - shift) / unit,
                    upper: (requirements[k].bounds.upper - shift) / unit)
            }
            conditions[k].terms = terms
            conditions[k].bounds = bounds
            conditions[k].unit = unit
            let condition = conditions[k]
            let columns = terms.map { Term($0.coefficient, frame.totals[$0.quantity.user][$0.quantity.index]) }
            try program.setTerms(
                of: condition.row, to: columns + [Term(1, condition.shortfall), Term(-1, condition.excess)])
            try program.setBounds(of: condition.row, to: bounds)
        }
        try allowShortfall(0, in: &program)
    }

    func setObjective(
        _ objective: [(quantity: Quantity, coefficient: Double)], _ norm: Double, in program: inout CompetitionProgram
    ) throws(CompetitionError) {
        try clearObjective(in: &program)
        for term in objective where norm > 0 && abs(term.coefficient) > 1e-15 * norm {
            let column = frame.totals[term.quantity.user][term.quantity.index]
            try program.setCost(of: column, to: term.coefficient / norm)
        }
    }

    func clearObjective(in program: inout CompetitionProgram) throws(CompetitionError) {
        for column in frame.totals.joined() + conditions.flatMap({ [$0.shortfall, $0.excess] }) {
            try program.setCost(of: column, to: 0)
        }
    }

    /// Minimises by how much the requirements are missed.
    func seekFeasibility(in program: inout CompetitionProgram) throws(CompetitionError) {
        try clearObjective(in: &program)
        try allowShortfall(.infinity, in: &program)
        for column in conditions.flatMap({ [$0.shortfall, $0.excess] }) {
            try program.setCost(of: column, to: -1)
        }
    }

    func allowShortfall(_ most: Double, in program: inout CompetitionProgram) throws(CompetitionError) {
        for column in conditions.flatMap({ [$0.shortfall, $0.excess] }) {
            try program.setBounds(of: column, to: .between(0, most))
        }
    }

    /// Has the next run start from this basis, or nil for that of a new program, with a factorisation of its own. GLPK
    /// drops the one at hand when basic members change places, and so is given another basis in between.
    func refactorize(_ basis: Basis?, in program: inout CompetitionProgram) throws(CompetitionError) {
        try program.setBasis(.slack(rows: program.rowCount, columns: program.columnCount))
        if let basis { try program.setBasis(basis) }
    }
}
