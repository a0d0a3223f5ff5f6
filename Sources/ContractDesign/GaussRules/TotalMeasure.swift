import NumericalMethods

/// Totals with weights that stand in for a total's distribution.
struct TotalMeasure {
    private(set) var points: [Double] = []
    private(set) var weights: [Double] = []
    /// How far the rules can be off where a curve's joint lies among their nodes.
    private(set) var doubt = Doubt()

    /// What is added to the errors that finer rules show, in performance and as a share of the value scale.
    struct Doubt {
        var value = 0.0
        var slope = 0.0
        /// The value's slope, in value units.
        var valueSlope = 0.0

        static func += (a: inout Doubt, b: Doubt) {
            a.value += b.value
            a.slope += b.slope
            a.valueSlope += b.valueSlope
        }

        static func * (factor: Double, a: Doubt) -> Doubt {
            Doubt(value: factor * a.value, slope: factor * a.slope, valueSlope: factor * a.valueSlope)
        }
    }

    mutating func append(_ point: Double, _ weight: Double) {
        points.append(point)
        weights.append(weight)
    }

    /// Appends part of another measure, its weights multiplied.
    mutating func append(_ other: TotalMeasure, _ range: Range<Int>, times factor: Double) {
        for k in range { append(other.points[k], factor * other.weights[k]) }
    }

    mutating func add(_ more: Doubt) { doubt += more }

    /// The sum of a curve's value, slope or curvature at shift + S.
    func sum(_ curve: HingedCurve, shift: Double = 0, _ part: (Jet) -> Double) -> Double {
        if points.isEmpty { return 0 }
        let shifted = shift == 0 ? points : points.map { $0 + shift }
        var jets = [Jet](repeating: Jet(value: 0, slope: 0, curvature: 0), count: points.count)
        var scratch = points
        shifted.withUnsafeBufferPointer { shifted in
            jets.withUnsafeMutableBufferPointer { jets in
                scratch.withUnsafeMutableBufferPointer { curve.sample(shifted, jets, scratch: $0) }
            }
        }
        return BlockedSum.over(points.count) { weights[$0] * part(jets[$0]) }
    }
}
