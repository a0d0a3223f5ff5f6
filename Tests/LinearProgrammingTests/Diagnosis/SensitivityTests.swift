import LinearProgramming
import Testing

@Suite struct SensitivityTests {
    /// Hillier and Lieberman, section 7.2: the classic ranges of Wyndor Glass.
    @Test func wyndor() throws {
        try DenseProgram.wyndor.run { lp in
            _ = try lp.solve()
            try expect(lp.costRange(of: Column(index: 0)), 0, 7.5)
            try expect(lp.costRange(of: Column(index: 1)), 2, .infinity)
            #expect(try lp.boundRange(of: Row(index: 0)) == nil)
            try expect(lp.boundRange(of: Row(index: 1)), 6, 18)
            try expect(lp.boundRange(of: Row(index: 2)), 12, 24)
            #expect(try lp.boundRange(of: Column(index: 0)) == nil)
        }
    }

    /// Winston, section 6.2. For the zero bound of tables: desks = 2 - 1.25 tables end at 1.6, chairs = 8 + 2 tables at
    /// -4.
    @Test func dakota() throws {
        try DenseProgram.dakota.run { lp in
            _ = try lp.solve()
            try expect(lp.costRange(of: Column(index: 0)), 56, 80)
            try expect(lp.costRange(of: Column(index: 1)), -.infinity, 35)
            try expect(lp.costRange(of: Column(index: 2)), 15, 22.5)
            #expect(try lp.boundRange(of: Row(index: 0)) == nil)
            try expect(lp.boundRange(of: Row(index: 1)), 16, 24)
            try expect(lp.boundRange(of: Row(index: 2)), 20.0 / 3, 10)
            try expect(lp.boundRange(of: Column(index: 1)), -4, 1.6)
        }
    }

    /// min 2a + 3b, 3a + b >= p, a + 2b >= q: the basis {a, b} holds while q/2 <= p <= 3q and 3/2 <= cost(a) <= 9.
    @Test func diet() throws {
        let diet = DenseProgram(costs: [2, 3], rows: [(.atLeast(9), [3, 1]), (.atLeast(8), [1, 2])])
        try diet.run { lp in
            _ = try lp.solve()
            try expect(lp.costRange(of: Column(index: 0)), 1.5, 9)
            try expect(lp.costRange(of: Column(index: 1)), 2.0 / 3, 4)
            try expect(lp.boundRange(of: Row(index: 0)), 4, 24)
            try expect(lp.boundRange(of: Row(index: 1)), 3, 18)
        }
    }

    private func expect(
        _ range: ClosedRange<Double>?, _ low: Double, _ high: Double, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard let range else {
            Issue.record("no range", sourceLocation: sourceLocation)
            return
        }
        for (found, known) in [(range.lowerBound, low), (range.upperBound, high)] {
            #expect(found == known || abs(found - known) < 1e-9, "\(range)", sourceLocation: sourceLocation)
        }
    }

    @Test func insideACostRangeTheVertexStaysAndOutsideItDoesNot() throws {
        var (inside, outside) = (0, 0)
        for seed in 0..<400 {
            let program = DenseProgram.boxed(seed: seed)
            try program.run { lp in
                let solution = try lp.solve()
                guard solution.isOptimal else { return }
                let ranges = try (0..<3).map { try lp.costRange(of: Column(index: $0)) }
                for (j, range) in ranges.enumerated() {
                    #expect(range.contains(program.costs[j]), "seed \(seed)")
                    for end in [range.lowerBound, range.upperBound] {
                        let step = end == range.lowerBound ? -1.0 : 1
                        var changed = program
                        changed.costs[j] = end.isFinite ? end - step * 1e-6 : program.costs[j] + step * 1e3
                        if range.contains(changed.costs[j]) {
                            inside += 1
                            let best = try #require(changed.optimumByEnumeration())
                            #expect(agree([best], [changed.objective(at: solution.values)]), "seed \(seed) column \(j)")
                        }
                        guard end.isFinite else { continue }
                        changed.costs[j] = end + step
                        let fresh = try changed.run { copy in
                            try copy.setBasis(solution.basis)
                            return try copy.solve()
                        }
                        #expect(fresh.basis != solution.basis, "seed \(seed) column \(j)")
                        outside += 1
                    }
                }
            }
        }
        #expect(inside > 200 && outside > 100)
    }

