import NumericalMethods
import RealModule

/// A sum of exponentials found by least squares over a geometric grid of rates.
struct ExponentialFit {
    var sum: ExponentialSum
    /// The largest error of the slope at totals between those of the fit: relative where the slope times the total is
    /// more than a thousandth of the limit, else as a fraction of that over the total.
    let slopeError: Double

    /// A sum found elsewhere.
    init(_ sum: ExponentialSum, slopeError: Double) {
        self.sum = sum
        self.slopeError = slopeError
    }

    /// With non-negative weights, as a shortfall that is completely monotone allows: to 1e-14 or so beyond some times the
    /// zero of a hinged curve, and of the order of the limit at 0 still, far before it begins.
    static func nonNegative(
        _ branch: any SmoothBranch, limit: Double, totals: ClosedRange<Double>, steepest: Double
    ) -> ExponentialFit? {
        ExponentialFit(branch, limit, totals, Grid(totals, steepest: steepest, step: 0.3, rows: 4)) { columns, right in
            NonNegativeLeastSquares(columns: columns, right: right).solution()
        }
    }

    /// With weights of both signs, for any smooth curve; they sum to a few times the limit.
    static func signed(
        _ branch: any SmoothBranch, limit: Double, totals: ClosedRange<Double>
    ) -> ExponentialFit? {
        ExponentialFit(branch, limit, totals, Grid(totals, steepest: 10, step: 0.14, rows: 2)) { columns, right in
            PivotedLeastSquares.solution(columns: columns, right: right, tolerance: 1e-15)
        }
    }

    /// Rates from 1e-3 over the largest total to `steepest` over the least, and totals to fit at.
    private struct Grid {
        let rates: [Double]
        let points: [Double]
        let checks: [Double]

        init?(_ totals: ClosedRange<Double>, steepest: Double, step: Double, rows: Int) {
            let (least, most) = (totals.lowerBound, totals.upperBound)
            guard least > 0, most > least, most.isFinite else { return nil }
            let highest = steepest / least
            let count = (Double.log(highest * most / 1e-3) / step).rounded(.up)
            guard count <= 500 else { return nil }
            rates = (0...Int(count)).map { highest * Double.exp(-step * (count - Double($0))) }
            points = Self.totals(totals, count: rows * rates.count, offset: 0)
            checks = Self.totals(totals, count: 2 * rows * rates.count, offset: 0.37)
        }

        private static func totals(_ range: ClosedRange<Double>, count: Int, offset: Double) -> [Double] {
            let (first, last) = (Double.log(range.lowerBound), Double.log(range.upperBound))
            return (0..<count).map { k in
                min(range.upperBound, .exp(first + (last - first) * (Double(k) + offset) / Double(count - 1)))
            }
        }
    }

    /// Nil where the sum found is worse than 1e-11 of the limit at totals between those of the fit.
    /// - Complexity: O(rates^3): 10 to 30 ms.
    private init?(
        _ branch: any SmoothBranch, _ limit: Double, _ totals: ClosedRange<Double>, _ grid: Grid?,
        _ solve: ([[Double]], [Double]) -> [Double]
    ) {
        guard let grid, limit > 0 else { return nil }
        let weights = solve(
            grid.rates.map { rate in grid.points.map { .exp(-rate * $0) } },
            grid.points.map { 1 - branch.branch(at: $0).value / limit })
        let kept = weights.indices.filter { weights[$0] != 0 && weights[$0].isFinite }
        var sum = ExponentialSum(
            limit: limit, rates: kept.map { grid.rates[$0] }, weights: kept.map { limit * weights[$0] },
            relativeError: 0, range: totals)
        var worst = 0.0
        var slopeError = 0.0
        for x in grid.checks {
            let found = sum.branch(at: x)
            let exact = branch.branch(at: x)
            worst = max(worst, abs(found.value - exact.value) / limit)
            slopeError = max(slopeError, abs(found.slope - exact.slope) / max(abs(exact.slope), 1e-3 * limit / x))
        }
        guard worst < 1e-11 else { return nil }
        sum.relativeError = 2 * worst
        self.sum = sum
        self.slopeError = 2 * slopeError
    }
}

extension ExponentialSum: SmoothBranch {
    /// The sum and its derivatives at x >= 0.
    public func branch(at x: Double) -> Jet {
        var jet = Jet(value: limit, slope: 0, curvature: 0)
        for l in rates.indices {
            let rate = rates[l]
            if rate * x > 50 { break }
            let term = weights[l] * .exp(-rate * x)
            jet.value -= term
            jet.slope += rate * term
            jet.curvature -= rate * rate * term
        }
        return jet
    }
}
