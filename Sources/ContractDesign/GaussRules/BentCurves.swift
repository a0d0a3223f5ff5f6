/// The curves that expectations are taken of, with where they are not smooth.
struct BentCurves {
    let performance: HingedCurve
    /// Nil where the value is proportional to the performance.
    let value: HingedCurve?
    /// A multiple of the performance curve, or 1 for the value curve.
    let valueFactor: Double
    /// v(1): what errors of the value are measured by.
    let valueScale: Double
    /// A total near which a branch is not analytic, though it be smooth beyond.
    let pole: Double
    /// What is known without data, as the performance and as the value curve have it.
    let performanceWithoutData: Double
    let valueWithoutData: Double

    /// - Parameter onset: of the accuracy; a valuation that is not linear has a pole there.
    init(_ curves: CollectiveCurves, valueScale: Double, onset: Double) {
        performance = curves.performance
        value = curves.value
        valueFactor = curves.value == nil ? curves.proportionalValue : 1
        self.valueScale = valueScale
        performanceWithoutData = curves.performanceWithoutData
        valueWithoutData = curves.value == nil ? curves.performanceWithoutData : curves.valueWithoutData
        pole = curves.value == nil ? 0 : onset
    }

    var valueCurve: HingedCurve { value ?? performance }
    private var all: [HingedCurve] { value.map { [performance, $0] } ?? [performance] }

    /// Up to here, all curves are straight.
    var leastJoint: Double { all.map(\.joint).min()! }
    /// From here on, all are smooth.
    var mostJoint: Double { all.map(\.joint).max()! }
    var bends: ClosedRange<Double> { min(leastJoint, pole)...max(mostJoint, pole) }

    /// What a rule can make of the joints between neighbouring nodes that together weigh `weight`.
    func doubt(between low: Double, _ high: Double, weight: Double) -> TotalMeasure.Doubt {
        let performance = performance.bend(between: low, high)
        let value = valueCurve.bend(between: low, high)
        return weight
            * TotalMeasure.Doubt(
                value: max(performance.value, valueFactor * value.value / valueScale), slope: performance.slope,
                valueSlope: valueFactor * value.slope)
    }
}

extension HingedCurve {
    /// How much the curve, or its slope, differs on an interval from what is smooth there.
    fileprivate func bend(between low: Double, _ high: Double) -> (value: Double, slope: Double) {
        guard low < joint, joint < high else { return (0, 0) }
        let start = branch.branch(at: max(joint, .leastNormalMagnitude))
        let end = branch.branch(at: high)
        let gap = high - joint
        let kink = abs(start.slope - lineSlope)
        let rise = abs(end.value - jointValue - lineSlope * gap)
        let bent = kink * (high - low) + 0.5 * abs(start.curvature) * gap * gap
        let turn = kink + abs(start.curvature) * gap
        return (
            min(bent.isFinite ? bent : .infinity, rise + kinkOfLine(low, high)),
            turn.isFinite ? min(turn, abs(end.slope - lineSlope) + kink) : abs(end.slope) + abs(rise / gap)
        )
    }

    private func kinkOfLine(_ low: Double, _ high: Double) -> Double { abs(lineSlope) * (high - low) }
}
