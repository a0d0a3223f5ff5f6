extension LinearProgram {
    /// The columns' bounds, narrowed where the rows confine a column that has none: each row bounds each of its terms
    /// by what the others can be. Every feasible point meets them: they are widened by far more than rounding makes.
    /// - Complexity: O(nonzeros) a pass, and three passes.
    func impliedBounds() -> [Bounds] {
        var columns = (1..<Int32(columnCount + 1)).map { glpkBounds(ofColumn: $0) }
        withEntries { forEachRow in
            for _ in 0..<3 {
                for i in 1..<Int32(rowCount + 1) {
                    let bounds = glpkBounds(ofRow: i)
                    var low = ActivityEnd()
                    var high = ActivityEnd()
                    forEachRow(i) { j, coefficient in
                        low.add(coefficient, coefficient > 0 ? columns[j].lower : columns[j].upper, column: j)
                        high.add(coefficient, coefficient > 0 ? columns[j].upper : columns[j].lower, column: j)
                    }
                    forEachRow(i) { j, coefficient in
                        let term = Bounds(
                            lower: high.leaves(bounds.lower, for: j, isUpper: false),
                            upper: low.leaves(bounds.upper, for: j, isUpper: true))
                        let (a, b) = (term.lower / coefficient, term.upper / coefficient)
                        let (lower, upper) = coefficient > 0 ? (a, b) : (b, a)
                        if columns[j].lower == -.infinity, lower.isFinite { columns[j].lower = lower }
                        if columns[j].upper == .infinity, upper.isFinite { columns[j].upper = upper }
                    }
                }
            }
        }
        return columns
    }
}

/// One end of what a row's activity can be, as a sum of its terms' ends, of which some are infinite.
private struct ActivityEnd {
    private var sum = 0.0
    private var magnitude = 0.0
    private var unbounded = 0
    private var column = -1

    mutating func add(_ coefficient: Double, _ end: Double, column: Int) {
        if end.isFinite {
            sum += coefficient * end
            magnitude += abs(coefficient * end)
        } else {
            unbounded += 1
            self.column = column
        }
    }

    /// What a row's bound leaves for the term of `column`, which is the only one without an end; infinite otherwise.
    func leaves(_ bound: Double, for column: Int, isUpper: Bool) -> Double {
        let open = isUpper ? Double.infinity : -.infinity
        guard bound.isFinite, unbounded == 1, self.column == column else { return open }
        let slack = 1e-9 * (1 + magnitude + abs(bound))
        return isUpper ? bound - sum + slack : bound - sum - slack
    }
}
