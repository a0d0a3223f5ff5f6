import RealModule

/// Exponential sums for performance and its value, good from a certain total on.
///
/// Their expectations over all compositions cost the same whatever the number of parties; the compositions below are
/// taken one by one instead. Nearer to a hinge, and nearer to 0 where a curve starts vertically, there are no such sums.
struct BulkSums: Sendable {
    let performance: ExponentialSum
    /// As a fraction of `valueScale`; nil where the value is proportional to the performance.
    let value: ExponentialSum?
    let valueScale: Double
    /// v(1) of a linear valuation.
    let proportionalValue: Double
    /// Totals from which on the sums are the curves.
    let from: Double
    /// Bound on the relative error of the sums' slopes.
    let slopeError: Double
    /// a(0), and v(a(0)) as a fraction of `valueScale`.
    let performanceWithoutData: Double
    let valueWithoutData: Double

    /// Nil where a curve is no sum of exponentials.
    /// - Complexity: where a curve has to be fitted, 10 to 30 ms.
    init?(_ problem: ContractProblem, _ screening: ScreeningProblem) {
        let curves = screening.exact
        guard let least = screening.costs.last, problem.accuracy.isSmooth else { return nil }
        let most = problem.participation.practicalMost * screening.valueScale / least
        // What the smallest parties train alone on, where a curve starts so steeply that they do.
        let alone = screening.standAlone.contributions.filter { $0 > 0 }.min()
        let fits = SumFits(problem.accuracy, from: alone.map { 0.5 * $0 }, upTo: most)
        guard let performance = fits.performance(curves.performance, limit: screening.performanceLimit) else {
            return nil
        }
        var value: ExponentialFit?
        if let curve = curves.value {
            value = fits.value(curve, limit: screening.valueScale)
            if value == nil { return nil }
        }
        self.performance = performance.sum
        self.value = value?.sum.divided(by: screening.valueScale)
        valueScale = screening.valueScale
        proportionalValue = curves.proportionalValue
        let begin = [performance.sum.range.lowerBound, value?.sum.range.lowerBound, curves.performance.joint]
        from = begin.compactMap { $0 }.max()!
        slopeError = max(performance.slopeError, value?.slopeError ?? 0)
        performanceWithoutData = curves.performanceWithoutData
        valueWithoutData = curves.valueWithoutData / screening.valueScale
    }

    /// The same with the terms that keep both sums from falling below 0: nowhere below the curves, but for their errors.
    /// Nil where a weight is negative, since what is left out then need not be subtracted.
    var majorants: BulkSums? {
        guard (performance.weights + (value?.weights ?? [])).allSatisfy({ $0 >= 0 }) else { return nil }
        return BulkSums(self, performance: performance.truncated(), value: value?.truncated())
    }

    private init(_ sums: BulkSums, performance: ExponentialSum, value: ExponentialSum?) {
        self.performance = performance
        self.value = value
        valueScale = sums.valueScale
        proportionalValue = sums.proportionalValue
        from = sums.from
        slopeError = 0
        performanceWithoutData = sums.performanceWithoutData
        valueWithoutData = sums.valueWithoutData
    }

    /// How large the sums get at no data.
    var depth: Double { max(performance.size, value?.size ?? 0) }
}

extension ExponentialSum {
    fileprivate var size: Double { weights.reduce(0) { $0 + abs($1) } }

    fileprivate func divided(by scale: Double) -> ExponentialSum {
        var sum = self
        sum.limit /= scale
        sum.weights = weights.map { $0 / scale }
        return sum
    }
}
