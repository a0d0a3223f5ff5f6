/// The curves of performance and of its value, for each composition of a group table.
struct GroupCurves: Sendable {
    let performance: CompositionCurves
    /// Nil where the value is `proportionalValue` times the performance.
    let value: CompositionCurves?
    let proportionalValue: Double

    private init(_ curves: CollectiveCurves, _ piece: (HingedCurve) -> [CompositionCurves.Piece]) {
        performance = CompositionCurves(curves.performance.branch, piece(curves.performance))
        value = curves.value.map { CompositionCurves($0.branch, piece($0)) }
        proportionalValue = curves.proportionalValue
    }

    /// The same curve for every composition.
    init(_ curves: CollectiveCurves, count: Int) {
        self.init(curves) { [CompositionCurves.Piece](repeating: CompositionCurves.Piece($0), count: count) }
    }

    /// A concave minorant: the live compositions count, with the minorant, and the others are worth nothing.
    init(minorant: CollectiveCurves, live: [Bool]) {
        self.init(minorant) { curve in
            let piece = CompositionCurves.Piece(curve)
            return live.map { $0 ? piece : .dead }
        }
    }

    /// A concave majorant: the envelope of the curve on the totals that each composition can have.
    init(_ exact: CollectiveCurves, totals: [ClosedRange<Double>]) {
        self.init(exact) { curve in
            let envelope = IntervalEnvelope(curve.branch, onset: curve.joint)
            return totals.map(envelope.piece(on:))
        }
    }

    /// Both curves at no data, the least over the compositions: 0, or less for a minorant.
    var leastPerformance: Double { performance.leastStart }
    var leastValue: Double { value?.leastStart ?? proportionalValue * performance.leastStart }
}

extension CompositionCurves {
    fileprivate var leastStart: Double {
        zip(slopes, zeros).reduce(0) { min($0, -$1.0 * $1.1) }
    }
}
