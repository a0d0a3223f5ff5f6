import NumericalMethods

/// A size that no curve through the others comes near.
public struct OutlyingSize: Hashable, Sendable {
    /// What was measured there.
    public let measurement: ScoredSize
    /// By how much the sum of squares falls without it, in units of what is left a degree of freedom: chi-squared of one
    /// degree if nothing is wrong.
    public let gain: Double

    /// Gains beyond this are taken for faults: four standard errors.
    static let limit = 16.0
    /// A size is judged only where so many others remain.
    static let fewestOthers = 5
    /// With more sizes than this only those furthest from the curve are tried.
    private static let mostTried = 32

    /// The size without which the fit gains most, if that is more than chance would give.
    ///
    /// The gain is (sse - sse_i) / max(1, sse_i / dof_i), sse_i the least squares without size i. Where errors are not
    /// known it is (sse - sse_i) / (sse_i / dof_i), and the limit as rare under Student's distribution.
    /// - Complexity: a search a size.
    static func worst(of fit: CurveFit, _ points: PilotPoints) -> (index: Int, gain: Double)? {
        guard points.count > fewestOthers else { return nil }
        let degrees = max(1, Double(points.count - 1 - fit.family.parameterCount))
        var worst: (index: Int, gain: Double)?
        for index in candidates(fit, points) {
            let rest = CurveSearch(fit.family, points.weighted(without: index)).minimum().squares
            let scale = fit.hasErrors ? max(1, rest / degrees) : max(rest / degrees, negligible)
            let gain = (fit.squares - rest) / scale
            if gain > worst?.gain ?? 0 { worst = (index, gain) }
        }
        guard let worst, worst.gain > threshold(fit.hasErrors, degrees) else { return nil }
        return worst
    }

    /// A mean square that is rounding, in skill.
    private static let negligible = 1e-12

    private static func threshold(_ hasErrors: Bool, _ degrees: Double) -> Double {
        if hasErrors { return limit }
        let half = StudentT.halfWidth(ChiSquared.cumulative(limit, degrees: 1), degrees: degrees)
        return half * half
    }

    private static func candidates(_ fit: CurveFit, _ points: PilotPoints) -> [Int] {
        guard points.count > mostTried else { return Array(0..<points.count) }
        let distances = points.distances(from: fit.curve)
        return Array(distances.indices.sorted { distances[$0] > distances[$1] }.prefix(mostTried))
    }
}
