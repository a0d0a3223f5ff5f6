import LinearProgramming

extension DenseProgram {
    /// The optimum over all vertices, found by intersecting each choice of as many bounds as there are columns; nil
    /// where there is no feasible vertex. Right for programs whose columns all have finite bounds.
    func optimumByEnumeration() -> Double? {
        let n = costs.count
        var planes: [(normal: [Double], side: Double)] = []
        func add(_ normal: [Double], _ bounds: Bounds) {
            for side in Set([bounds.lower, bounds.upper]) where side.isFinite { planes.append((normal, side)) }
        }
        for j in 0..<n { add((0..<n).map { $0 == j ? 1 : 0 }, columns[j]) }
        for i in rows.indices { add(matrix[i], rows[i]) }

        var best: Double?
        func choose(_ chosen: [Int], from next: Int) {
            if chosen.count == n {
                guard let point = Self.intersection(chosen.map { planes[$0] }), admits(point, within: 1e-9) else {
                    return
                }
                let value = objective(at: point)
                best = best.map { sense == .maximize ? max($0, value) : min($0, value) } ?? value
                return
            }
            for plane in next..<max(next, planes.count) { choose(chosen + [plane], from: plane + 1) }
        }
        choose([], from: 0)
        return best
    }

    private static func intersection(_ planes: [(normal: [Double], side: Double)]) -> [Double]? {
        let n = planes.count
        var table = planes.map { $0.normal + [$0.side] }
        for k in 0..<n {
            let pivot = (k..<n).max { abs(table[$0][k]) < abs(table[$1][k]) }!
            guard abs(table[pivot][k]) > 1e-9 else { return nil }
            table.swapAt(k, pivot)
            for i in 0..<n where i != k {
                let factor = table[i][k] / table[k][k]
                for c in k...n { table[i][c] -= factor * table[k][c] }
            }
        }
        return (0..<n).map { table[$0][n] / table[$0][$0] }
    }
}
