/// The least |A x - b| where columns are almost dependent: a solution with as many of them as are told apart.
///
/// - SeeAlso: Businger, Golub, "Linear least squares solutions by Householder transformations", Numer. Math. 7 (1965).
package enum PivotedLeastSquares {
    /// - Parameters:
    ///   - columns: A by columns, of at least as many rows as columns.
    ///   - right: b.
    ///   - tolerance: columns of which less is left, as a fraction of the longest, are not used and have 0.
    /// - Complexity: O(rows columns^2).
    package static func solution(columns: [[Double]], right: [Double], tolerance: Double) -> [Double] {
        precondition(columns.allSatisfy { $0.count == right.count } && columns.count <= right.count)
        var system = ReflectedSystem(columns, right)
        var longest: Double?
        while let (index, length) = system.longest, length > tolerance * (longest ?? 0) {
            longest = longest ?? length
            system.use(index)
        }
        var x = [Double](repeating: 0, count: columns.count)
        for (j, coefficient) in zip(system.used, system.solution()) { x[j] = coefficient }
        return x
    }
}
