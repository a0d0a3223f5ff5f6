import Foundation
import LinearProgramming

extension DenseProgram {
    /// Programs on which rounding decides: rows that all lie near a space of few dimensions, in units that differ by up
    /// to 1e7, around a point that they admit with a slack of at least 1e-6 of
    /// their unit. One in four meets equations, one in five has rows that contradict
    /// others by a share of `1e-6 ... 1e-2` of their size, and one in ten lacks bounds on its columns.
    static func nearlyDependent(seed: Int) -> DenseProgram {
        var random = SeededGenerator(seed: seed &+ 77_000)
        let n = Int.random(in: 3...8, using: &random)
        let m = Int.random(in: 4...60, using: &random)
        let span = Int.random(in: 1...3, using: &random)
        let noise = Double.random(in: -10 ... -6, using: &random)
        let hasBox = !random.chance(10)
        func normal(_ random: inout SeededGenerator) -> Double {
            let (u, v) = (Double.random(in: 1e-12...1, using: &random), Double.random(in: 0...1, using: &random))
            return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
        }
        func power(_ range: ClosedRange<Double>, _ random: inout SeededGenerator) -> Double {
            pow(10, Double.random(in: range, using: &random))
        }
        let directions = (0..<span).map { _ in (0..<n).map { _ in normal(&random) } }
        let point = (0..<n).map { _ in normal(&random) }
        let units = random.chance(3) ? (0..<n).map { _ in power(-2...2, &random) } : (0..<n).map { _ in 1.0 }
        let kind = random.chance(4) ? 1 : random.chance(5) ? 2 : 0
        var program = DenseProgram(
            random.chance(2) ? .maximize : .minimize, costs: (0..<n).map { _ in normal(&random) })
        program.columns = (0..<n).map { _ in hasBox ? .between(-1000, 1000) : random.chance(2) ? .free : .atLeast(-1000)
        }
        for i in 0..<m {
            let weights = directions.map { _ in normal(&random) }
            let unit = power(-2...5, &random)
            let row = (0..<n).map { j in
                let exact = zip(weights, directions).reduce(0) { $0 + $1.0 * $1.1[j] }
                return (exact + power(noise...noise, &random) * normal(&random)) * unit * units[j]
            }
            let activity = zip(row, point).reduce(0) { $0 + $1.0 * $1.1 }
            let slack = (random.chance(3) ? 1e-6 : abs(normal(&random))) * unit
            let contradiction = kind == 2 && i % 7 == 3 ? power(-6 ... -2, &random) * unit : 0
            program.matrix.append(row)
            if kind == 1 && i < 2 {
                program.rows.append(.exactly(activity))
            } else if contradiction > 0, let other = program.rows.indices.first {
                program.matrix[i] = program.matrix[other].map { $0 * 1.5 }
                program.rows.append(
                    program.rows[other].upper.isFinite
                        ? .atLeast(1.5 * program.rows[other].upper + contradiction)
                        : .atMost(1.5 * program.rows[other].lower - contradiction))
            } else {
                program.rows.append(random.chance(3) ? .atLeast(activity - slack) : .atMost(activity + slack))
            }
        }
        return program
    }
}
