import NumericalMethods

/// The joint distribution of two totals of a crowd, Z and R, by as many of its moments as rules of `columns` by `rows`
/// nodes need: both have mean 0 and variance 1 and are uncorrelated.
struct JointMoments {
    /// The orthogonal polynomials of Z, and of R.
    let along: JacobiMatrix
    let across: JacobiMatrix?
    /// E[pi_j(Z) R^l] by j, then l; pi_j orthonormal.
    private let mixed: [Double]
    private let rows: Int
    private let columns: Int

    /// - Parameters:
    ///   - draws: what each kind of draw adds to Z and R, and its chance.
    ///   - count: of the draws, or the mean of a Poisson number.
    ///   - rows: the most nodes along Z.
    ///   - columns: the most nodes along R; 1 where R is constant.
    /// - Complexity: O(I D + D^2), D the product of the nodes.
    init(_ draws: [PlaneDraw], count: Double, isPoisson: Bool, rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        func cumulants(_ moments: BivariateSeries) -> BivariateSeries {
            var series = isPoisson ? moments : moments.logarithm
            for k in series.coefficients.indices { series.coefficients[k] *= count }
            series[0, 0] = 0
            return series
        }
        func polynomials(_ nodes: Int, _ part: (PlaneDraw) -> Double) -> JacobiMatrix {
            let points = draws.map { (x: part($0), y: 0.0, chance: $0.chance) }
            return JacobiMatrix(cumulants: cumulants(BivariateSeries(momentsOf: points, rows: 2 * nodes)))
        }
        along = polynomials(rows, \.z)
        guard columns > 1 else {
            across = nil
            mixed = []
            return
        }
        across = polynomials(columns, \.r)
        let points = draws.map { (x: $0.z, y: $0.r, chance: $0.chance) }
        var joint = cumulants(BivariateSeries(momentsOf: points, rows: rows, columns: columns))
        joint[1, 0] = 0
        joint[0, 1] = 0
        joint[1, 1] = 0
        joint[2, 0] = 0
        mixed = Self.mixed(joint.exponential, along)
    }

    /// From E[He_k(Z) R^l] / (k! l!) by the recursion of the polynomials, which needs no powers of Z.
    private static func mixed(_ series: BivariateSeries, _ matrix: JacobiMatrix) -> [Double] {
        let (rows, columns) = (series.rows, series.columns)
        var old = series.coefficients
        var factorials = [Double](repeating: 1, count: max(rows, columns))
        for k in 1..<factorials.count { factorials[k] = Double(k) * factorials[k - 1] }
        for k in 0..<rows { for l in 0..<columns { old[k * columns + l] *= factorials[k] * factorials[l] } }
        var older = [Double](repeating: 0, count: old.count)
        var new = older
        var mixed = older
        var norm = 1.0
        for j in 0..<min(rows, matrix.diagonal.count) {
            for l in 0..<columns { mixed[j * columns + l] = old[l] / norm }
            guard j < matrix.squares.count else { break }
            let beta = j == 0 ? 0 : matrix.squares[j - 1]
            for k in 0..<max(0, rows - j - 1) {
                for l in 0..<columns {
                    let lower = k == 0 ? 0 : Double(k) * old[(k - 1) * columns + l]
                    let at = k * columns + l
                    new[at] = old[at + columns] + lower - matrix.diagonal[j] * old[at] - beta * older[at]
                }
            }
            norm *= matrix.squares[j].squareRoot()
            (older, old, new) = (old, new, older)
        }
        return mixed
    }

    /// A rule of so many nodes along Z, each with so many along R; nil where the distribution has fewer atoms.
    func rule(rows: Int, columns: Int) -> PlaneRule? {
        let main = along.rule(nodes: rows)
        guard main.nodes.count == rows else { return nil }
        guard let across else {
            return PlaneRule(z: main.nodes, r: [0], weights: main.weights)
        }
        let side = across.rule(nodes: columns)
        guard side.nodes.count == columns else { return nil }
        let basis = LagrangeBasis(side.nodes)
        var weights: [Double] = []
        weights.reserveCapacity(rows * columns)
        for (z, weight) in zip(main.nodes, main.weights) {
            let given = powersOfR(at: z, rows: rows, columns: columns)
            for b in 0..<columns { weights.append(weight * basis.value(b, ofPowers: given)) }
        }
        return PlaneRule(z: main.nodes, r: side.nodes, weights: weights)
    }

    /// The projection of R^l on the polynomials of Z, at z: E[R^l given Z = z] as the moments know it.
    private func powersOfR(at z: Double, rows: Int, columns: Int) -> [Double] {
        var powers = [Double](repeating: 0, count: columns)
        var (last, polynomial) = (0.0, 1.0)
        for j in 0..<rows {
            for l in 0..<columns { powers[l] += polynomial * mixed[j * self.columns + l] }
            guard j < along.squares.count else { break }
            let lower = j == 0 ? 0 : along.squares[j - 1].squareRoot() * last
            let next = ((z - along.diagonal[j]) * polynomial - lower) / along.squares[j].squareRoot()
            (last, polynomial) = (polynomial, next)
        }
        return powers
    }
}

/// What a kind of draw adds to two totals.
struct PlaneDraw {
    var z: Double
    var r: Double
    var chance: Double
}

/// Nodes in the plane, all pairs of a z and an r, with weights that sum to 1 and may be negative.
struct PlaneRule {
    let z: [Double]
    let r: [Double]
    /// By z, then r.
    let weights: [Double]

    var size: Double { weights.reduce(0) { $0 + abs($1) } }
}

/// The polynomials that are 1 at one of some points and 0 at the others, by their coefficients.
private struct LagrangeBasis {
    private let coefficients: [[Double]]

    init(_ points: [Double]) {
        coefficients = points.indices.map { b in
            var polynomial = [Double](repeating: 0, count: points.count)
            polynomial[0] = 1
            var degree = 0
            for a in points.indices where a != b {
                let scale = 1 / (points[b] - points[a])
                for k in (0...degree + 1).reversed() {
                    let lower = k == 0 ? 0 : polynomial[k - 1]
                    polynomial[k] = (lower - points[a] * polynomial[k]) * scale
                }
                degree += 1
            }
            return polynomial
        }
    }

    /// The mean of polynomial b under a distribution with these E[r^l].
    func value(_ b: Int, ofPowers powers: [Double]) -> Double {
        var sum = 0.0
        for (coefficient, power) in zip(coefficients[b], powers) { sum += coefficient * power }
        return sum
    }
}
