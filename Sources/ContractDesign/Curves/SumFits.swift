import RealModule

/// The sums for one accuracy and the value of what it yields.
struct SumFits {
    private let accuracy: any AccuracyFunction
    private let least: Double?
    private let most: Double

    /// - Parameters:
    ///   - least: a total that sums without a hinge are to reach down to.
    ///   - most: the largest total.
    init(_ accuracy: some AccuracyFunction, from least: Double?, upTo most: Double) {
        self.accuracy = accuracy
        self.least = least
        self.most = most
    }

    /// The accuracy's own sum, or a fit.
    func performance(_ curve: HingedCurve, limit: Double) -> ExponentialFit? {
        if let sum = accuracy.exponentialSum(totalsUpTo: most) { return ExponentialFit(sum, slopeError: 1e-10) }
        return value(curve, limit: limit)
    }

    func value(_ curve: HingedCurve, limit: Double) -> ExponentialFit? {
        curve.joint > 0 ? hinged(curve, limit: limit) : smooth(curve, limit: limit)
    }

    /// Where a fit begins, in times of the hinge, and its steepest rate, over that.
    private static let attempts: [(distance: Double, steepest: Double)] = [(4, 20), (8, 20), (4, 30), (8, 30)]
    private static let goodError = 2e-13
    private static let largestError = 1e-11

    /// With non-negative weights: the first fit that is good, else the best.
    private func hinged(_ curve: HingedCurve, limit: Double) -> ExponentialFit? {
        var best: ExponentialFit?
        for (distance, steepest) in Self.attempts {
            let range = (distance * curve.joint)...max(most, 2 * distance * curve.joint)
            guard
                var fit = ExponentialFit.nonNegative(
                    curve.branch, limit: limit, totals: range, steepest: steepest)
            else { continue }
            fit.sum.relativeError = max(fit.sum.relativeError, missed(curve, limit, fit.sum))
            if fit.sum.relativeError < best?.sum.relativeError ?? Self.largestError { best = fit }
            if fit.sum.relativeError < Self.goodError { break }
        }
        return best
    }

    /// By how much the majorant of a fit is none, at points between the hinge and beyond the fit's beginning.
    private func missed(_ curve: HingedCurve, _ limit: Double, _ sum: ExponentialSum) -> Double {
        let majorant = sum.truncated()
        let steps = 1000
        return (0...steps).reduce(0) { missed, k in
            let x = curve.joint * .pow(1.5 * sum.range.lowerBound / curve.joint, Double(k) / Double(steps))
            return max(missed, (curve.branch.branch(at: x).value - majorant.value(at: x)) / limit)
        }
    }

    /// How much of what can be learnt is learnt where the fit of a curve without a hinge begins.
    private static let beginning = 1e-7
    /// Fits over wider ranges take too many rates.
    private static let finest = 1e-25

    private func smooth(_ curve: HingedCurve, limit: Double) -> ExponentialFit? {
        let start = accuracy.performanceWithoutData
        let begin = accuracy.data(reaching: start + Self.beginning * (accuracy.limit - start))
        let least = min(begin, max(least ?? begin, Self.finest * most))
        return ExponentialFit.signed(curve.branch, limit: limit, totals: least...max(most, 10 * least))
    }
}
