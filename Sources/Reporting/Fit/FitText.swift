import LearningCurves
import PlainText

/// A fit as text for people: the curve as an option, what it says of sizes to come, how sure that is, and the other
/// families beside it.
struct FitText {
    private let answer: FitAnswer
    private var fit: PilotFit { answer.fit }

    init(_ answer: FitAnswer) { self.answer = answer }

    /// The whole text, ending with a line break.
    func text(in room: TextRoom) -> String {
        let blocks = [
            facts.lines, "\(bandHeading)\n\n\(band.text(in: room))",
            "Parameters, with intervals of the same level:\n\n\(parameters.text(in: room))",
            "Other families beside it; the one that fits best does not predict best:\n\n\(families.text(in: room))",
        ]
        return (blocks + (warnings.isEmpty ? [] : [warnings.joined(separator: "\n")])).joined(separator: "\n\n") + "\n"
    }

    /// A sentence each, after what kind it is.
    var warnings: [String] { answer.warnings.map { "Warning: \($0)" } + dropped }

    private var dropped: [String] {
        fit.dropped.map {
            """
            Left out: size \($0.measurement.samples.shortest) with score \($0.measurement.score.shortest), which no curve \
            through the others comes near (gain \($0.gain.significant(3)), more than 16).
            """
        }
    }

    /// The curve, how it fits, and the curves for the cautious.
    var facts: [Fact] {
        [
            Fact("Fit", option("--accuracy", fit.chosen.curve)), Fact("Pilot", pilot), Fact("Goodness", goodness),
            Fact("Lower", option("--accuracy", answer.lower) + anchored("lowest")),
            Fact("Upper", option("--accuracy-high", answer.upper) + anchored("highest")),
        ]
    }

    private func option(_ name: String, _ curve: SkillCurve) -> String {
        curve.shortSpecification.map { "\(name) \($0)" } ?? "no accuracy function"
    }

    private func anchored(_ end: String) -> String {
        ", \(end) at \(answer.anchor.shortest) units of the curves that the pilot does not reject"
    }

    private var pilot: String {
        let sizes = fit.pilot.measurements.map(\.samples)
        let skill =
            answer.hasBaseline
            ? "skill = (score - \(fit.pilot.baseline.shortest)) / (1 - \(fit.pilot.baseline.shortest))"
            : "skill = score, since no baseline is given"
        return """
            \(sizes.count) sizes from \((sizes.first ?? 0).shortest) to \((sizes.last ?? 0).shortest), \(skill); weights \
            \(fit.chosen.hasErrors ? fit.weighting.rawValue : "equal")
            """
    }

    private var goodness: String {
        let ratio = fit.chosen.squaresPerDegree.map { ", chi2/dof \($0.significant(3))" } ?? ""
        return """
            RMSE \(fit.chosen.rootMeanSquare.significant(3))\(ratio) with \(fit.chosen.degrees.exactCount) degree\
            \(fit.chosen.degrees == 1 ? "" : "s") of freedom
            """
    }

    private var bandHeading: String {
        """
        Skill by data, with the \((100 * fit.chosen.level).significant(4))% band of \(fit.chosen.family.rawValue)\
        \(answer.hasBaseline ? ", and the score of the fit" : ""):
        """
    }

    /// One row a size that was asked about.
    var band: TableText {
        var table = TableText(
            [
                ("Samples [units]", .numbers), ("Of the largest", .numbers), ("Low", .numbers), ("Fit", .numbers),
                ("High", .numbers),
            ] + (answer.hasBaseline ? [("Score", .numbers)] : []))
        for point in answer.band {
            table.append(
                [point.samples.significant(7), "\((point.samples / fit.largest).significant(3))x"]
                    + [point.low, point.fit, point.high].map { $0.decimals(4) }
                    + (answer.hasBaseline ? [fit.pilot.score(ofSkill: point.fit).decimals(4)] : []))
        }
        return table
    }

    /// One row a parameter.
    var parameters: TableText {
        var table = TableText([
            ("Parameter", .words), ("Value", .numbers), ("Low", .numbers), ("High", .numbers), ("", .words),
        ])
        for parameter in answer.chosenParameters {
            table.append(
                [parameter.name] + [parameter.value, parameter.low, parameter.high].map { $0.significant(5) }
                    + [parameter.isAtBound ? "at a bound" : ""])
        }
        return table
    }

    /// One row a family.
    var families: TableText {
        let sizes = answer.band.map { ("At \($0.samples.significant(7))", TableText.Side.numbers) }
        var table = TableText(
            [("Family", .words), ("RMSE", .numbers), (fit.chosen.hasErrors ? "chi2/dof" : "SSE/dof", .numbers)]
                + sizes + [("--accuracy", .words)])
        for (other, prediction) in zip(fit.families, answer.predictions) {
            table.append(
                [
                    other.family.rawValue, other.rootMeanSquare.significant(3),
                    (other.squares / other.degrees).significant(3),
                ] + prediction.values.map { $0.decimals(4) } + [other.curve.shortSpecification ?? "none"])
        }
        return table
    }
}

extension SkillCurve {
    /// The specification with numbers to nine digits, which skill is within 1e-7 for.
    fileprivate var shortSpecification: String? {
        specificationIfAny.map { text in
            let halves = text.split(separator: ":")
            let numbers = halves.dropFirst().flatMap { $0.split(separator: ",") }.map { word in
                Double(word)?.significant(9) ?? String(word)
            }
            return "\(halves[0]):\(numbers.joined(separator: ","))"
        }
    }
}

extension Double {
    /// A count that is kept as a number.
    fileprivate var exactCount: String { String(Int(self)) }
}
