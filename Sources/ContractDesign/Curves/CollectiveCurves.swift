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
        /// Concave functions that are exact for totals beyond the hinge, and not below there.
        case live
    }

    let performance: HingedCurve
    /// The curve of v(a(x)), or nil where it is `proportionalValue` times that of performance.
    let value: HingedCurve?
    let proportionalValue: Double

    init(_ kind: Kind, accuracy: some AccuracyFunction, valuation: some Valuation) {
        let grain = accuracy.onset > 0 ? 1e-3 * accuracy.onset : 1e-9 * accuracy.limit / accuracy.branch(at: 0).slope
        func curve(_ branch: some SmoothBranch) -> HingedCurve {
            switch kind {
            case .exact: .exact(branch, onset: accuracy.onset)
            case .envelope: .envelope(branch, touching: TouchingPoint(branch, onset: accuracy.onset), grain: grain)
            case .minorant: .minorant(branch, onset: accuracy.onset, grain: grain)
            case .live: .live(branch, onset: accuracy.onset, grain: grain)
            }
        }
        performance = curve(accuracy)
        proportionalValue = valuation.constantSlope ?? 1
        value = valuation.constantSlope == nil ? curve(ModelValue(accuracy: accuracy, valuation: valuation)) : nil
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

    /// Both curves at no data: 0, or less for the minorant.
    var leastPerformance: Double { min(0, performance.jet(at: 0).value) }
    var leastValue: Double { min(0, valueJet(at: 0).value) }
}
