import LinearProgramming

/// SplitMix64: the same numbers on every machine for one seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func integer(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &self)) }
    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }
}

extension DenseProgram {
    /// A program over a box with small integers: never unbounded, and infeasible for about one seed in three.
    static func boxed(seed: Int, columns n: Int = 3, rows m: Int = 3) -> DenseProgram {
        var random = SeededGenerator(seed: seed)
        var program = DenseProgram(random.chance(2) ? .maximize : .minimize)
        program.constant = random.integer(-3...3)
        for _ in 0..<n {
            let low = random.integer(-4...2)
            program.costs.append(random.integer(-5...5))
            program.columns.append(random.chance(6) ? .exactly(low) : .between(low, low + random.integer(1...6)))
        }
        for _ in 0..<m {
            program.matrix.append((0..<n).map { _ in random.chance(4) ? 0 : random.integer(-4...4) })
            let side = random.integer(-6...10)
            program.rows.append(
                [.atMost(side), .atLeast(side - 4), .between(side - 5, side), .exactly(side - 2)].randomElement(
                    using: &random)!)
        }
        return program
    }

    /// A program with unbounded columns and rows of every kind around a known point; often degenerate, and either
    /// optimal or unbounded.
    static func feasible(seed: Int, columns n: Int = 6, rows m: Int = 5) -> DenseProgram {
        var random = SeededGenerator(seed: seed &+ 1_000_000)
        var program = DenseProgram(random.chance(2) ? .maximize : .minimize)
        program.constant = random.integer(-9...9)
        var point: [Double] = []
        for _ in 0..<n {
            let value = random.integer(-3...5)
            point.append(value)
            program.costs.append(random.integer(-6...6))
            program.columns.append(
                [
                    .atLeast(value - random.integer(0...2)), .atMost(value + random.integer(0...2)),
                    .between(value - 1, value + 3), .exactly(value), .free, .atLeast(value),
                ].randomElement(using: &random)!)
        }
        for _ in 0..<m {
            let row = (0..<n).map { _ in random.chance(3) ? 0 : random.integer(-5...5) }
            let activity = zip(row, point).reduce(0) { $0 + $1.0 * $1.1 }
            let slack = random.integer(0...3)
            program.matrix.append(row)
            program.rows.append(
                [
                    .atMost(activity + slack), .atLeast(activity - slack), .between(activity - slack, activity + 2),
                    .exactly(activity), .free,
                ].randomElement(using: &random)!)
        }
        return program
    }

    /// `feasible` with a row that contradicts the sum of two others.
    static func infeasible(seed: Int) -> DenseProgram {
        var program = feasible(seed: seed)
        program.rows[0] = .atMost(2)
        program.rows[1] = .atMost(-1)
        program.matrix.append(zip(program.matrix[0], program.matrix[1]).map(+))
        program.rows.append(.atLeast(1.5))
        return program
    }

    /// `feasible` with a column that improves the objective without meeting any bound.
    static func unbounded(seed: Int) -> DenseProgram {
        var program = feasible(seed: seed)
        let pull = program.sense == .maximize ? 1.0 : -1.0
        program.costs.append(2 * pull)
        program.columns.append(.nonnegative)
        for i in program.rows.indices {
            let coefficient = program.rows[i].kind == .lower ? 1.0 : program.rows[i].kind == .upper ? -1.0 : 0
            program.matrix[i].append(coefficient)
        }
        return program
    }

    /// A dense packing program with positive numbers: optimal and bounded.
    static func packing(seed: Int, size: Int) -> DenseProgram {
        var random = SeededGenerator(seed: seed)
        var program = DenseProgram(.maximize)
        program.costs = (0..<size).map { _ in Double.random(in: 1...2, using: &random) }
        program.columns = program.costs.map { _ in .nonnegative }
        program.matrix = (0..<size).map { _ in (0..<size).map { _ in Double.random(in: 0.1...1, using: &random) } }
        program.rows = (0..<size).map { _ in .atMost(Double.random(in: 50...100, using: &random)) }
        return program
    }

    /// A transport program with as many plants as customers, long enough to be interrupted. Lane (i, j) is column
    /// `i * size + j`; the plants can supply twice what is asked for.
    static func transport(seed: Int, size: Int) -> DenseProgram {
        var random = SeededGenerator(seed: seed)
        var program = DenseProgram(costs: (0..<size * size).map { _ in Double.random(in: 1...9, using: &random) })
        for i in 0..<size {
            program.matrix.append((0..<size * size).map { $0 / size == i ? 1 : 0 })
            program.rows.append(.atMost(20))
        }
        for j in 0..<size {
            program.matrix.append((0..<size * size).map { $0 % size == j ? 1 : 0 })
            program.rows.append(.atLeast(Double.random(in: 5...15, using: &random)))
        }
        return program
    }
}
