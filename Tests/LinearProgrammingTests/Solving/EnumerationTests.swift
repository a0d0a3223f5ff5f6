import LinearProgramming
import Testing

/// Answers against the enumeration of all vertices, which knows nothing of simplex.
@Suite struct EnumerationTests {
    @Test(arguments: methods)
    func agreesWithAllVertices(_ method: SimplexOptions.Method) throws {
        var counts = (optimal: 0, infeasible: 0)
        for seed in 0..<200 {
            let program = DenseProgram.boxed(seed: seed, columns: 2 + seed % 3, rows: 1 + seed % 4)
            let solution = try program.solved(method)
            if let optimum = program.optimumByEnumeration() {
                counts.optimal += 1
                #expect(solution.isOptimal, "seed \(seed)")
                #expect(agree([solution.objective], [optimum]), "seed \(seed)")
                #expect(program.violations(of: solution) == [], "seed \(seed)")
            } else {
                counts.infeasible += 1
                #expect(solution.status.isInfeasible, "seed \(seed)")
            }
        }
        #expect(counts.optimal > 50 && counts.infeasible > 20)
    }

    @Test(arguments: methods)
    func unboundedColumnsKeepTheOptimalityConditions(_ method: SimplexOptions.Method) throws {
        var optimal = 0
        for seed in 0..<200 {
            let program = DenseProgram.feasible(seed: seed)
            let solution = try program.solved(method)
            #expect(!solution.status.isInfeasible, "seed \(seed)")
            if solution.isOptimal {
                optimal += 1
                #expect(program.violations(of: solution) == [], "seed \(seed)")
            } else {
                #expect(solution.status.dual == .noneExists, "seed \(seed)")
            }
        }
        #expect(optimal > 50)
    }
}
