extension LinearProgram {
    /// A bound on the objective that holds for every feasible point, whatever the multipliers: weak duality, recomputed
    /// from the stored coefficients and rounded outward.
    ///
    /// For a maximum with costs c, rows L <= Ax <= U and columns l <= x <= u, any y gives, for all feasible x,
    ///
    ///     c'x  =  y'Ax + (c - A'y)'x  <=  sum_i max(y_i L_i, y_i U_i) + sum_j max(r_j l_j, r_j u_j),   r = c - A'y.
    ///
    /// A multiplier that would need an infinite bound is taken as 0. The result is infinite where a column without a
    /// finite bound has a residual r_j of the wrong sign. Minima are treated as maxima of the negative.
    ///
    /// Rounding: each residual carries the sum of the exact errors of its operations, and the total the standard error
    /// bound for its number of terms, added on the safe side. A residual that is exactly 0 therefore stays 0, while one
    /// that is 0 only up to rounding makes the result infinite where the column lacks a bound: give columns finite
    /// bounds.
    ///
    /// - Parameter multipliers: one per row, normally `LinearSolution.rowDuals`.
    /// - Returns: an upper bound when maximising, a lower bound when minimising.
    /// - Throws: `lengthMismatch`, or `invalidNumber` when a multiplier is not finite.
    /// - Complexity: O(rows + columns + nonzeros).
    /// - SeeAlso: Neumaier, Shcherbina, "Safe bounds in linear and mixed-integer linear programming",
    ///   Math. Program. 99 (2004), section 3.
    public func provenBound(multipliers: [Double]) throws(LinearProgramError) -> Double {
        guard multipliers.count == rowCount else {
            throw .lengthMismatch(subject: "Multipliers", expected: rowCount, found: multipliers.count)
        }
        for (i, y) in multipliers.enumerated() { try requireFinite(y, "The multiplier of row \(i)") }
        let sign = sense == .maximize ? 1.0 : -1.0
        let costs = (1..<Int32(columnCount + 1)).map { sign * glpkCost($0) }
        let columns = (1..<Int32(columnCount + 1)).map { glpkBounds(ofColumn: $0) }
        return sign
            * largestValue(
                of: costs, constant: sign * objectiveConstant, columns: columns,
                multipliers: multipliers.map { sign * $0 })
    }

    /// What `costs' x + constant` cannot exceed where x meets the rows and `columns`, by these multipliers of the rows.
    func largestValue(of costs: [Double], constant: Double, columns: [Bounds], multipliers: [Double]) -> Double {
        var residual = costs
        var slop = [Double](repeating: 0, count: costs.count)
        var total = OutwardSum()
        total.add(constant)
        withEntries { forEachRow in
            for (i, y) in multipliers.enumerated() where y != 0 {
                let bounds = glpkBounds(ofRow: Int32(i + 1))
                let active = y > 0 ? bounds.upper : bounds.lower
                guard active.isFinite else { continue }
                total.add(y * active)
                forEachRow(Int32(i + 1)) { j, coefficient in
                    let product = y * coefficient
                    let before = residual[j]
                    residual[j] -= product
                    let subtracted = before - residual[j]
                    slop[j] +=
                        abs(product.addingProduct(-y, coefficient))
                        + abs((before - (residual[j] + subtracted)) - (product - subtracted))
                }
            }
        }
        let inflation = 1 + Double.ulpOfOne * Double(2 * multipliers.count + 4)
        for (j, bounds) in columns.enumerated() {
            if bounds.lower == 0 && bounds.upper == 0 { continue }
            let low = residual[j] - inflation * slop[j]
            let high = residual[j] + inflation * slop[j]
            guard low.isFinite, high.isFinite else { return .infinity }
            let worst = max(
                Self.product(high, bounds.upper), Self.product(low, bounds.lower), Self.product(low, bounds.upper),
                Self.product(high, bounds.lower))
            guard worst < .infinity else { return .infinity }
            total.add(worst)
        }
        let bound = total.upperBound
        return bound.isNaN ? .infinity : bound
    }

    /// A product in which zero times infinity is zero.
    private static func product(_ a: Double, _ b: Double) -> Double {
        a == 0 || b == 0 ? 0 : a * b
    }
}

/// A sum with a running bound on its rounding error.
struct OutwardSum {
    private var sum = 0.0
    private var magnitude = 0.0
    private var count = 0.0

    mutating func add(_ term: Double) {
        sum += term
        magnitude += abs(term)
        count += 1
    }

    /// No less than the exact sum of terms that were each rounded once or twice.
    var upperBound: Double { sum + (count + 3) * .ulpOfOne * magnitude }
}
