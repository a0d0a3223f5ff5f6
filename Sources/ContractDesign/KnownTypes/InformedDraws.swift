import NumericalMethods

/// A mean over drawn compositions, corrected by what is known of their totals: the last resort.
///
/// A party is in, others join it, and a composition weighs the reciprocal of its number of parties, so that groups of
/// nobody are never drawn. The quadratic function of X and Y nearest to V is subtracted, and its mean, which the
/// moments of the totals give exactly, added again.
struct InformedDraws {
    private let order: CostOrder
    private let participation: Participation
    private let kinds: [InformedKind]
    private let means: [Double]
    private var scaleX = 1.0
    private var scaleY = 1.0

    init(_ participation: Participation, _ order: CostOrder, _ kinds: [InformedKind]) {
        self.participation = participation
        self.order = order
        self.kinds = kinds
        let law = participation.law
        let probabilities = order.probabilities
        func mean(_ part: (InformedKind) -> Double) -> Double {
            zip(kinds, probabilities).reduce(0) { $0 + $1.1 * part($1.0) }
        }
        let number = law.mean
        // E[N (N - 1)].
        let pairs = number * law.others.mean
        scaleX = number * mean(\.x)
        scaleY = number * mean(\.y)
        if scaleY == 0 { scaleY = 1 }
        let (sx, sy) = (scaleX, scaleY)
        func product(_ a: (InformedKind) -> Double, _ b: (InformedKind) -> Double) -> Double {
            number * mean { a($0) * b($0) } + pairs * mean(a) * mean(b)
        }
        let present = law.drop(gap: 0, step: 1)
        let (x, y) = (number * mean(\.x) / sx, number * mean(\.y) / sy)
        let (xx, xy, yy) = (
            product(\.x, \.x) / sx / sx, product(\.x, \.y) / sx / sy, product(\.y, \.y) / sy / sy
        )
        // Of 1, x - 1, y - 1 and their products, where anybody is present.
        let one = present
        means = [
            one, x - one, y - one, xx - 2 * x + one, xy - x - y + one, yy - 2 * y + one,
        ]
    }

    /// What was found, and how far it may be off.
    struct Estimate {
        var means: InformedMeans
        var standardErrors: InformedMeans
    }

    /// - Parameter outcome: V and its performance of a group.
    /// - Complexity: a root for each draw.
    func estimate(draws: Int, seed: UInt64, _ outcome: (SettledParties) -> InformedMeans) -> Estimate {
        let table = OutcomeTable(participation, probabilities: order.probabilities, draws: draws, seed: seed)
        let rows = table.outcomeCount
        var functions = [[Double]](repeating: [Double](repeating: 0, count: rows), count: means.count)
        var values = [Double](repeating: 0, count: rows)
        var performances = values
        // The weights of the table are the reciprocals of numbers of parties, to a factor.
        for k in 0..<rows {
            var settled = SettledParties()
            for i in kinds.indices where table.counts[i][k] > 0 {
                settled = settled.joined(by: table.counts[i][k], of: kinds[i])
            }
            let found = outcome(settled)
            let weight = participation.mean / settled.parties
            values[k] = weight * found.value
            performances[k] = weight * found.performance
            let (x, y) = (settled.x / scaleX - 1, settled.y / scaleY - 1)
            for (f, function) in [1, x, y, x * x, x * y, y * y].enumerated() { functions[f][k] = weight * function }
        }
        let fit = LeastSquares(functions)
        func corrected(_ terms: [Double]) -> (mean: Double, error: Double) {
            let coefficients = fit.coefficients(terms)
            var rest = terms
            for (coefficient, function) in zip(coefficients, functions) {
                for k in rest.indices { rest[k] -= coefficient * function[k] }
            }
            let count = Double(rows)
            let mean = BlockedSum.over(rows) { rest[$0] } / count
            let squares = BlockedSum.over(rows) { (rest[$0] - mean) * (rest[$0] - mean) }
            let known = zip(coefficients, means).reduce(0) { $0 + $1.0 * $1.1 }
            return (mean + known, (squares / count / max(1, count - 7)).squareRoot())
        }
        let (value, performance) = (corrected(values), corrected(performances))
        return Estimate(
            means: InformedMeans(value: value.mean, performance: performance.mean),
            standardErrors: InformedMeans(value: value.error, performance: performance.error))
    }
}

/// The combination of some functions nearest to another one, on the points where they are given.
private struct LeastSquares {
    private let functions: [[Double]]
    private let matrix: [Double]
    private let used: [Int]

    init(_ functions: [[Double]]) {
        self.functions = functions
        let products = functions.map { a in functions.map { b in Self.product(a, b) } }
        // Functions that are combinations of those before them add nothing.
        var used: [Int] = []
        for f in functions.indices {
            let trial = used + [f]
            let scaled = trial.flatMap { a in
                trial.map { products[a][$0] / (products[a][a] * products[$0][$0]).squareRoot() }
            }
            let right = trial.map { $0 == f ? 1.0 : 0 }
            if products[f][f] > 0, let inverse = DenseSystem.solve(scaled, right), inverse[trial.count - 1] < 1e10 {
                used = trial
            }
        }
        self.used = used
        matrix = used.flatMap { a in used.map { products[a][$0] } }
    }

    func coefficients(_ target: [Double]) -> [Double] {
        var coefficients = [Double](repeating: 0, count: functions.count)
        let found = DenseSystem.solve(matrix, used.map { Self.product(functions[$0], target) })
        for (f, coefficient) in zip(used, found ?? []) { coefficients[f] = coefficient }
        return coefficients
    }

    private static func product(_ a: [Double], _ b: [Double]) -> Double { BlockedSum.over(a.count) { a[$0] * b[$0] } }
}
