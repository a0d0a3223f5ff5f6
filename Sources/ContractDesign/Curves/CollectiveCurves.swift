/// The pair of curves that expectations are taken of: performance, for the objective, and its value, for the caps.
struct CollectiveCurves: Sendable {
    /// Which functions of the total stand in for a(S) and v(a(S)).
    enum Kind: Hashable, Sendable {
        /// The functions themselves: the true problem.
        case exact
        /// Their concave envelopes: a relaxation, whose optimum bounds the true one from above.
        case envelope
        /// Concave functions below them: a restriction, whose feasible menus are feasible.
        case minorant
    }

    let performance: HingedCurve
    /// The curve of v(a(x)), or nil where it is `proportionalValue` times that of performance.
    let value: HingedCurve?
    let proportionalValue: Double
    /// a(0) and v(a(0)), value units: what a group of nobody is worth, whatever the menu. It stands here since the
    /// curves of a relaxation or restriction are other at 0.
    let performanceWithoutData: Double
    let valueWithoutData: Double

    init(_ kind: Kind, accuracy: some AccuracyFunction, valuation: some Valuation) {
        let grain = Self.grain(accuracy)
        func curve(_ branch: some SmoothBranch) -> HingedCurve {
            switch kind {
            case .exact: .exact(branch, onset: accuracy.onset)
            case .envelope: .envelope(branch, touching: TouchingPoint(branch, onset: accuracy.onset), grain: grain)
            case .minorant: .minorant(branch, onset: accuracy.onset, grain: grain)
            }
        }
        performance = curve(accuracy)
        performanceWithoutData = accuracy.performanceWithoutData
        valueWithoutData = valuation.value(of: accuracy.performanceWithoutData)
        proportionalValue = valuation.constantSlope ?? 1
        value = valuation.constantSlope == nil ? curve(ModelValue(accuracy: accuracy, valuation: valuation)) : nil
    }

    /// So little data beyond the onset that a curve that starts vertically may be replaced below by a line.
    private static func grain(_ accuracy: some AccuracyFunction) -> Double {
        if accuracy.onset > 0 { return 1e-3 * accuracy.onset }
        let slope = accuracy.branch(at: 0).slope
        if slope.isFinite { return 1e-9 * accuracy.limit / slope }
        let start = accuracy.performanceWithoutData
        return accuracy.data(reaching: start + 1e-9 * (accuracy.limit - start))
    }

    /// The jet of the value curve at x, in value units.
    func valueJet(at x: Double) -> Jet {
        if let value { return value.jet(at: x) }
        let jet = performance.jet(at: x)
        return Jet(
            value: proportionalValue * jet.value, slope: proportionalValue * jet.slope,
            curvature: proportionalValue * jet.curvature)
    }

    /// The totals from which on both curves are the branches themselves.
    var exactFrom: Double { max(performance.joint, value?.joint ?? 0) }

    /// No more than both curves at no data: 0, or less for the minorant.
    var leastPerformance: Double { min(0, performance.jet(at: 0).value) }
    var leastValue: Double { min(0, valueJet(at: 0).value) }
}
