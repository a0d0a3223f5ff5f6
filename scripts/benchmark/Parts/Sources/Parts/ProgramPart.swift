import LinearProgramming

/// What the simplex costs on a dense program of the size of a contract's, microseconds: from nothing, and again after
/// one more cut.
struct ProgramPart {
    var columns: Int
    var cold: Double
    var warm: Double

    init(columns: Int) throws {
        self.columns = columns
        var cold = Double.infinity
        var warm = Double.infinity
        for repeats in 0..<200 {
            try LinearProgram.scoped(.maximize) { program in
                let variables = try (0..<columns).map {
                    try program.addColumn(.between(0, 1), cost: 1 + Double($0 % 7))
                }
                func cut(_ k: Int) throws {
                    let terms = variables.map { Term(1 + Double(($0.index * 31 + k * 17 + repeats) % 13) / 13, $0) }
                    try program.addRow(.atMost(0.2 * Double(columns) - 0.3 * Double(k)), terms)
                }
                for k in 0..<12 { try cut(k) }
                let start = ContinuousClock.now
                _ = try program.solve()
                cold = min(cold, (ContinuousClock.now - start) / .microseconds(1))
                try cut(12)
                let again = ContinuousClock.now
                _ = try program.solve(SimplexOptions(method: .dualThenPrimal))
                warm = min(warm, (ContinuousClock.now - again) / .microseconds(1))
            }
        }
        self.cold = cold
        self.warm = warm
    }
}
