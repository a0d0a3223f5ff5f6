/// The curves of performance and of its value, for each composition of a group table.
struct GroupCurves: Sendable {
    let performance: CompositionCurves
    /// Nil where the value is `proportionalValue` times the performance.
    let value: CompositionCurves?
    let proportionalValue: Double
    /// a(0) and v(a(0)), value units.
    let performanceWithoutData: Double
    let valueWithoutData: Double

    /// - Parameter pieces: the lines for a curve that starts at so much without data.
    private init(
        _ curves: CollectiveCurves, _ pieces: (_ curve: HingedCurve, _ start: Double) -> [CompositionCurves.Piece]
    ) {
        performance = CompositionCurves(
            curves.performance.branch, pieces(curves.performance, curves.performanceWithoutData))
        value = curves.value.map { CompositionCurves($0.branch, pieces($0, curves.valueWithoutData)) }
        proportionalValue = curves.proportionalValue
        performanceWithoutData = curves.performanceWithoutData
        valueWithoutData = curves.valueWithoutData
    }

    /// The same curve for every composition.
    init(_ curves: CollectiveCurves, count: Int) {
        self.init(curves) { curve, _ in
            [CompositionCurves.Piece](repeating: CompositionCurves.Piece(curve), count: count)
        }
    }

    /// A concave minorant: the live compositions count, with the minorant, and the others as if they had no data.
    init(minorant: CollectiveCurves, live: [Bool]) {
        self.init(minorant) { curve, start in
            let piece = CompositionCurves.Piece(curve)
            return live.map { $0 ? piece : .dead(start) }
        }
    }

    /// A concave majorant: the envelope of the curve on the totals that each composition can have.
    init(_ exact: CollectiveCurves, totals: [ClosedRange<Double>]) {
        self.init(exact) { curve, _ in
            let envelope = IntervalEnvelope(curve.branch, onset: curve.joint)
            return totals.map(envelope.piece(on:))
        }
    }

    /// Envelopes on the totals that are possible, or where there is no hinge everywhere.
    init(_ exact: CollectiveCurves, envelope: CollectiveCurves, totals: [ClosedRange<Double>]) {
        if exact.performance.joint > 0 {
            self.init(exact, totals: totals)
        } else {
            self.init(envelope, count: totals.count)
        }
    }

    /// The sums that stand in for such curves, for every composition.
    init(_ sums: BulkSums, count: Int) {
        let pieces = [CompositionCurves.Piece](repeating: .none, count: count)
        performance = CompositionCurves(sums.performance, pieces)
        value = sums.value.map { CompositionCurves(ScaledSum(sum: $0, scale: sums.valueScale), pieces) }
        proportionalValue = sums.proportionalValue
        performanceWithoutData = sums.performanceWithoutData
        valueWithoutData = sums.valueScale * sums.valueWithoutData
    }

    /// Both curves at no data, the least over the compositions: 0, or less for a minorant.
    var leastPerformance: Double { performance.leastStart }
    var leastValue: Double { value?.leastStart ?? proportionalValue * performance.leastStart }
}

extension CompositionCurves {
    fileprivate var leastStart: Double {
        slopes.indices.reduce(0) { min($0, levels[$1] - slopes[$1] * zeros[$1]) }
    }
}

/// A sum in value units.
private struct ScaledSum: SmoothBranch {
    let sum: ExponentialSum
    let scale: Double

    func branch(at x: Double) -> Jet {
        let jet = sum.branch(at: x)
        return Jet(value: scale * jet.value, slope: scale * jet.slope, curvature: scale * jet.curvature)
    }
}
