import LinearProgramming

/// A small linear program as a value, so that a test can hold it beside the answer and inspect each number.
struct DenseProgram: Sendable {
    var sense = Sense.minimize
    var constant = 0.0
    var costs: [Double]
    var columns: [Bounds]
    var matrix: [[Double]]
    var rows: [Bounds]
    /// The integer columns by index.
    var integers: Set<Int> = []

    init(
        _ sense: Sense = .minimize, constant: Double = 0, costs: [Double] = [], columns: [Bounds]? = nil,
        rows: [(Bounds, [Double])] = []
    ) {
        self.sense = sense
        self.constant = constant
        self.costs = costs
        self.columns = columns ?? costs.map { _ in .nonnegative }
        self.matrix = rows.map(\.1)
        self.rows = rows.map(\.0)
    }

    func fill(_ program: inout LinearProgram) throws {
        program.sense = sense
        try program.setObjectiveConstant(to: constant)
        for (j, (bounds, cost)) in zip(columns, costs).enumerated() {
            try program.addColumn(bounds, cost: cost, kind: integers.contains(j) ? .integer : .continuous)
        }
        for (bounds, coefficients) in zip(rows, matrix) { try program.addRow(bounds, Self.terms(coefficients)) }
    }

    static func terms(_ coefficients: [Double]) -> [Term] {
        coefficients.enumerated().filter { $1 != 0 }.map { Term($1, Column(index: $0)) }
    }

    func run<R>(_ body: (inout LinearProgram) throws -> R) throws -> R {
        try LinearProgram.scoped(sense) { program in
            try fill(&program)
            return try body(&program)
        }
    }

    func solved(_ method: SimplexOptions.Method = .primal) throws -> LinearSolution {
        try run { try $0.solve(SimplexOptions(method: method)) }
    }

    func objective(at point: [Double]) -> Double {
        zip(costs, point).reduce(constant) { $0 + $1.0 * $1.1 }
    }

    func activities(at point: [Double]) -> [Double] {
        matrix.map { row in zip(row, point).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    func admits(_ point: [Double], within tolerance: Double = 1e-7) -> Bool {
        zip(columns + rows, point + activities(at: point)).allSatisfy { bounds, value in
            let slack = tolerance * (1 + abs(value))
            return value >= bounds.lower - slack && value <= bounds.upper + slack
        }
    }

    /// The same program with the objective turned round: its optimum is the negative.
    var negated: DenseProgram {
        var copy = self
        copy.sense = sense == .maximize ? .minimize : .maximize
        copy.costs = costs.map { -$0 }
        copy.constant = -constant
        return copy
    }
}
