import LinearProgramming
import Testing

/// A program and what is known about it by hand.
struct KnownProgram: Sendable, CustomTestStringConvertible {
    enum Answer: Sendable {
        case optimum(Double, values: [Double]? = nil, duals: [Double]? = nil)
        case infeasible
        case unbounded
    }

    var name: String
    var program: DenseProgram
    var answer: Answer
    var testDescription: String { name }

    init(_ name: String, _ program: DenseProgram, _ answer: Answer) {
        self.name = name
        self.program = program
        self.answer = answer
    }
}

let methods: [SimplexOptions.Method] = [.primal, .dualThenPrimal, .dual]

@Suite struct ConformanceTests {
    static let table = [
        KnownProgram(
            "one variable", DenseProgram(.maximize, costs: [2], columns: [.between(0, 3)], rows: [(.atMost(5), [1])]),
            .optimum(6, values: [3], duals: [0])),
        KnownProgram("nothing at all", DenseProgram(constant: 7), .optimum(7, values: [], duals: [])),
        KnownProgram(
            "no rows", DenseProgram(constant: 1, costs: [3, -2], columns: [.between(1, 4), .between(0, 5)]),
            .optimum(-6, values: [1, 5], duals: [])),
        KnownProgram("no rows, unbounded", DenseProgram(costs: [-1]), .unbounded),
        KnownProgram(
            "no columns, fitting row", DenseProgram(rows: [(.between(-1, 2), [])]), .optimum(0, values: [], duals: [0])),
        KnownProgram("no columns, missed row", DenseProgram(rows: [(.between(1, 2), [])]), .infeasible),
        KnownProgram(
            "equations only", DenseProgram(costs: [1, 2], rows: [(.exactly(4), [1, 1]), (.exactly(2), [1, -1])]),
            .optimum(5, values: [3, 1], duals: [1.5, -0.5])),
        KnownProgram(
            "free columns",
            DenseProgram(
                costs: [1, 1], columns: [.free, .free],
                rows: [(.atLeast(3), [1, 2]), (.atLeast(3), [2, 1])]),
            .optimum(2, values: [1, 1], duals: [1 / 3, 1 / 3])),
        KnownProgram(
            "ranged row",
            DenseProgram(
                .maximize, costs: [1, 0], columns: [.free, .between(0, 3)],
                rows: [(.between(-1, 2), [1, -1])]),
            .optimum(5, values: [5, 3], duals: [1])),
        KnownProgram(
            "fixed column",
            DenseProgram(
                .maximize, costs: [1, 1], columns: [.nonnegative, .exactly(2)],
                rows: [(.atMost(5), [1, 1])]),
            .optimum(5, values: [3, 2], duals: [1])),
        KnownProgram(
            "upper bounds only",
            DenseProgram(
                .maximize, costs: [1, 2], columns: [.atMost(-1), .atMost(4)],
                rows: [(.atMost(100), [1, 1])]),
            .optimum(7, values: [-1, 4], duals: [0])),
        KnownProgram(
            "degenerate vertex",
            DenseProgram(
                .maximize, costs: [1, 1],
                rows: [(.atMost(1), [1, 0]), (.atMost(1), [0, 1]), (.atMost(2), [1, 1])]),
            .optimum(2, values: [1, 1])),
        KnownProgram(
            "several optima",
            DenseProgram(
                .maximize, costs: [1, 1], columns: [.between(0, 3), .between(0, 3)],
                rows: [(.atMost(4), [1, 1])]),
            .optimum(4, duals: [1])),
        KnownProgram(
            "constant", DenseProgram(constant: 10, costs: [1], columns: [.atLeast(2)], rows: [(.free, [1])]),
            .optimum(12, values: [2], duals: [0])),
        KnownProgram(
            "redundant equation", DenseProgram(costs: [1, 1], rows: [(.exactly(2), [1, 1]), (.exactly(4), [2, 2])]),
            .optimum(2)),
        KnownProgram("unbounded", DenseProgram(.maximize, costs: [1, 0], rows: [(.atMost(1), [1, -1])]), .unbounded),
        KnownProgram(
            "infeasible by rows", DenseProgram(costs: [1, 1], rows: [(.atLeast(3), [1, 1]), (.atMost(2), [1, 1])]),
            .infeasible),
        KnownProgram(
            "infeasible by row against columns",
            DenseProgram(
                costs: [1, 1], columns: [.atMost(1), .atMost(1)],
                rows: [(.atLeast(3), [1, 1])]),
            .infeasible),
        KnownProgram(
            "infeasible and dual infeasible",
            DenseProgram(
                .maximize, costs: [1, 1],
                rows: [(.atMost(-1), [1, -1]), (.atMost(-1), [-1, 1])]),
            .infeasible),
    ]

    @Test(arguments: table, methods)
    func answersAsKnown(_ known: KnownProgram, _ method: SimplexOptions.Method) throws {
        try check(known, method)
    }

    /// Minimising the negated objective is the same question.
    @Test(arguments: table, methods)
    func answersTheNegatedQuestion(_ known: KnownProgram, _ method: SimplexOptions.Method) throws {
        let answer: KnownProgram.Answer =
            switch known.answer {
            case .optimum(let value, let values, let duals): .optimum(-value, values: values, duals: duals?.map { -$0 })
            default: known.answer
            }
        try check(KnownProgram(known.name, known.program.negated, answer), method)
    }
}

func check(_ known: KnownProgram, _ method: SimplexOptions.Method, sourceLocation: SourceLocation = #_sourceLocation)
    throws
{
    let solution = try known.program.solved(method)
    #expect(solution.termination == .finished, sourceLocation: sourceLocation)
    switch known.answer {
    case .optimum(let value, let values, let duals):
        #expect(solution.isOptimal, sourceLocation: sourceLocation)
        #expect(agree([solution.objective], [value]), sourceLocation: sourceLocation)
        #expect(known.program.violations(of: solution) == [], sourceLocation: sourceLocation)
        if let values { #expect(agree(solution.values, values), sourceLocation: sourceLocation) }
        if let duals { #expect(agree(solution.rowDuals, duals), sourceLocation: sourceLocation) }
    case .infeasible where method == .dual:
        #expect(!solution.isOptimal && !solution.status.isUnbounded, sourceLocation: sourceLocation)
        #expect(solution.status.isInfeasible || solution.status.dual == .noneExists, sourceLocation: sourceLocation)
    case .infeasible:
        #expect(solution.status.isInfeasible, sourceLocation: sourceLocation)
    case .unbounded where method == .dual:
        #expect(solution.status.dual == .noneExists, sourceLocation: sourceLocation)
    case .unbounded:
        #expect(solution.status.isUnbounded, sourceLocation: sourceLocation)
    }
}

func agree(_ found: [Double], _ expected: [Double], within tolerance: Double = 1e-8) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance * (1 + abs($1)) }
}
