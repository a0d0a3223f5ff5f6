/// What rules of fewer nodes, joints among the nodes and outcomes left out say of the error at one point.
struct GaussErrors {
    /// As a fraction of the suprema of performance and caps.
    let value: Double
    /// Of the gradients, relative.
    let slope: Double
    /// The part of `value` that is not rounding.
    let beyondRounding: Double

    /// Sums of as many terms as there are outcomes, from nodes that are good to some roundings.
    private static let rounding = 512 * 0.5 * Double.ulpOfOne
    /// Differences of rules below this are rounding.
    private static let leastDifference = 2e-15

    init(_ point: GaussPoint, _ curves: BentCurves, _ tables: ClusterTables) {
        let (fine, coarse) = (point.total(), point.total(isFine: false))
        func difference(_ curve: HingedCurve, _ factor: Double) -> Double {
            let difference = factor * abs(fine.sum(curve, \.value) - coarse.sum(curve, \.value))
            return difference < Self.leastDifference ? 0 : difference
        }
        let differences = max(
            difference(curves.performance, 1),
            curves.value.map { difference($0, 1 / curves.valueScale) } ?? 0)
        // A class's cap is a difference of two expectations, each with such an error, over the chance that it is there.
        let rarest = tables.presence.min() ?? 1
        let amplification = 1 + 2 / max(rarest, GaussPoint.rare)
        beyondRounding = amplification * (differences + fine.doubt.value) + point.dropped / rarest
        value = Self.rounding + beyondRounding
        slope = max(value, Self.slopeError(point, curves, tables))
    }

    /// The relative error of the gradients, weighted by what the classes bring.
    private static func slopeError(_ point: GaussPoint, _ curves: BentCurves, _ tables: ClusterTables) -> Double {
        let (fine, coarse) = (point.total(removed: 1), point.total(removed: 1, isFine: false))
        func error(_ curve: HingedCurve, doubt: Double) -> Double {
            var (size, difference) = (0.0, 0.0)
            for (m, share) in zip(point.contributions, tables.probabilities) {
                let slope = fine.sum(curve, shift: m, \.slope)
                size += share * m * abs(slope)
                difference += share * m * (abs(slope - coarse.sum(curve, shift: m, \.slope)) + doubt)
            }
            return size > 0 ? difference / size : 0
        }
        let performance = error(curves.performance, doubt: fine.doubt.slope)
        let value = curves.value.map { error($0, doubt: fine.doubt.valueSlope) } ?? performance
        return max(performance, value)
    }
}
