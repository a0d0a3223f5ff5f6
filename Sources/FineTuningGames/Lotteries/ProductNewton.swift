import NumericalMethods

/// max sum_j a_j ln E_j, E = sum_k p_k g_k, over probabilities of a few points, by a primal-dual interior point method.
///
/// The maximum of sum_j a_j ln E_j - A sum_k p_k over p >= 0, with A = sum_j a_j, has probabilities that sum to 1 by
/// itself, since it does not change to first order where p is multiplied. Its conditions are
///
///     z_k = A - sum_j g_kj a_j / E_j >= 0,    p_k z_k = mu -> 0
///
/// Newton steps are in x_k = dp_k / p_k:    (P H P + diag(p z)) x = mu - p (A - G a / E),    H = G diag(a / E^2) G'.
struct ProductNewton {
    private let points: [Int]
    /// By point.
    private let gains: [[Double]]
    private let powers: [Double]
    private let total: Double

    init(_ cloud: PointCloud, _ powers: [Double], _ points: [Int]) {
        self.points = points
        gains = points.map(cloud.gains)
        self.powers = powers
        total = powers.reduce(0, +)
    }

    /// - Parameter start: probabilities above 0 under which every player gains something.
    /// - Complexity: O(m t^2 + t^3) a step for m players and t points; some 20 steps.
    func maximum(from start: [Double]) -> [(point: Int, probability: Double)] {
        var p = start
        var z = slopes(p).map { max(total - $0, 0.1 * total) }
        for _ in 0..<100 {
            let slopes = slopes(p)
            let gap = zip(p, z).reduce(0) { $0 + $1.0 * $1.1 } / Double(p.count)
            let misfit = p.indices.reduce(0) { max($0, abs(total - slopes[$1] - z[$1]) * p[$1]) }
            if gap < 1e-16 * total, misfit < 1e-15 * total { break }
            let target = misfit > gap ? 0.5 * gap : 0.05 * gap
            guard let x = step(p, z, slopes, target) else { break }
            let moves = zip(p, x).map { $0 * $1 }
            let turns = p.indices.map { k in (target - p[k] * z[k] * x[k]) / p[k] - z[k] }
            let length = min(reach(p, moves), reach(expected(p), expected(moves)))
            for k in p.indices { p[k] += length * moves[k] }
            let dualLength = reach(z, turns)
            for k in z.indices { z[k] += dualLength * turns[k] }
        }
        let sum = p.reduce(0, +)
        return zip(points, p).map { (point: $0, probability: $1 / sum) }
    }

    /// How far to go so that all stays above 0, at most 1.
    private func reach(_ values: [Double], _ moves: [Double]) -> Double {
        zip(values, moves).reduce(1) { $1.1 < 0 ? min($0, -0.99 * $1.0 / $1.1) : $0 }
    }

    private func expected(_ p: [Double]) -> [Double] {
        var result = powers.map { _ in 0.0 }
        for (k, weight) in p.enumerated() where weight != 0 {
            for j in result.indices { result[j] += weight * gains[k][j] }
        }
        return result
    }

    /// G a / E.
    private func slopes(_ p: [Double]) -> [Double] {
        let weights = zip(powers, expected(p)).map { $0 / $1 }
        return gains.map { zip($0, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    private func step(_ p: [Double], _ z: [Double], _ slopes: [Double], _ target: Double) -> [Double]? {
        let roots = zip(powers, expected(p)).map { $0.squareRoot() / $1 }
        let rows = p.indices.map { k in zip(gains[k], roots).map { p[k] * $0 * $1 } }
        let n = p.count
        var matrix = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for k in 0...i {
                let entry = zip(rows[i], rows[k]).reduce(0) { $0 + $1.0 * $1.1 }
                (matrix[i * n + k], matrix[k * n + i]) = (entry, entry)
            }
            // Points that are nearly one leave the matrix singular without this.
            matrix[i * n + i] += max(p[i] * z[i], 1e-12 * matrix[i * n + i])
        }
        return DenseSystem.solve(matrix, p.indices.map { target + p[$0] * (slopes[$0] - total) })
    }
}
