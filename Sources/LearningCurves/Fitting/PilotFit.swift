import ContractDesign

/// A pilot's learning curve: the fit of one family, what it leaves open, and the other families beside it.
///
/// The family is not chosen by how well it fits: that was measured to break bands. It is `pow4` unless another one is
/// asked for.
public struct PilotFit: Sendable {
    /// What was measured, the sizes that were left out among it.
    public let pilot: Pilot
    /// By what the sizes were asked to be weighed against each other.
    public let weighting: Weighting
    /// The fit that counts.
    public let chosen: CurveFit
    /// The fits of all families to the same sizes, in their order.
    public let families: [CurveFit]
    /// Sizes that were left out, at most one.
    public let dropped: [OutlyingSize]
    /// The errors that the points were weighed by, in skill, one a size of the pilot; nil where they are not known.
    public let errors: [Double]?
    private let small: [Double]

    /// The chance with which each interval holds, unless another is asked for.
    public static let standardLevel = 0.9
    /// Beyond so many times the largest size nothing was measured.
    public static let reach = 8.0
    /// Fewer sizes than this are warned of.
    static let amplyManySizes = 6

    /// Fits all families.
    /// - Parameters:
    ///   - pilot: what was measured.
    ///   - family: that counts.
    ///   - weighting: of the sizes against each other.
    ///   - level: the chance with which each interval holds.
    ///   - keepsAll: drop no size, however far it lies from the others' curve.
    /// - Throws: `PilotError` for a level that is no chance, for errors that are not known but asked for, and where
    ///   nothing tells how far the curve may be off.
    /// - Complexity: a search a size, and one a family; each takes O(sizes).
    public init(
        _ pilot: Pilot, family: CurveFamily = .pow4, weighting: Weighting = .smoothed,
        level: Double = PilotFit.standardLevel, keepsAll: Bool = false
    ) throws(PilotError) {
        let point = try PointErrors(pilot, weighting)
        var points = PilotPoints(pilot, point.errors)
        try points.requireJudgement(of: family, level: level)
        let hasErrors = point.errors != nil
        var fit = CurveFit(family, points.weighted, hasErrors: hasErrors, level: level)
        var dropped: [OutlyingSize] = []
        if !keepsAll, let worst = OutlyingSize.worst(of: fit, points) {
            dropped = [OutlyingSize(measurement: pilot.measurements[worst.index], gain: worst.gain)]
            points.remove(worst.index)
            fit = CurveFit(family, points.weighted, hasErrors: hasErrors, level: level)
        }
        self.pilot = pilot
        self.weighting = weighting
        self.dropped = dropped
        chosen = fit
        errors = point.errors
        small = point.small
        families = CurveFamily.allCases.filter { hasErrors || points.count > $0.parameterCount }.map {
            $0 == family ? fit : CurveFit($0, points.weighted, hasErrors: hasErrors, level: level)
        }
    }

    /// The largest size that was fitted, effective units.
    public var largest: Double {
        let gone = Set(dropped.map(\.measurement.samples))
        return pilot.measurements.last { !gone.contains($0.samples) }?.samples ?? pilot.range.upperBound
    }

    /// What is to be known before the fit is relied upon at some sizes, effective units.
    /// - Complexity: three searches.
    public func warnings(at sizes: [Double]) -> [FitWarning] {
        let count = pilot.measurements.count - dropped.count
        var warnings: [FitWarning] = count < Self.amplyManySizes ? [.fewSizes(count)] : []
        warnings += dips
        if !chosen.hasErrors { warnings.append(.noErrors) }
        if !small.isEmpty { warnings.append(.smallErrors(small)) }
        if let ratio = chosen.squaresPerDegree, ratio > 3 { warnings.append(.misfit(squaresPerDegree: ratio)) }
        if let farthest = sizes.max(), farthest > Self.reach * largest {
            warnings.append(.farAhead(samples: farthest, largest: largest))
        }
        let parameters = chosen.parameters
        if parameters[0].high >= 1 - 1e-9 { warnings.append(.openPlateau) }
        let bound = parameters.filter(\.isAtBound).map(\.name)
        if !bound.isEmpty { warnings.append(.atBound(bound)) }
        do throws(ParameterError) {
            _ = try chosen.curve.accuracy()
        } catch {
            warnings.append(.noSpecification(error.description))
        }
        return warnings
    }

    /// Where the score falls by more than 2.5 joint errors; of a pilot without errors, by as many roots of the mean
    /// square that the fit leaves a degree of freedom.
    private var dips: [FitWarning] {
        let alike = (chosen.squares / chosen.degrees).squareRoot()
        let skills = pilot.skills
        return skills.indices.dropFirst().compactMap { k in
            let (one, other) = (errors?[k - 1] ?? alike, errors?[k] ?? alike)
            let joint = (one * one + other * other).squareRoot()
            let fall = (skills[k - 1] - skills[k]) / max(joint, 1e-9)
            guard fall > 2.5 else { return nil }
            return .dip(
                from: pilot.measurements[k - 1].samples, to: pilot.measurements[k].samples, errors: fall)
        }
    }
}
