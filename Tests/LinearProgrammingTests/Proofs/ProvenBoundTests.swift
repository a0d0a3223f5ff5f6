import LinearProgramming
import Testing

@Suite struct ProvenBoundTests {
    @Test func neverCutsOffTheOptimumWhateverTheMultipliers() throws {
        var finite = 0
        for seed in 0..<400 {
            let program = DenseProgram.boxed(seed: seed)
            guard let optimum = program.optimumByEnumeration() else { continue }
            var random = SeededGenerator(seed: seed)
            let wild = [1e300, -1e300, 1e308, 1e-300, -Double.leastNonzeroMagnitude, 1e17, 0.1, -0.3, 0]
            try program.run { lp in
                for round in 0..<12 {
                    let multipliers = program.rows.map { _ in
                        round < 6 ? Double.random(in: -10...10, using: &random) : wild.randomElement(using: &random)!
                    }
                    let bound = try lp.provenBound(multipliers: multipliers)
                    let gap = program.sense == .maximize ? bound - optimum : optimum - bound
                    #expect(gap >= -1e-12 * (1 + abs(optimum)), "seed \(seed), \(multipliers)")
                    finite += bound.isFinite ? 1 : 0
                }
            }
        }
        #expect(finite > 500)
    }

    @Test func optimalDualsProveTheOptimum() throws {
        var proved = 0
        for seed in 0..<400 {
            let program = DenseProgram.boxed(seed: seed)
            guard let optimum = program.optimumByEnumeration() else { continue }
            let bound = try program.run { try $0.provenBound(multipliers: $0.solve().rowDuals) }
            #expect(abs(bound - optimum) <= 1e-9 * (1 + abs(optimum)), "seed \(seed)")
            proved += 1
        }
        #expect(proved > 50)
    }

    /// Wyndor's duals 0, 3/2, 1 leave residuals of exactly 0, so the missing upper bounds do not matter.
    @Test func exactDualsProveTheOptimumEvenWithoutColumnBounds() throws {
        try DenseProgram.wyndor.run { lp in
            let exact = try lp.provenBound(multipliers: [0, 1.5, 1])
            #expect(exact >= 36 && exact < 36 + 1e-12)
            #expect(try lp.provenBound(multipliers: [0, 1, 1]) == .infinity)
            #expect(try lp.provenBound(multipliers: [0, 2, 1]) >= 42)
        }
        let least = try DenseProgram.wyndor.negated.run { try $0.provenBound(multipliers: [0, -1.5, -1]) }
        #expect(least <= -36 && least > -36 - 1e-12)
    }

    /// 0.1 + 0.2 is not 0.3: with y = 1, 1 the residual of x is 5.6e-17 below zero, which the free x makes infinite.
    @Test func aResidualThatIsZeroOnlyUpToRoundingProvesNothingWithoutBounds() throws {
        let program = DenseProgram(
            .maximize, costs: [0.3], columns: [.free], rows: [(.atMost(1), [0.1]), (.atMost(1), [0.2])])
        try program.run { lp in
            #expect(try lp.provenBound(multipliers: [1, 1]) == .infinity)
            try lp.setBounds(of: Column(index: 0), to: .between(-100, 100))
            let bound = try lp.provenBound(multipliers: [1, 1])
            #expect(bound > 2 && bound < 2 + 1e-12)
        }
    }

    @Test func aMultiplierThatNeedsAnInfiniteBoundCountsAsZero() throws {
        let program = DenseProgram(.maximize, costs: [1], columns: [.between(0, 10)], rows: [(.atMost(4), [1])])
        try program.run { lp in
            let none = try lp.provenBound(multipliers: [0])
            #expect(none >= 10 && none < 10 + 1e-12)
            #expect(try lp.provenBound(multipliers: [-5]) == none)
            let exact = try lp.provenBound(multipliers: [1])
            #expect(exact >= 4 && exact < 4 + 1e-12)
        }
    }

    /// Products beyond the range of numbers must give no finite answer. The optimum is 5, at x = z = -5.
    @Test(arguments: [[1e200, 1e200], [1e308, -1e308], [-1e308, 1e308], [1e308, 1e308]])
    func overflowProvesNothing(_ multipliers: [Double]) throws {
        let program = DenseProgram(
            .maximize, costs: [-1, 0], columns: [.between(-5, 0), .between(-5, 0)],
            rows: [(.atMost(0), [1e50, -1e50]), (.atLeast(0), [1e50, -1e50])])
        let bound = try program.run { try $0.provenBound(multipliers: multipliers) }
        #expect(bound >= 5)
    }

    @Test func refusesWhatIsNoMultiplier() throws {
        try DenseProgram.wyndor.run { lp in
            for bad in [Double.nan, .infinity, -.infinity] {
                do {
                    _ = try lp.provenBound(multipliers: [0, bad, 0])
                    Issue.record("accepted \(bad)")
                } catch LinearProgramError.invalidNumber(let subject, _, _) {
                    #expect(subject == "The multiplier of row 1")
                }
            }
            for wrong in [[], [1, 1], [1, 1, 1, 1]] as [[Double]] {
                #expect(
                    throws: LinearProgramError.lengthMismatch(subject: "Multipliers", expected: 3, found: wrong.count)
                ) {
                    try lp.provenBound(multipliers: wrong)
                }
            }
        }
    }
}
