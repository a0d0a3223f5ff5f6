import NumericalMethods

/// The concave envelope, on an interval of totals, of a curve that is 0 up to its onset and a concave branch beyond.
/// Where the onset is 0, the curve is concave, and may start above 0.
///
/// With b the branch and x0 the onset, on [L, H]: nothing where H <= x0; b itself where L >= x0; else the line from
/// (L, 0) to the point t where it touches, b'(t) (t - L) = b(t), or to H where that comes first, and b beyond.
struct IntervalEnvelope {
    private let branch: any SmoothBranch
    private let onset: Double
    /// Where the tangent is taken that stands in for a branch that starts too steeply.
    private let gentle: Double
    private let tangent: CompositionCurves.Piece
    /// The touching point for L = 0, beyond which no other lies.
    private let farthest: Double

    init(_ branch: any SmoothBranch, onset: Double) {
        self.branch = branch
        self.onset = onset
        let slope = onset > 0 ? branch.branch(at: onset).slope : 0
        gentle = slope.isFinite ? onset : onset * (1 + 1e-7)
        let jet = branch.branch(at: max(gentle, .leastNormalMagnitude))
        tangent = CompositionCurves.Piece(
            joint: gentle, slope: jet.slope,
            zero: slope.isFinite || jet.slope == 0 ? onset : gentle - jet.value / jet.slope,
            level: onset > 0 ? 0 : max(0, branch.branch(at: 0).value))
        farthest = onset > 0 ? Self.touching(branch, from: 0, onset: onset, upTo: nil) : 0
    }

    /// The line of the envelope on totals in `interval`.
    func piece(on interval: ClosedRange<Double>) -> CompositionCurves.Piece {
        let (low, high) = (interval.lowerBound, interval.upperBound)
        if high <= onset { return .dead(tangent.level) }
        if low >= onset { return tangent }
        let end = branch.branch(at: high)
        let reachesEnd = high <= onset * (1 + 1e-12) || end.slope * (high - low) >= end.value
        let touching = reachesEnd ? high : Self.touching(branch, from: low, onset: onset, upTo: min(high, farthest))
        let value = touching == high ? end.value : branch.branch(at: touching).value
        // A total beyond the end, though it be by rounding, is on the line: there the branch's tangent may fall below 0 at the
        // other end.
        return CompositionCurves.Piece(
            joint: reachesEnd ? .infinity : touching, slope: max(0, value) / (touching - low), zero: low)
    }

    /// The root of b'(t) (t - low) = b(t) beyond the onset; the difference falls there.
    private static func touching(
        _ branch: any SmoothBranch, from low: Double, onset: Double, upTo most: Double?
    ) -> Double {
        let start = onset * (1 + 1e-12)
        func excess(_ t: Double) -> (value: Double, slope: Double) {
            let jet = branch.branch(at: t)
            return (jet.slope * (t - low) - jet.value, jet.curvature * (t - low))
        }
        guard let most else { return SafeguardedRoot.beyond(start, excess) }
        return most <= start ? start : SafeguardedRoot.between(start, most, excess)
    }
}
