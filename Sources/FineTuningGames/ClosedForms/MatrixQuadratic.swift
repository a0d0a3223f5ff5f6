/// A technology with several attributes: the cost of improving it by x >= 0 is x'Cx and the market pays p'x.
///
/// Where costs of the generalist and of the specialist both have this form, each side's best effort is a multiple of
/// one direction, and the game is the scalar one with costs 1 / K0 and 1 / K1, K = max over x >= 0 of (p'x)^2 / (x'Cx):
/// all shares and utilities are those of `QuadraticGame`. The matrix game is the authors' (arXiv 2503.20848); the
/// reduction is derived here.
public struct MatrixQuadratic: Hashable, Sendable {
    /// C, symmetric, a row and a column for each attribute; money per squared unit of improvement.
    public let matrix: [[Double]]
    /// p, money per unit of improvement, by attribute.
    public let prices: [Double]
    /// K: what a unit of money spent earns, squared.
    public let strength: Double
    /// The effort at full share, C^-1 p / 2 on the attributes worth improving, 0 on the others.
    public let effort: [Double]

    /// The most attributes: all sets of them are looked at.
    public static let limit = 12

    /// Looks at every set of attributes: the best point of each is a stationary one. Of several equally good sets the
    /// first in binary order is taken.
    /// - Throws: `GameError.costMatrix` unless the matrix is square, symmetric and finite, with prices above 0, and
    ///   either positive definite or without negative entries and with a positive diagonal (each bounds the earnings;
    ///   other matrices may too, but are refused).
    /// - Complexity: O(2^m m^3) for m attributes.
    public init(_ matrix: [[Double]], prices: [Double]) throws(GameError) {
        let m = prices.count
        guard (1...Self.limit).contains(m) else { throw .costMatrix("it needs 1 to \(Self.limit) attributes") }
        guard matrix.count == m, matrix.allSatisfy({ $0.count == m }) else {
            throw .costMatrix("it needs a row and a column for each price")
        }
        guard prices.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw .costMatrix("a price is not above 0") }
        for i in 0..<m {
            for j in 0..<m where !(matrix[i][j].isFinite && matrix[i][j] == matrix[j][i]) {
                throw .costMatrix("it is not symmetric")
            }
        }
        let isNonnegative = (0..<m).allSatisfy { matrix[$0][$0] > 0 } && matrix.joined().allSatisfy { $0 >= 0 }
        guard isNonnegative || Self.isPositiveDefinite(matrix) else {
            throw .costMatrix("some effort may cost nothing: it has negative entries and is not positive definite")
        }
        var best = (strength: 0.0, effort: prices.map { _ in 0.0 })
        for subset in 1..<(1 << m) {
            let chosen = (0..<m).filter { subset & (1 << $0) != 0 }
            let part = chosen.map { row in chosen.map { matrix[row][$0] } }
            guard let solved = Self.solve(part, chosen.map { prices[$0] }), solved.allSatisfy({ $0 > 0 }) else {
                continue
            }
            let strength = zip(chosen, solved).reduce(0) { $0 + prices[$1.0] * $1.1 }
            if strength > best.strength {
                best = (strength, prices.map { _ in 0.0 })
                for (k, attribute) in chosen.enumerated() { best.effort[attribute] = solved[k] / 2 }
            }
        }
        guard best.strength > 0, best.strength.isFinite else { throw .costMatrix("its numbers are out of scale") }
        (self.matrix, self.prices, strength, effort) = (matrix, prices, best.strength, best.effort)
    }

    /// The scalar game that has the same utilities at every share.
    /// - Throws: `GameError.costMatrix` where the two sides' prices differ.
    public static func game(generalist: MatrixQuadratic, specialist: MatrixQuadratic) throws(GameError) -> QuadraticGame
    {
        guard generalist.prices == specialist.prices else { throw .costMatrix("the two sides have different prices") }
        return QuadraticGame(generalistCost: 1 / generalist.strength, specialistCost: 1 / specialist.strength)
    }

    private static func isPositiveDefinite(_ matrix: [[Double]]) -> Bool {
        var factor = matrix
        for j in matrix.indices {
            for k in 0..<j {
                for i in j..<matrix.count { factor[i][j] -= factor[i][k] * factor[j][k] }
            }
            guard factor[j][j] > 1e-14 * matrix[j][j] else { return false }
            let root = factor[j][j].squareRoot()
            for i in j..<matrix.count { factor[i][j] /= root }
        }
        return true
    }

    /// C^-1 p by elimination with pivoting; nil where C is singular.
    private static func solve(_ matrix: [[Double]], _ side: [Double]) -> [Double]? {
        var (rows, x) = (matrix, side)
        for k in rows.indices {
            let pivot = (k..<rows.count).max { abs(rows[$0][k]) < abs(rows[$1][k]) } ?? k
            guard abs(rows[pivot][k]) > 1e-14 * abs(matrix[k][k]) else { return nil }
            rows.swapAt(k, pivot)
            x.swapAt(k, pivot)
            for i in rows.indices where i != k {
                let factor = rows[i][k] / rows[k][k]
                if factor == 0 { continue }
                for j in k..<rows.count { rows[i][j] -= factor * rows[k][j] }
                x[i] -= factor * x[k]
            }
        }
        return x.indices.map { x[$0] / rows[$0][$0] }
    }
}
