import ContractDesign
import LearningCurves

/// On which curves of a pilot a contract rests, as JSON.
struct PilotRecord: Encodable {
    private struct Caution: Encodable {
        var trust, outsideCurve: String
        var validationRows: OrNull<Int>

        init(_ caution: PilotCaution) {
            trust = caution.trust.rawValue
            outsideCurve = caution.outside.rawValue
            validationRows = OrNull(caution.validationRows)
        }
    }

    private let baseline, level: Double
    private let family, weights: String
    private let caution: Caution
    private let anchor: Double
    private let fit, curve: String
    private let outsideCurves: [String]
    private let skill, fittedSkill: Double
    private let trustingPerformance, expectedScore, cautionCost: OrNull<Double>
    private let workable: OrNull<Caution>
    private let warnings: [String]

    /// - Parameters:
    ///   - contract: nil where there is none.
    ///   - workable: the nearest caution for which there is one.
    init(_ piloted: PilotedProblem, beside contract: Contract?, workable: PilotCaution? = nil) {
        let fitted = piloted.fit
        baseline = fitted.pilot.baseline
        level = fitted.chosen.level
        family = fitted.chosen.family.rawValue
        weights = fitted.weighting.rawValue
        caution = Caution(piloted.caution)
        anchor = piloted.anchor
        fit = fitted.chosen.curve.specificationIfAny ?? family
        curve = piloted.problem.accuracy.specification
        outsideCurves = piloted.outsideCurves.compactMap(\.specificationIfAny)
        skill = piloted.curve.value(at: piloted.anchor)
        fittedSkill = fitted.chosen.curve.value(at: piloted.anchor)
        let performance = contract?.performance.lower
        trustingPerformance = OrNull(piloted.trusting?.lower)
        expectedScore = OrNull(performance.map(fitted.pilot.score))
        cautionCost = OrNull(piloted.trusting.flatMap { trusting in performance.map { trusting.lower - $0 } })
        self.workable = OrNull(workable.map(Caution.init))
        warnings = PilotText(piloted, beside: contract).warnings
    }
}
