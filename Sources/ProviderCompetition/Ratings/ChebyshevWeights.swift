import LinearProgramming

/// The weights of the least largest error, by linear programming:
///
///     min e   with   | sum_i w_i R_ik + c - u_k | <= e   for each item k,   w >= 0   (and sum w = 1 for the hull).
///
/// Of the two rows an item only those that are violated are written down, and providers are added to one program in
/// their order, each run begun where the last one ended.
struct ChebyshevWeights {
    /// By provider and item; for the hull R_i - u, so that the right side is 0.
    private let columns: [[Double]]
    /// By item; in the unit of the errors.
    private let right: [Double]
    /// The range of each column.
    private let ranges: [Double]
    private let isHull: Bool
    private let ownRange: Double

    /// Violations up to this, of the unit, are rounding.
    private static let tolerance = 1e-11

    init(_ user: RatedUser, _ rule: RatingRule) {
        isHull = rule == .hull
        right = isHull ? user.own.map { _ in 0 } : user.own
        columns = user.theirs.map { [isHull] list in isHull ? zip(list, user.own).map { $0 - $1 } : list }
        ranges = columns.map(Self.range)
        ownRange = Self.range(user.own)
    }

    private static func range(_ list: [Double]) -> Double { (list.max() ?? 0) - (list.min() ?? 0) }

    /// The best weights of the first so many providers, for each of the ascending counts.
    func weights(of counts: [Int]) throws(RatingsError) -> [[Double]] {
        var found: [[Double]] = []
        while found.count < counts.count {
            let count = counts[found.count]
            if let trivial = trivialWeights(of: count) {
                found.append(trivial)
            } else {
                found += try weights(ofNext: counts[found.count...])
            }
        }
        return found
    }

    /// Where the user rates all alike, or a provider as she does.
    private func trivialWeights(of count: Int) -> [Double]? {
        if !isHull { return ownRange > 0 ? nil : columns.map { _ in 0 } }
        let nearest = ranges[..<count].min() ?? 0
        guard nearest <= 1e-15 * ownRange else { return nil }
        let twin = ranges.firstIndex(of: nearest)
        return columns.indices.map { $0 == twin ? 1 : 0 }
    }

    /// The range that errors are measured in: of the user, or, for the hull, of the provider that is nearest.
    private func unit(of count: Int) -> Double { isHull ? ranges[..<count].min() ?? 0 : ownRange }

    /// The weights of the first counts, until the unit becomes another.
    private func weights(ofNext counts: ArraySlice<Int>) throws(RatingsError) -> [[Double]] {
        let unit = unit(of: counts.first ?? columns.count)
        let found: [[Double]]
        do {
            found = try LinearProgram.scoped(.minimize) { program throws(LinearProgramError) in
                var state = try State(self, unit: unit, &program)
                var found: [[Double]] = []
                for count in counts {
                    if self.unit(of: count) < unit / 100 { break }
                    guard let weights = try state.weights(of: count, &program) else { break }
                    found.append(weights)
                }
                return found
            }
        } catch { throw .linearProgram(error) }
        if found.isEmpty { throw .unsolved }
        return found
    }

    /// The program so far.
    private struct State {
        let problem: ChebyshevWeights
        let unit: Double
        let offset: Column
        let error: Column
        let sum: Row?
        var weights: [Column?] = []
        var rows: [(row: Row, item: Int, sign: Double)] = []
        var written: Set<[Int]> = []

        init(_ problem: ChebyshevWeights, unit: Double, _ program: inout LinearProgram) throws(LinearProgramError) {
            self.problem = problem
            self.unit = unit
            offset = try program.addColumn(.free)
            error = try program.addColumn(.nonnegative, cost: 1)
            sum = problem.isHull ? try program.addRow(.exactly(1), []) : nil
        }

        /// Nil where the program was given up.
        mutating func weights(of count: Int, _ program: inout LinearProgram) throws(LinearProgramError) -> [Double]? {
            while weights.count < count { try addProvider(&program) }
            for _ in 0..<(4 * problem.right.count + 100) {
                guard let solution = try solve(&program) else { return nil }
                let values = weights.map { $0.map { max(0, solution[$0]) } ?? 0 }
                if try addViolated(values, solution, &program) { continue }
                let found = values.enumerated().map { i, value in value * scale(i) }
                let total = problem.isHull ? found.reduce(0, +) : 1
                return found.map { $0 / total } + Array(repeating: 0, count: problem.columns.count - count)
            }
            return nil
        }

        /// A weight in the raters' scales for 1 in the program, where a column has range 1.
        private func scale(_ provider: Int) -> Double {
            problem.ranges[provider] > 0 ? unit / problem.ranges[provider] : 0
        }

        /// One that rates all items alike, which the offset does as well, has no column.
        private mutating func addProvider(_ program: inout LinearProgram) throws(LinearProgramError) {
            let i = weights.count
            let (column, range) = (problem.columns[i], problem.ranges[i])
            guard range > 0 else { return weights.append(nil) }
            var entries = rows.map { Entry($0.sign * column[$0.item] / range, $0.row) }
            if let sum { entries.append(Entry(unit / range, sum)) }
            weights.append(try program.addColumn(.nonnegative, entries.filter { abs($0.coefficient) > 1e-15 }))
        }

        /// After rows were added the dual simplex goes on; where that ends in confusion the primal one starts afresh.
        private func solve(_ program: inout LinearProgram) throws(LinearProgramError) -> LinearSolution? {
            for method in [SimplexOptions.Method.dualThenPrimal, .primal] {
                if method == .primal {
                    try program.setBasis(.slack(rows: program.rowCount, columns: program.columnCount))
                }
                let solution = try program.solve(
                    SimplexOptions(
                        method: method, primalTolerance: tolerance, dualTolerance: tolerance, isScaling: false))
                if solution.isOptimal { return solution }
            }
            return nil
        }

        /// Writes down the rows of the items whose residuals are highest and lowest, where they exceed the error.
        /// - Returns: whether there were any.
        private mutating func addViolated(
            _ values: [Double], _ solution: LinearSolution, _ program: inout LinearProgram
        ) throws(LinearProgramError) -> Bool {
            let residuals = problem.right.indices.map { k in
                values.indices.reduce(solution[offset] - problem.right[k] / unit) { sum, i in
                    values[i] > 0 ? sum + values[i] * problem.columns[i][k] / problem.ranges[i] : sum
                }
            }
            var added = false
            for sign in [1.0, -1.0] {
                guard let worst = residuals.indices.max(by: { sign * residuals[$0] < sign * residuals[$1] }),
                    sign * residuals[worst] > solution[error] + tolerance,
                    written.insert([worst, Int(sign)]).inserted
                else { continue }
                var terms = [Term(sign, offset), Term(-1, error)]
                for (i, column) in weights.enumerated() {
                    guard let column else { continue }
                    let coefficient = sign * problem.columns[i][worst] / problem.ranges[i]
                    if abs(coefficient) > 1e-15 { terms.append(Term(coefficient, column)) }
                }
                let row = try program.addRow(.atMost(sign * problem.right[worst] / unit), terms)
                rows.append((row, worst, sign))
                added = true
            }
            return added
        }
    }
}
