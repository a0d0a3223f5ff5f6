/// A small square system, solved by elimination with partial pivoting.
package enum DenseSystem {
    /// Solves `matrix x = right`, row-major.
    /// - Returns: nil where the matrix is singular to working precision after its rows are scaled to 1.
    /// - Complexity: O(n^3).
    @inlinable package static func solve(_ matrix: [Double], _ right: [Double]) -> [Double]? {
        let n = right.count
        var a = matrix
        var b = right
        for i in 0..<n {
            let scale = a[i * n..<(i + 1) * n].reduce(0) { max($0, abs($1)) }
            guard scale > 0, scale.isFinite else { return nil }
            for j in 0..<n { a[i * n + j] /= scale }
            b[i] /= scale
        }
        for column in 0..<n {
            var pivot = column
            for i in column..<n where abs(a[i * n + column]) > abs(a[pivot * n + column]) { pivot = i }
            guard abs(a[pivot * n + column]) > 1e-14 else { return nil }
            if pivot != column {
                for j in 0..<n { a.swapAt(pivot * n + j, column * n + j) }
                b.swapAt(pivot, column)
            }
            for i in (column + 1)..<max(n, column + 1) {
                let factor = a[i * n + column] / a[column * n + column]
                if factor == 0 { continue }
                for j in column..<n { a[i * n + j] -= factor * a[column * n + j] }
                b[i] -= factor * b[column]
            }
        }
        for i in (0..<n).reversed() {
            for j in (i + 1)..<max(n, i + 1) { b[i] -= a[i * n + j] * b[j] }
            b[i] /= a[i * n + i]
        }
        return b.allSatisfy(\.isFinite) ? b : nil
    }
}
