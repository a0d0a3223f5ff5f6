import LinearProgramming
import Testing

/// Verdicts by exact arithmetic, and what is said where it may not be used.
@Suite struct ExactTests {
    @Test(arguments: ConformanceTests.table)
    func answersAsKnown(_ known: KnownProgram) throws {
        let solution = try known.program.run { try $0.solve(SimplexOptions(isExact: true)) }
        switch known.answer {
        case .optimum(let value, let values, _):
            #expect(solution.isOptimal && agree([solution.objective], [value], within: 1e-15))
            if let values { #expect(agree(solution.values, values, within: 1e-15)) }
            #expect(known.program.violations(of: solution, within: 1e-14) == [])
        case .infeasible: #expect(solution.status.isInfeasible)
        case .unbounded: #expect(solution.status.isUnbounded)
        }
    }

    /// 3 x >= 1 and 3 x <= 1 - 2^-53 contradict each other in the last bit: within the tolerances there is a point.
    @Test func theLastBitDecides() throws {
        let program = DenseProgram(costs: [1], rows: [(.atLeast(1), [3]), (.atMost(1 - 0x1p-53), [3])])
        #expect(try program.solved().isOptimal)
        let solution = try program.run { try $0.solve(SimplexOptions(isExact: true)) }
        #expect(solution.status.isInfeasible)
        let certificate = try #require(
            try program.run { lp in
                _ = try lp.solve(SimplexOptions(isExact: true))
                return try lp.infeasibilityCertificate()
            })
        #expect(certificate.rows.map { abs($0) } == [1, 1] && certificate.contradiction == 0x1p-53)
    }

    @Test func seededProgramsAgreeWithAllVertices() throws {
        for seed in 0..<100 {
            let program = DenseProgram.boxed(seed: seed)
            let solution = try program.run { try $0.solve(SimplexOptions(isExact: true)) }
            if let optimum = program.optimumByEnumeration() {
                #expect(solution.isOptimal && agree([solution.objective], [optimum], within: 1e-9), "seed \(seed)")
            } else {
                #expect(solution.status.isInfeasible, "seed \(seed)")
            }
        }
    }

    /// Without exact arithmetic the nearly dependent fixtures may stay open; called infeasible they never are.
    @Test func withoutExactWorkNothingFalseIsSaid() throws {
        var undetermined = 0
        for name in try Fixtures.nearlyDependent {
            let solution = try LinearProgram.scoped(reading: Fixtures.path(name), as: .mps) { lp in
                try lp.solve(SimplexOptions(isScaling: false, exactWork: 0, iterationLimit: 2000))
            }
            #expect(!solution.status.isInfeasible && !solution.status.isUnbounded, "\(name)")
            if solution.status.isUndetermined {
                undetermined += 1
                #expect(solution.status.verdict.sentence.contains("Rounding decides"))
                #expect(solution.status.description.hasPrefix("undetermined"))
            }
        }
        #expect(undetermined > 0)
    }

    @Test func violationsAreThoseOfTheProgramsOwnUnits() throws {
        let solution = try DenseProgram.dakota.solved()
        #expect(solution.primalViolation.absolute <= 1e-12 && solution.dualViolation.absolute <= 1e-12)
        // All at the start: 1000 x >= 1 misses 1 at x = 0, and its basic dual is 0.
        let stopped = try DenseProgram(costs: [1], rows: [(.atLeast(1), [1000])]).run { lp in
            try lp.solve(SimplexOptions(iterationLimit: 0))
        }
        #expect(stopped.status.verdict == .unfinished && stopped.primalViolation.absolute == 1)
        #expect(stopped.primalViolation.relative == 1)
    }

    @Test func exactWorkIsNotNegative() throws {
        #expect(throws: LinearProgramError.self) {
            try DenseProgram.dakota.run { try $0.solve(SimplexOptions(exactWork: -1)) }
        }
    }
}
