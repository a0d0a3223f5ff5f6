import LinearProgramming
import Testing

/// Strange but admissible input: the process survives, and what is answered is right.
@Suite struct AbuseTests {
    struct Unrelated: Error, Equatable {}

    @Test func aScopeThatThrowsPassesItsErrorOn() {
        #expect(throws: Unrelated()) {
            try LinearProgram.scoped { lp in
                try lp.addColumn(.nonnegative)
                throw Unrelated()
            }
        }
    }

    @Test func nestedScopesKeepApart() throws {
        let objectives = try LinearProgram.scoped(.maximize) { outer in
            try DenseProgram.wyndor.fill(&outer)
            let inner = try LinearProgram.scoped(.maximize) { inner in
                try DenseProgram.dakota.fill(&inner)
                try outer.setBounds(of: Row(index: 0), to: .atMost(0))
                let innermost = try DenseProgram.wyndor.solved().objective
                return [innermost, try inner.solve().objective]
            }
            return inner + [try outer.solve().objective]
        }
        #expect(agree(objectives, [36, 280, 30]))
    }

    @Test(arguments: [Basis.Standing.basic, .atLower, .atUpper, .free, .fixed], methods)
    func anyUniformBasisLeadsToTheOptimum(_ standing: Basis.Standing, _ method: SimplexOptions.Method) throws {
        let solution = try DenseProgram.dakota.run { lp in
            try lp.setBasis(
                Basis(rows: .init(repeating: standing, count: 3), columns: .init(repeating: standing, count: 3)))
            return try lp.solve(SimplexOptions(method: method))
        }
        #expect(solution.isOptimal)
        #expect(agree([solution.objective], [280]))
    }

    @Test func aSingularBasisIsReplaced() throws {
        let program = DenseProgram(.maximize, costs: [1, 1], rows: [(.atMost(2), [1, 1]), (.atMost(6), [2, 2])])
        let solution = try program.run { lp in
            try lp.setBasis(Basis(rows: [.atUpper, .atUpper], columns: [.basic, .basic]))
            return try lp.solve()
        }
        #expect(solution.isOptimal && solution.objective == 2)
    }

    @Test func equalBoundsAreAnEquation() throws {
        try LinearProgram.scoped { lp in
            let x = try lp.addColumn(.between(3, 3), cost: 1)
            let r = try lp.addRow(.between(6, 6), [Term(2, x)])
            #expect(try lp.bounds(of: x).kind == .fixed && lp.bounds(of: r).kind == .fixed)
            #expect(try lp.solve().objective == 3)
            try lp.setBounds(of: r, to: .between(7, 7))
            #expect(try lp.solve().status.isInfeasible)
        }
    }

    @Test func zeroCoefficientsAreNotStored() throws {
        try LinearProgram.scoped { lp in
            let x = try lp.addColumn(.nonnegative)
            let r = try lp.addRow(.free, [Term(0, x)])
            try lp.addColumn(.nonnegative, [Entry(-0.0, r)])
            #expect(lp.coefficientCount == 0)
            #expect(try lp.terms(of: r) == [])
        }
    }

    @Test func namesUpToTheLimitComeBack() throws {
        try LinearProgram.scoped { lp in
            for name in [String(repeating: "n", count: 255), "日本 größe", " ", "\u{80}\u{9F}"] {
                let column = try lp.addColumn(.free, name: name)
                let row = try lp.addRow(.free, [], name: name)
                #expect(try lp.name(of: column) == name)
                #expect(try lp.name(of: row) == name)
            }
            let nameless = try lp.addColumn(.free, name: "")
            #expect(try lp.name(of: nameless) == nil)
        }
    }

    /// In a process of its own, which an assertion within GLPK would end.
    @Test(arguments: [50.0, 30, 15])
    func extremeNumbersNeverEndTheProcess(_ decades: Double) async throws {
        let streams: [any PartialKeyPath<ExitTest.Result> & Sendable] = [
            \.standardOutputContent, \.standardErrorContent,
        ]
        let result = try await #require(processExitsWith: .success, observing: streams) { [decades] in
            var answered = 0
            for seed in 0..<40000 {
                do {
                    _ = try AbuseTests.extremeProgram(seed, decades).run { lp in
                        let tolerance = seed % 5 == 0 ? 0.999 : 1e-9
                        let solution = try lp.solve(
                            SimplexOptions(
                                method: methods[seed % 3], pivotTolerance: tolerance, iterationLimit: 2000, timeLimit: 2
                            ))
                        precondition(!solution.isOptimal || solution.objective.isFinite)
                        _ = try lp.provenBound(multipliers: solution.rowDuals.map { $0.isFinite ? $0 : 0 })
                        if solution.isOptimal {
                            for j in 0..<lp.columnCount { _ = try lp.costRange(of: Column(index: j)) }
                            for i in 0..<lp.rowCount { _ = try lp.boundRange(of: Row(index: i)) }
                        }
                        answered += 1
                    }
                } catch LinearProgramError.solverFailure {
                } catch LinearProgramError.noOptimalBasis {}
                if seed % 100 == 0 {
                    precondition((try? DenseProgram.dakota.solved().objective).map { abs($0 - 280) < 1e-6 } == true)
                }
            }
            precondition(answered > 100)
        }
        #expect(result.standardOutputContent.isEmpty && result.standardErrorContent.isEmpty)
    }

    static func extremeProgram(_ seed: Int, _ decades: Double) -> DenseProgram {
        var random = SeededGenerator(seed: seed)
        let limit = Double("1e\(Int(decades))")!
        func number() -> Double {
            let extreme = [1e50, 1e-50, 1e40, 1e-40, 1e25, 1e-25, 1e15, 1e-9]
            let size =
                random.chance(2)
                ? random.integer(0...5) : min(max(extreme.randomElement(using: &random)!, 1 / limit), limit)
            return random.chance(2) ? size : -size
        }
        func bounds() -> Bounds {
            let (a, b) = (number(), number())
            return [.atLeast(a), .atMost(b), .between(min(a, b), max(a, b)), .exactly(a), .free].randomElement(
                using: &random)!
        }
        let n = Int.random(in: 1...6, using: &random)
        return DenseProgram(
            random.chance(2) ? .maximize : .minimize, costs: (0..<n).map { _ in number() },
            columns: (0..<n).map { _ in bounds() },
            rows: (0..<Int.random(in: 1...6, using: &random)).map { _ in
                (bounds(), (0..<n).map { _ in random.chance(3) ? 0 : number() })
            })
    }
}
