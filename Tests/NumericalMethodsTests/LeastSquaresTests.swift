import NumericalMethods
import TestSupport
import Testing

/// Least squares against all that might be the solution.
@Suite struct LeastSquaresTests {
    private struct System {
        var columns: [[Double]]
        var right: [Double]

        init(seed: Int, columns count: Int, rows: Int) {
            var random = SeededGenerator(seed: UInt64(seed))
            columns = (0..<count).map { _ in (0..<rows).map { _ in Double.random(in: -0.3...1, using: &random) } }
            right = (0..<rows).map { _ in Double.random(in: -1...1, using: &random) }
        }

        func residual(_ x: [Double]) -> Double {
            right.indices.reduce(0) { sum, k in
                let rest = right[k] - x.indices.reduce(0) { $0 + x[$1] * columns[$1][k] }
                return sum + rest * rest
            }.squareRoot()
        }

        /// The normal equations of some columns.
        func solution(using some: [Int]) -> [Double]? {
            var x = [Double](repeating: 0, count: columns.count)
            if some.isEmpty { return x }
            func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
            let matrix = some.flatMap { i in some.map { product(columns[i], columns[$0]) } }
            guard let y = DenseSystem.solve(matrix, some.map { product(columns[$0], right) }) else { return nil }
            for (place, j) in some.enumerated() { x[j] = y[place] }
            return x
        }
    }

    @Test(arguments: 0..<40) func nonNegativeIsTheBestOverAllSetsOfColumns(_ seed: Int) {
        let system = System(seed: seed, columns: 6, rows: 9)
        let x = NonNegativeLeastSquares(columns: system.columns, right: system.right).solution()
        var best = Double.infinity
        for mask in 0..<64 {
            let some = (0..<6).filter { mask >> $0 & 1 == 1 }
            if let y = system.solution(using: some), y.allSatisfy({ $0 >= 0 }) { best = min(best, system.residual(y)) }
        }
        #expect(x.allSatisfy { $0 >= 0 })
        #expect(abs(system.residual(x) - best) <= 1e-12)
    }

    @Test(arguments: 0..<20) func pivotedSolvesTheNormalEquations(_ seed: Int) throws {
        let system = System(seed: seed + 100, columns: 5, rows: 8)
        let x = PivotedLeastSquares.solution(columns: system.columns, right: system.right, tolerance: 1e-13)
        let y = try #require(system.solution(using: Array(0..<5)))
        for (one, other) in zip(x, y) { #expect(abs(one - other) <= 1e-9 * max(1, abs(other))) }
    }

    @Test func pivotedUsesNoColumnTwice() {
        var system = System(seed: 7, columns: 4, rows: 6)
        system.columns.append(system.columns[2])
        let x = PivotedLeastSquares.solution(columns: system.columns, right: system.right, tolerance: 1e-12)
        #expect(x.filter { $0 != 0 }.count == 4)
        let alone = PivotedLeastSquares.solution(
            columns: Array(system.columns[..<4]), right: system.right, tolerance: 1e-12)
        #expect(abs(system.residual(x) - system.residual(alone + [0])) <= 1e-12)
    }
}