    @Test func insideABoundRangeTheOptimumFollowsTheDual() throws {
        var (inside, outside) = (0, 0)
        for seed in 0..<400 {
            let program = DenseProgram.boxed(seed: seed)
            try program.run { lp in
                let solution = try lp.solve()
                guard solution.isOptimal else { return }
                for i in 0..<3 {
                    guard let range = try lp.boundRange(of: Row(index: i)) else { continue }
                    let standing = solution.basis.rows[i]
                    let active = standing == .atUpper ? program.rows[i].upper : program.rows[i].lower
                    #expect(range.contains(active), "seed \(seed)")
                    for end in [range.lowerBound, range.upperBound] {
                        func optimum(at value: Double) throws -> (expected: Double, found: LinearSolution)? {
                            var changed = program
                            if standing == .fixed || standing == .atUpper { changed.rows[i].upper = value }
                            if standing == .fixed || standing == .atLower { changed.rows[i].lower = value }
                            guard changed.rows[i].lower <= changed.rows[i].upper else { return nil }
                            return (
                                solution.objective + solution.rowDuals[i] * (value - active),
                                try changed.run {
                                    try $0.setBasis(solution.basis)
                                    return try $0.solve()
                                }
                            )
                        }
                        if let (expected, found) = try optimum(
                            at: end.isFinite ? (end + active) / 2 : active + (end < 0 ? -50 : 50))
                        {
                            inside += 1
                            #expect(agree([found.objective], [expected]), "seed \(seed) row \(i)")
                            #expect(found.basis == solution.basis, "seed \(seed) row \(i)")
                        }
                        if end.isFinite, let (_, found) = try optimum(at: end + (end == range.lowerBound ? -0.5 : 0.5))
                        {
                            outside += 1
                            #expect(found.basis != solution.basis || !found.isOptimal, "seed \(seed) row \(i)")
                        }
                    }
                }
            }
        }
        #expect(inside > 60 && outside > 60)
    }

    @Test func needsAnOptimalBasisOfTheProgramAsItStands() throws {
        func refuses(_ change: (inout LinearProgram) throws -> Void, sourceLocation: SourceLocation = #_sourceLocation)
            throws
        {
            try DenseProgram.wyndor.run { lp -> Void in
                _ = try lp.solve()
                _ = try lp.costRange(of: Column(index: 0))
                try change(&lp)
                let costs = LinearProgramError.noOptimalBasis(question: "The range of a cost")
                let bounds = LinearProgramError.noOptimalBasis(question: "The range of a bound")
                #expect(throws: costs, sourceLocation: sourceLocation) { try lp.costRange(of: Column(index: 0)) }
                #expect(throws: bounds, sourceLocation: sourceLocation) { try lp.boundRange(of: Row(index: 0)) }
                #expect(throws: bounds, sourceLocation: sourceLocation) { try lp.boundRange(of: Column(index: 0)) }
            }
        }
        try refuses { try $0.addRow(.atMost(1), [Term(1, Column(index: 0))]) }
        try refuses { try $0.addColumn(.nonnegative, cost: 100) }
        try refuses { try $0.setBounds(of: Row(index: 1), to: .atMost(2)) }
        try refuses { try $0.setBounds(of: Column(index: 0), to: .atLeast(3)) }
        try refuses { try $0.setCost(of: Column(index: 0), to: 100) }
        try refuses { try $0.setTerms(of: Row(index: 0), to: []) }
        try refuses { $0.sense = .minimize }
        try refuses { _ = try $0.solve(SimplexOptions(iterationLimit: 0)) }
        try refuses { lp in
            let all = [Basis.Standing](repeating: .basic, count: 3)
            try lp.setBasis(Basis(rows: all, columns: [.atLower, .atLower]))
        }
        _ = try DenseProgram.wyndor.run { lp in
            #expect(throws: LinearProgramError.noOptimalBasis(question: "The range of a cost")) {
                try lp.costRange(of: Column(index: 0))
            }
        }
    }
}
