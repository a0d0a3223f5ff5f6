import LearningCurves

/// A learning curve fitted to a pilot as JSON, schema `accord.fit/1`; all in skill but the pilot itself.
struct FitDocument: JSONDocument {
    static let schema = "accord.fit/1"

    private struct Size: Encodable {
        var samples, score: Double
        var error: OrNull<Double>
        var repeats: OrNull<Int>
        /// In skill, as it was weighed.
        var weighedError: OrNull<Double>
    }

    private struct Parameter: Encodable {
        var value: OrNull<Double>
        var low, high: OrNull<Double>
        var atBound: Bool

        init(_ parameter: FittedParameter) {
            value = OrNull(parameter.value.ifFinite)
            low = OrNull(parameter.low.ifFinite)
            high = OrNull(parameter.high.ifFinite)
            atBound = parameter.isAtBound
        }
    }

    private struct Family: Encodable {
        var family: String
        var specification: OrNull<String>
        var parameters: [String: Parameter]
        var sse: Double
        var chi2: OrNull<Double>
        var dof: Int
        var rmse: Double
        var predictions: [Double]
    }

    private struct Band: Encodable {
        var samples, low, fit, high, lowScore, fitScore, highScore: Double
    }

    private struct Anchored: Encodable {
        var specification: OrNull<String>
        var anchor: Double
    }

    private struct Dropped: Encodable {
        var samples, score, gain: Double
    }

    private let schema = Self.schema
    private let chosen: String
    private let baseline: Double
    private let level: Double
    private let weights: String
    private let pilot: [Size]
    private let families: [Family]
    private let band: [Band]
    private let lowerCurve, upperCurve: Anchored
    private let dropped: [Dropped]
    private let warnings: [String]

    init(_ answer: FitAnswer) {
        let fit = answer.fit
        chosen = fit.chosen.family.rawValue
        baseline = fit.pilot.baseline
        level = fit.chosen.level
        weights = fit.weighting.rawValue
        pilot = fit.pilot.measurements.enumerated().map { index, size in
            Size(
                samples: size.samples, score: size.score, error: OrNull(size.error), repeats: OrNull(size.repeats),
                weighedError: OrNull(fit.errors?[index]))
        }
        families = fit.families.enumerated().map { index, fit in
            Family(
                family: fit.family.rawValue, specification: OrNull(fit.curve.specificationIfAny),
                parameters: Dictionary(
                    uniqueKeysWithValues: answer.parameters[index].values.map { ($0.name, Parameter($0)) }),
                sse: fit.squares, chi2: OrNull(fit.hasErrors ? fit.squares : nil), dof: Int(fit.degrees),
                rmse: fit.rootMeanSquare, predictions: answer.predictions[index].values)
        }
        band = answer.band.map { point in
            Band(
                samples: point.samples, low: point.low, fit: point.fit, high: point.high,
                lowScore: fit.pilot.score(ofSkill: point.low), fitScore: fit.pilot.score(ofSkill: point.fit),
                highScore: fit.pilot.score(ofSkill: point.high))
        }
        lowerCurve = Anchored(specification: OrNull(answer.lower.specificationIfAny), anchor: answer.anchor)
        upperCurve = Anchored(specification: OrNull(answer.upper.specificationIfAny), anchor: answer.anchor)
        dropped = fit.dropped.map {
            Dropped(samples: $0.measurement.samples, score: $0.measurement.score, gain: $0.gain)
        }
        warnings = answer.warnings.map(\.description)
    }
}

extension Double {
    /// Nil for what JSON has no word for.
    fileprivate var ifFinite: Double? { isFinite ? self : nil }
}
