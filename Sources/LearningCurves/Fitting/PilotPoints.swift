/// The sizes of a pilot as a fit sees them: skills, and the errors that it weighs them by.
struct PilotPoints {
    var samples: [Double]
    var skills: [Double]
    /// nil where they are not known.
    var errors: [Double]?

    var count: Int { samples.count }

    init(_ pilot: Pilot, _ errors: [Double]?) {
        samples = pilot.measurements.map(\.samples)
        skills = pilot.skills
        self.errors = errors
    }

    /// Checks that something tells how far a fit of the family may be off.
    func requireJudgement(of family: CurveFamily, level: Double) throws(PilotError) {
        guard level > 0, level < 1 else { throw .level(level) }
        guard errors != nil || count > family.parameterCount else {
            throw .noErrorEstimate(sizes: count, parameters: family.parameterCount)
        }
    }

    var weighted: WeightedPoints { WeightedPoints(samples: samples, skills: skills, errors: errors) }

    func weighted(without index: Int) -> WeightedPoints {
        var rest = self
        rest.remove(index)
        return rest.weighted
    }

    mutating func remove(_ index: Int) {
        samples.remove(at: index)
        skills.remove(at: index)
        errors?.remove(at: index)
    }

    /// How far each size lies from a curve, in its errors, or in skill where they are not known.
    func distances(from curve: SkillCurve) -> [Double] {
        samples.indices.map { abs(skills[$0] - curve.value(at: samples[$0])) / (errors?[$0] ?? 1) }
    }
}
