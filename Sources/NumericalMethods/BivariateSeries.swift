/// A power series in s and t, cut off in both: the sum of c[j, l] s^j t^l for j < rows and l < columns.
///
/// With moments over factorials as coefficients it is a moment generating function, and its logarithm has the
/// cumulants over factorials. A series in one variable has one column.
package struct BivariateSeries {
    package let rows: Int
    package let columns: Int
    /// By j, then by l.
    package var coefficients: [Double]

    package init(rows: Int, columns: Int = 1) {
        self.init(rows: rows, columns: columns, [Double](repeating: 0, count: rows * columns))
    }

    /// A series in one variable.
    package init(_ coefficients: [Double]) { self.init(rows: coefficients.count, columns: 1, coefficients) }

    private init(rows: Int, columns: Int, _ coefficients: [Double]) {
        self.rows = rows
        self.columns = columns
        self.coefficients = coefficients
    }

    /// E[x^j y^l] / (j! l!) of a distribution on some points.
    /// - Complexity: O(rows columns) a point.
    package init(momentsOf points: [(x: Double, y: Double, chance: Double)], rows: Int, columns: Int = 1) {
        self.init(rows: rows, columns: columns)
        coefficients.withUnsafeMutableBufferPointer { moments in
            for (x, y, chance) in points {
                var begin = chance
                for j in 0..<rows {
                    var term = begin
                    for l in 0..<columns {
                        moments[j * columns + l] += term
                        if l + 1 < columns { term *= y / Double(l + 1) }
                    }
                    begin *= x / Double(j + 1)
                }
            }
        }
    }

    package subscript(_ j: Int, _ l: Int) -> Double {
        get { coefficients[j * columns + l] }
        set { coefficients[j * columns + l] = newValue }
    }

    /// The logarithm of a series that begins with 1: j c[j, l] = j m[j, l] - sum of a c[a, b] m[j - a, l - b].
    /// - Complexity: O(rows^2 columns^2).
    package var logarithm: BivariateSeries {
        var result = BivariateSeries(rows: rows, columns: columns)
        coefficients.withUnsafeBufferPointer { m in
            result.coefficients.withUnsafeMutableBufferPointer { c in
                for l in 1..<max(1, columns) {
                    var sum = Double(l) * m[l]
                    for b in 1..<max(1, l) { sum -= Double(b) * c[b] * m[l - b] }
                    c[l] = sum / Double(l)
                }
                for j in 1..<max(1, rows) {
                    for l in 0..<columns {
                        var sum = Double(j) * m[j * columns + l]
                        for a in 1...j {
                            let share = convolve(UnsafeBufferPointer(c), a, m, j - a, l, from: a == j ? 1 : 0)
                            sum -= Double(a) * share
                        }
                        c[j * columns + l] = sum / Double(j)
                    }
                }
            }
        }
        return result
    }

    /// The exponential of a series that begins with 0.
    /// - Complexity: O(rows^2 columns^2).
    package var exponential: BivariateSeries {
        var result = BivariateSeries(rows: rows, columns: columns)
        coefficients.withUnsafeBufferPointer { c in
            result.coefficients.withUnsafeMutableBufferPointer { e in
                e[0] = 1
                for l in 1..<max(1, columns) {
                    var sum = 0.0
                    for b in 1...l { sum += Double(b) * c[b] * e[l - b] }
                    e[l] = sum / Double(l)
                }
                for j in 1..<max(1, rows) {
                    for l in 0..<columns {
                        var sum = 0.0
                        for a in 1...j {
                            sum += Double(a) * convolve(c, a, UnsafeBufferPointer(e), j - a, l, from: 0)
                        }
                        e[j * columns + l] = sum / Double(j)
                    }
                }
            }
        }
        return result
    }

    /// sum of c[a, l - b] m[k, b] over b from l down to `first`.
    @inline(__always)
    private func convolve(
        _ c: UnsafeBufferPointer<Double>, _ a: Int, _ m: UnsafeBufferPointer<Double>, _ k: Int, _ l: Int,
        from first: Int
    ) -> Double {
        var sum = 0.0
        var b = l
        while b >= first {
            sum += c[a * columns + l - b] * m[k * columns + b]
            b -= 1
        }
        return sum
    }
}
