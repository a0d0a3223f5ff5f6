import NumericalMethods
import RealModule

/// A learning curve of one family fitted to a pilot, and what the pilot does not reject.
///
/// Weighted least squares by variable projection. A curve is not rejected at a level where its sum of squares exceeds the
/// least one by at most D = chi2_1(level) max(1, sse / dof) where errors are known, and D = t_dof(level)^2 sse / dof
/// where they are not.
/// - SeeAlso: Golub, Pereyra, "Separable nonlinear least squares", Inverse Problems 19 (2003) R1.
public struct CurveFit: Sendable {
    /// The best curve.
    public let curve: SkillCurve
    /// The weighted sum of squares, in skill: weights 1 / error^2, or 1 where errors are not known.
    public let squares: Double
    /// Whether errors are known, so that ``squares`` is a chi-squared.
    public let hasErrors: Bool
    /// Sizes less parameters, at least 1.
    public let degrees: Double
    /// The root of the mean square of what is left, unweighted, in skill.
    public let rootMeanSquare: Double
    /// The chance with which each interval holds.
    public let level: Double

    private let search: CurveSearch
    private let minimum: CurveSearch.Minimum
    private let threshold: Double

    /// Which family it is of.
    public var family: CurveFamily { curve.family }

    /// Fits one family to all sizes of a pilot.
    /// - Parameters:
    ///   - family: of the curve.
    ///   - pilot: what was measured.
    ///   - weighting: of the sizes against each other.
    ///   - level: the chance with which each interval holds, above 0 and below 1.
    /// - Throws: `PilotError`, as `PilotFit`.
    /// - Complexity: about 1,500 projections of the points.
    public init(
        _ family: CurveFamily, to pilot: Pilot, weighting: Weighting = .smoothed, level: Double = 0.9
    ) throws(PilotError) {
        let points = PilotPoints(pilot, try PointErrors(pilot, weighting).errors)
        try points.requireJudgement(of: family, level: level)
        self.init(family, points.weighted, hasErrors: points.errors != nil, level: level)
    }

    init(_ family: CurveFamily, _ points: WeightedPoints, hasErrors: Bool, level: Double) {
        search = CurveSearch(family, points)
        minimum = search.minimum()
        curve = minimum.curve
        squares = minimum.squares
        self.hasErrors = hasErrors
        self.level = level
        degrees = max(1, Double(points.count - family.parameterCount))
        rootMeanSquare = points.meanSquare(of: minimum.curve).squareRoot()
        let ratio = minimum.squares / degrees
        let half = StudentT.halfWidth(level, degrees: degrees)
        let allowance =
            hasErrors ? ChiSquared.quantile(level, degrees: 1) * max(1, ratio) : half * half * ratio
        threshold = minimum.squares + allowance
    }

    /// Sum of squares a degree of freedom; nil where errors are not known.
    public var squaresPerDegree: Double? { hasErrors ? squares / degrees : nil }

    /// The curve that the pilot does not reject and that is lowest at a size, effective units; a member of the family.
    /// It may lie above the fit at other sizes.
    /// - Complexity: about 1,500 projections of the points.
    public func lowerCurve(at samples: Double) -> SkillCurve { extreme(1, at: samples) }

    /// The curve that the pilot does not reject and that is highest at a size.
    public func upperCurve(at samples: Double) -> SkillCurve { extreme(-1, at: samples) }

    /// The profile band at a size: between what skills the curves lie that the pilot does not reject. Infinity asks for
    /// the limit.
    public func band(at samples: Double) -> BandPoint {
        BandPoint(
            samples: samples, low: lowerCurve(at: samples).value(at: samples), fit: curve.value(at: samples),
            high: upperCurve(at: samples).value(at: samples))
    }

    private func extreme(_ sign: Double, at samples: Double) -> SkillCurve {
        let ratio = samples / search.points.reference
        let log = Double.log(ratio)
        return search.least(upTo: threshold, from: minimum) { shape in
            LinearQuantity(
                ofLimit: sign, ofDrop: samples == .infinity ? 0 : -sign * shape.left(ratio, log: log))
        }.curve
    }

    /// The parameters in natural units with their profile intervals, in the order of the family's names.
    /// - Complexity: two searches a parameter.
    public var parameters: [FittedParameter] {
        let reference = search.points.reference
        var edges = search.box.names(onEdge: minimum.point)
        if curve.limit == 1 { edges.append("limit") }
        if curve.drop == 0 { edges.append("b") }
        return family.parameterNames.enumerated().map { index, name in
            func end(_ sign: Double) -> Double {
                let found = search.least(upTo: threshold, from: minimum) { shape in
                    switch index {
                    case 0: LinearQuantity(ofLimit: sign)
                    case 1: LinearQuantity(ofDrop: sign * shape.natural(reference: reference))
                    default: LinearQuantity(constant: sign * shape.parameters(reference: reference)[index - 2])
                    }
                }
                return found.curve.parameters[index]
            }
            return FittedParameter(
                name: name, value: curve.parameters[index], low: end(1), high: end(-1),
                isAtBound: edges.contains(name))
        }
    }
}

/// A number that a fit chose.
public struct FittedParameter: Hashable, Sendable {
    /// As in ``CurveFamily/parameterNames``.
    public let name: String
    /// Of the best curve, in natural units.
    public let value: Double
    /// The least value of a curve that the pilot does not reject.
    public let low: Double
    /// The greatest.
    public let high: Double
    /// Whether the search ended at a bound of the parameter, so that the value says little.
    public let isAtBound: Bool
}

/// What a pilot says of one size.
public struct BandPoint: Hashable, Sendable {
    /// Effective units.
    public let samples: Double
    /// The least skill of a curve that the pilot does not reject.
    public let low: Double
    /// The skill of the best curve.
    public let fit: Double
    /// The greatest skill of a curve that the pilot does not reject.
    public let high: Double
}
