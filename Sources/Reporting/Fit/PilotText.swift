import ContractDesign
import LearningCurves

/// On which curves of a pilot a contract rests, for people.
struct PilotText {
    private let piloted: PilotedProblem
    private let contract: Contract?

    /// - Parameter contract: nil where there is none.
    init(_ piloted: PilotedProblem, beside contract: Contract?) {
        self.piloted = piloted
        self.contract = contract
    }

    private var fit: PilotFit { piloted.fit }

    /// The curves, what they say of the group, and what caution costs, a line each.
    var facts: [Fact] { [measured, counted, alone].compactMap(\.self) + scored + cost }

    /// What is to be known before the fit is relied upon, a sentence each.
    var warnings: [String] { fit.warnings(at: [piloted.anchor]).map(\.description) + worthOfNothing }

    /// Where the curve counted on says something of no data at all.
    private var worthOfNothing: [String] {
        let skill = piloted.problem.accuracy.performanceWithoutData
        if skill <= 0 { return [] }
        return [
            """
            By the curve counted on a model without data has skill \(skill.significant(3)): nothing was measured below \
            \(fit.pilot.range.lowerBound.significant(4)) units, where the curve is a guess.
            """
        ]
    }

    private var measured: Fact {
        let range = fit.pilot.range
        let curve = fit.chosen.curve.specificationIfAny ?? fit.chosen.family.rawValue
        return Fact(
            "Pilot",
            """
            \(fit.pilot.measurements.count) sizes from \(range.lowerBound.significant(4)) to \
            \(range.upperBound.significant(4)) units; \(baseline); best fit \(curve)
            """)
    }

    private var baseline: String {
        let baseline = fit.pilot.baseline
        return baseline == 0
            ? "baseline 0, so that performance is the score itself"
            : "performance is skill, (score - \(baseline.significant(6))) / (1 - \(baseline.significant(6)))"
    }

    private var counted: Fact {
        let at = "\(piloted.anchor.significant(6)) units (the data that the group is expected to have)"
        let words =
            switch piloted.caution.trust {
            case .fit: "the best fit itself, which lies as often above the truth as below it"
            case .lower: "\(spelled): the lowest, at \(at), that the pilot does not reject (\(level))"
            case .prediction:
                "\(spelled): as low, at \(at), as a single model that is trained and validated may score (\(level))"
            }
        return Fact("Counted on", words)
    }

    private var spelled: String { piloted.curve.specificationIfAny ?? piloted.curve.family.rawValue }
    private var level: String { "level \(fit.chosen.level.significant(3))" }

    private var alone: Fact? {
        switch piloted.caution.outside {
        case .upper:
            Fact(
                "Alone", "types have the most that a curve gives them which the pilot does not reject where they train")
        case .fit: Fact("Alone", "types have the most that the best fit or the curve counted on gives them")
        case .lower: nil
        }
    }

    private var scored: [Fact] {
        let pilot = fit.pilot
        func said(_ curve: SkillCurve) -> String {
            let skill = curve.value(at: piloted.anchor)
            return "\(skill.decimals(4)) (score \(pilot.score(ofSkill: skill).decimals(4)))"
        }
        var facts = [
            Fact("Skill there", "\(said(piloted.curve)) counted on, \(said(fit.chosen.curve)) by the best fit")
        ]
        if let contract {
            let skill = contract.performance.lower
            facts.append(
                Fact(
                    "Expected score",
                    "\(pilot.score(ofSkill: skill).decimals(6)) of the group's model (skill \(skill.decimals(6)))"))
        }
        return facts
    }

    private var cost: [Fact] {
        guard let contract, piloted.caution.trust != .fit || piloted.caution.outside != .lower else { return [] }
        guard let trusting = piloted.trusting else { return [] }
        return [
            Fact(
                "Caution",
                """
                costs \((trusting.lower - contract.performance.lower).significant(3)) in performance against \
                \(trusting.lower.decimals(6)), which relying on the best fit would promise
                """)
        ]
    }

    /// What each type is promised, as skill and as score.
    var promises: TableText {
        var table = TableText([
            ("Type", .words), ("Reward [skill]", .numbers), ("Reward [score]", .numbers), ("Cap [score]", .numbers),
        ])
        guard let contract else { return table }
        for offer in contract.menu.offers {
            let cap = contract.problem.valuation.performance(worth: offer.cap)
            table.append([
                offer.type.name, offer.rewardPerformance.decimals(4),
                fit.pilot.score(ofSkill: offer.rewardPerformance).decimals(4),
                fit.pilot.score(ofSkill: min(1, cap)).decimals(4),
            ])
        }
        return table
    }
}

extension PilotCaution {
    /// In the words of the command's options.
    var words: String { "trust \(trust.rawValue) and outside curve \(outside.rawValue)" }
}
