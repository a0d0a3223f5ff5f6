import ContractDesign
import LearningCurves

/// What a fit says at the sizes that were asked about, computed once for all ways to show it.
struct FitAnswer: Sendable {
    let fit: PilotFit
    /// At the sizes that were asked about, ascending.
    let band: [BandPoint]
    /// Each family's prediction at the same sizes.
    let predictions: [(family: CurveFamily, values: [Double])]
    /// The parameters of each family's fit, with their intervals.
    let parameters: [(family: CurveFamily, values: [FittedParameter])]
    /// Where lower and upper curve are anchored, effective units.
    let anchor: Double
    let lower: SkillCurve
    let upper: SkillCurve
    let warnings: [FitWarning]

    init(_ fit: PilotFit, at sizes: [Double]?, anchor: Double?) {
        let sizes = Set(sizes ?? Self.usualSizes(of: fit)).sorted()
        let anchor = anchor ?? sizes.last ?? PilotFit.reach * fit.largest
        self.fit = fit
        self.anchor = anchor
        band = sizes.map { fit.chosen.band(at: $0) }
        predictions = fit.families.map { fit in (fit.family, sizes.map { fit.curve.value(at: $0) }) }
        parameters = fit.families.map { ($0.family, $0.parameters) }
        lower = fit.chosen.lowerCurve(at: anchor)
        upper = fit.chosen.upperCurve(at: anchor)
        warnings = fit.warnings(at: sizes + [anchor])
    }

    /// The largest size measured, and up to eight times that.
    private static func usualSizes(of fit: PilotFit) -> [Double] { [1, 2, 4, 8].map { $0 * fit.largest } }

    /// The chosen family's parameters.
    var chosenParameters: [FittedParameter] {
        parameters.first { $0.family == fit.chosen.family }?.values ?? fit.chosen.parameters
    }

    /// Whether skill is something else than score.
    var hasBaseline: Bool { fit.pilot.baseline != 0 }
}

extension SkillCurve {
    /// How `--accuracy` takes it; nil where it is no accuracy function.
    var specificationIfAny: String? {
        do throws(ParameterError) { return try specification() } catch { return nil }
    }
}
