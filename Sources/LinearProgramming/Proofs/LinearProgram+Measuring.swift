import CGLPK

extension LinearProgram {
    /// The largest misses of the bounds, and of the signs of the duals at `basis`.
    ///
    /// One pass of plain sums tells which rows and columns are clear of their bounds and signs by more than rounding;
    /// the others are summed again with compensation, over nonzero terms only.
    /// - Complexity: O(rows + columns + nonzeros).
    func measure(values: [Double], rowDuals: [Double], basis: Basis) -> (primal: Violation, dual: Violation) {
        var pass = MeasuringPass(rows: rowCount, columns: columnCount)
        var primal = Violation.none
        var dual = Violation.none
        let sign = sense == .maximize ? 1.0 : -1.0
        let scale = pass.setCosts(of: problem)

        for i in 0..<rowCount {
            let count = pass.read(row: i, of: problem)
            let bounds = glpkBounds(ofRow: Int32(i + 1))
            let activity = pass.plainActivity(count, values, dual: rowDuals[i])
            let slop = Double(count + 2) * .ulpOfOne * activity.magnitude
            if !(activity.value - slop >= bounds.lower && activity.value + slop <= bounds.upper) {
                let sum = pass.compensatedActivity(count, values)
                primal.note(sum.value, sum.magnitude, within: bounds)
            }
            if rowDuals[i] != 0 { dual.note(sign * rowDuals[i], basis.rows[i], magnitude: 0, size: scale) }
        }
        for j in 0..<columnCount {
            let bounds = glpkBounds(ofColumn: Int32(j + 1))
            primal.note(values[j], abs(values[j]), within: bounds)
            let (rate, slop) = (sign * pass.reduced[j], Double(rowCount + 2) * .ulpOfOne * pass.magnitudes[j])
            let isClear =
                switch basis.columns[j] {
                case .atLower: rate < -slop
                case .atUpper: rate > slop
                case .fixed: rate.isFinite
                default: false
                }
            if isClear { continue }
            let sum = pass.reducedCost(j, rowDuals, of: problem)
            dual.note(
                sign * sum.value, basis.columns[j], magnitude: sum.magnitude,
                size: max(scale, abs(glpkCost(Int32(j + 1)))))
        }
        return (primal, dual)
    }
}

/// The buffers of one pass over a program's rows.
private struct MeasuringPass {
    private var indices: [Int32]
    private var coefficients: [Double]
    private(set) var reduced: [Double]
    private(set) var magnitudes: [Double]

    init(rows: Int, columns: Int) {
        indices = [Int32](repeating: 0, count: max(rows, columns) + 1)
        coefficients = [Double](repeating: 0, count: max(rows, columns) + 1)
        reduced = [Double](repeating: 0, count: columns)
        magnitudes = reduced
    }

    /// Begins the reduced costs; returns the size that duals are measured by: the largest cost's, at most 1.
    mutating func setCosts(of problem: OpaquePointer?) -> Double {
        var largest = 0.0
        for j in reduced.indices {
            let cost = glp_get_obj_coef(problem, Int32(j + 1))
            reduced[j] = cost
            magnitudes[j] = abs(cost)
            largest = max(largest, abs(cost))
        }
        return largest > 0 ? min(1, largest) : 1
    }

    mutating func read(row: Int, of problem: OpaquePointer?) -> Int {
        Int(glp_get_mat_row(problem, Int32(row + 1), &indices, &coefficients))
    }

    /// The activity of the row read last; takes its share off the reduced costs.
    mutating func plainActivity(
        _ count: Int, _ values: [Double], dual: Double
    ) -> (value: Double, magnitude: Double) {
        var (sum, magnitude) = (0.0, 0.0)
        values.withUnsafeBufferPointer { values in
            for k in stride(from: 1, through: count, by: 1) {
                let product = coefficients[k] * values[Int(indices[k]) - 1]
                sum += product
                magnitude += abs(product)
            }
        }
        if dual != 0 {
            for k in stride(from: 1, through: count, by: 1) {
                let (j, product) = (Int(indices[k]) - 1, dual * coefficients[k])
                reduced[j] -= product
                magnitudes[j] += abs(product)
            }
        }
        return (sum, magnitude)
    }

    func compensatedActivity(_ count: Int, _ values: [Double]) -> CompensatedSum {
        var sum = CompensatedSum()
        for k in stride(from: 1, through: count, by: 1) {
            let value = values[Int(indices[k]) - 1]
            if value != 0 { sum.add(coefficients[k], times: value) }
        }
        return sum
    }

    mutating func reducedCost(_ j: Int, _ rowDuals: [Double], of problem: OpaquePointer?) -> CompensatedSum {
        let column = Int32(j + 1)
        var sum = CompensatedSum(glp_get_obj_coef(problem, column))
        let count = Int(glp_get_mat_col(problem, column, &indices, &coefficients))
        for k in stride(from: 1, through: count, by: 1) {
            let dual = rowDuals[Int(indices[k]) - 1]
            if dual != 0 { sum.add(-dual, times: coefficients[k]) }
        }
        return sum
    }
}
