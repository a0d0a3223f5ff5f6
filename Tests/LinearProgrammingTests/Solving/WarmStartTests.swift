import LinearProgramming
import Testing

/// A changed program goes on from its last basis.
@Suite struct WarmStartTests {
    static let seeds = Array(1...5)

    @Test(arguments: seeds)
    func addedRowsNeedFewerPivotsThanAFreshStart(_ seed: Int) throws {
        var program = DenseProgram.packing(seed: seed, size: 40)
        let (first, again) = try program.run { lp in
            let first = try lp.solve()
            for (bounds, row) in Self.cuts(of: program, at: first) { try lp.addRow(bounds, DenseProgram.terms(row)) }
            return (first, try lp.solve(SimplexOptions(method: .dualThenPrimal)))
        }
        for (bounds, row) in Self.cuts(of: program, at: first) {
            program.rows.append(bounds)
            program.matrix.append(row)
        }
        let fresh = try program.solved()
        #expect(program.violations(of: again) == [])
        #expect(agree([again.objective], [fresh.objective]))
        #expect(again.objective < first.objective)
        #expect(again.pivots > 0 && again.pivots < fresh.pivots)
    }

    private static func cuts(of program: DenseProgram, at solution: LinearSolution) -> [(Bounds, [Double])] {
        (1...2).map { k in
            let row = solution.values.indices.map { Double(1 + $0 % (k + 1)) }
            return (.atMost(0.95 * zip(row, solution.values).reduce(0) { $0 + $1.0 * $1.1 }), row)
        }
    }

    @Test(arguments: seeds)
    func addedColumnsNeedFewerPivotsThanAFreshStart(_ seed: Int) throws {
        var program = DenseProgram.transport(seed: seed, size: 12)
        let column = program.rows.map { $0.kind == .lower ? 1.0 : 0 }
        let (first, again) = try program.run { lp in
            let first = try lp.solve()
            try lp.addColumn(.between(0, 2), cost: 1, column.enumerated().map { Entry($1, Row(index: $0)) })
            return (first, try lp.solve())
        }
        program.costs.append(1)
        program.columns.append(.between(0, 2))
        for i in program.matrix.indices { program.matrix[i].append(column[i]) }
        let fresh = try program.solved()
        #expect(program.violations(of: again) == [])
        #expect(agree([again.objective], [fresh.objective]))
        #expect(again.objective < first.objective)
        #expect(again.pivots > 0 && again.pivots < fresh.pivots)
    }

    @Test(arguments: seeds, methods.dropLast())
    func changedNumbersAreTheOnesThatCount(_ seed: Int, _ method: SimplexOptions.Method) throws {
        var program = DenseProgram.boxed(seed: 100 + seed, columns: 3, rows: 3)
        var changed = program
        changed.columns[0] = .between(0, 7)
        changed.rows[1] = .atMost(9)
        changed.rows[0] = .free
        changed.costs[2] = 4
        changed.constant = 11
        changed.matrix[2] = [0, 1, -2]
        changed.rows[2] = .atLeast(-20)
        changed.sense = .maximize
        let again = try program.run { lp in
            _ = try lp.solve()
            try lp.setBounds(of: Column(index: 0), to: changed.columns[0])
            for i in 0..<3 { try lp.setBounds(of: Row(index: i), to: changed.rows[i]) }
            try lp.setCost(of: Column(index: 2), to: 4)
            try lp.setObjectiveConstant(to: 11)
            try lp.setTerms(of: Row(index: 2), to: DenseProgram.terms(changed.matrix[2]))
            lp.sense = .maximize
            return try lp.solve(SimplexOptions(method: method))
        }
        program = changed
        let optimum = program.optimumByEnumeration()
        #expect(again.isOptimal == (optimum != nil))
        if let optimum {
            #expect(agree([again.objective], [optimum]))
            #expect(program.violations(of: again) == [])
        } else {
            #expect(again.status.isInfeasible)
        }
    }

    @Test(arguments: seeds, methods)
    func aStoredBasisSolvesAnEqualProgramWithoutAPivot(_ seed: Int, _ method: SimplexOptions.Method) throws {
        let program = DenseProgram.packing(seed: seed, size: 30)
        let first = try program.solved()
        #expect(first.pivots > 0)
        let again = try program.run { lp in
            try lp.setBasis(first.basis)
            let stored = lp.basis
            #expect(stored == first.basis)
            return try lp.solve(SimplexOptions(method: method))
        }
        #expect(again.pivots == 0)
        #expect(again.isOptimal)
        #expect(agree([again.objective], [first.objective]))
        #expect(again.basis == first.basis)
    }

    @Test func newRowsEnterBasicAndNewColumnsAtABound() throws {
        try DenseProgram.wyndor.run { lp in
            _ = try lp.solve()
            try lp.addRow(.atMost(100), [Term(1, Column(index: 0))])
            try lp.addColumn(.between(2, 3))
            try lp.addColumn(.atMost(5))
            let basis = lp.basis
            #expect(basis.rows.last == .basic)
            #expect(basis.columns.suffix(2) == [.atLower, .atUpper])
        }
    }
}
