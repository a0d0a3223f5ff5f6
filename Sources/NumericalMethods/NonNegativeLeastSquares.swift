/// The least |A x - b| over x >= 0, by the active set method.
///
/// All columns go along with the Householder reflections of those in use. What is left of the right side is then
/// known to full accuracy, also where columns are so alike that the coefficients are not.
/// - SeeAlso: Lawson, Hanson, "Solving Least Squares Problems" (1974), chapter 23.
package struct NonNegativeLeastSquares {
    private let columns: [[Double]]
    private let right: [Double]

    /// A is reduced to its triangular factor first, so that the work of the steps does not grow with the rows.
    /// - Parameters:
    ///   - columns: A by columns, of at least as many rows as columns.
    ///   - right: b.
    /// - Complexity: O(rows columns^2).
    package init(columns: [[Double]], right: [Double]) {
        precondition(columns.allSatisfy { $0.count == right.count } && columns.count <= right.count)
        var whole = ReflectedSystem(columns, right)
        for j in columns.indices { whole.use(j) }
        self.columns = whole.columns.map { Array($0[..<columns.count]) }
        self.right = Array(whole.right[..<columns.count])
    }

    /// The solution; columns that are not needed have 0.
    /// - Complexity: some 2 n steps of O(n^2), and O(n^3) for each column that leaves again.
    package func solution() -> [Double] {
        var x = [Double](repeating: 0, count: columns.count)
        var system = ReflectedSystem(columns, right)
        var isRejected = [Bool](repeating: false, count: columns.count)
        for _ in 0..<(30 * columns.count) {
            guard let entering = system.steepest(besides: isRejected) else { break }
            var next = system
            next.use(entering)
            var target = next.solution()
            if !(target.last! > 0) {
                isRejected[entering] = true
                continue
            }
            while target.contains(where: { !($0 > 0) }) {
                next = reflected(retreat(&x, towards: target, next.used))
                target = next.solution()
            }
            system = next
            for (place, j) in system.used.enumerated() { x[j] = target[place] }
            isRejected = [Bool](repeating: false, count: columns.count)
        }
        return x
    }

    /// Goes towards the unconstrained solution as far as nothing turns negative.
    /// - Returns: the columns that stay in use.
    private func retreat(_ x: inout [Double], towards target: [Double], _ used: [Int]) -> [Int] {
        let ratios = zip(used, target).map { j, end -> Double in
            if end > 0 { return .infinity }
            return x[j] - end > 0 ? x[j] / (x[j] - end) : 0
        }
        let share = ratios.min() ?? 1
        for (place, j) in used.enumerated() {
            x[j] = ratios[place] <= share ? 0 : max(0, x[j] + share * (target[place] - x[j]))
        }
        return used.filter { x[$0] > 0 }
    }

    private func reflected(_ used: [Int]) -> ReflectedSystem {
        var system = ReflectedSystem(columns, right)
        for j in used { system.use(j) }
        return system
    }
}
