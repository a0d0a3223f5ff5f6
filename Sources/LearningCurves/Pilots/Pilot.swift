/// A pilot: scores at a few amounts of data, to which a learning curve is fitted.
///
/// Curves are fitted to skill = (score - baseline) / (1 - baseline), which is 0 for guessing and 1 for perfection.
public struct Pilot: Hashable, Sendable {
    /// One a size, by size.
    public let measurements: [ScoredSize]
    /// The score of guessing.
    public let baseline: Double

    /// Fewer sizes than this say nothing of a curve.
    public static let fewestSizes = 4
    /// Each size is left out in turn, so that time grows with the square of their number.
    public static let mostSizes = 1000
    /// Sizes for which the search is scaled, effective units.
    public static let sizes = 1e-6...1e10
    /// Standard errors of scores.
    public static let errors = 0...1e6
    /// Scores: 1 is perfect, and R^2 can fall far below 0.
    public static let scores = -1e6...1.0

    /// Puts the measurements into the order of their sizes.
    /// - Throws: `PilotError` for fewer than 4 sizes or more than 1,000, a size that stands twice, a number out of range,
    ///   or a baseline that is not at least 0 and below 1.
    public init(_ measurements: [ScoredSize], baseline: Double = 0) throws(PilotError) {
        guard (0..<1).contains(baseline) else { throw .baseline(baseline) }
        guard measurements.count >= Self.fewestSizes else { throw .tooFewSizes(measurements.count) }
        guard measurements.count <= Self.mostSizes else { throw .tooManySizes(measurements.count) }
        let ordered = measurements.sorted { $0.samples < $1.samples }
        for (before, after) in zip(ordered, ordered.dropFirst()) where before.samples == after.samples {
            throw .repeatedSize(after.samples)
        }
        for measurement in ordered {
            let isFine =
                Self.sizes.contains(measurement.samples) && Self.scores.contains(measurement.score)
                && Self.errors.contains(measurement.error ?? 0) && measurement.repeats ?? 1 >= 1
            if !isFine { throw .outOfRange(measurement) }
        }
        self.measurements = ordered
        self.baseline = baseline
    }

    /// The smallest and the largest size, effective units.
    public var range: ClosedRange<Double> { measurements[0].samples...measurements[measurements.count - 1].samples }

    /// A score as skill.
    public func skill(ofScore score: Double) -> Double { (score - baseline) / (1 - baseline) }
    /// Skill as a score.
    public func score(ofSkill skill: Double) -> Double { baseline + (1 - baseline) * skill }

    /// The skill at each size.
    public var skills: [Double] { measurements.map { skill(ofScore: $0.score) } }
}

/// Why measurements are no pilot, or a pilot has no fit.
public enum PilotError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Of different sizes.
    case tooFewSizes(Int)
    /// Of different sizes.
    case tooManySizes(Int)
    /// A size that has more than one mean, effective units.
    case repeatedSize(Double)
    /// The first whose size, score, error or number of runs cannot be.
    case outOfRange(ScoredSize)
    /// What was given as the score of guessing.
    case baseline(Double)
    /// Weights by errors were asked for, and this size has none.
    case noError(samples: Double)
    /// No errors are known, and a curve goes through all the sizes.
    case noErrorEstimate(sizes: Int, parameters: Int)
    /// What was given as the chance that an interval holds.
    case level(Double)

    public var description: String {
        switch self {
        case .tooFewSizes(let count):
            """
            \(count) size\(count == 1 ? "" : "s"): a learning curve with a plateau cannot be told from so few. Measure \
            at least 4 sizes, better 6 or more, each about 1.4 times the one before.
            """
        case .tooManySizes(let count):
            "\(count) sizes are more than 1000. Give the means of neighbouring sizes."
        case .repeatedSize(let samples):
            "the size \(samples) stands twice. Give each size one mean."
        case .outOfRange(let measurement):
            """
            the score \(measurement.score) at size \(measurement.samples) with error \(measurement.error ?? 0): sizes \
            lie within 1e-6 and 1e10, scores are at most 1, and errors from 0 to 1e6.
            """
        case .baseline(let baseline):
            "the baseline \(baseline) must be at least 0 and below 1: it is the score of guessing."
        case .noError(let samples):
            "the size \(samples) has no error to weigh it by. Add errors or repeated runs, or smooth the errors."
        case .noErrorEstimate(let sizes, let parameters):
            """
            \(sizes) sizes without errors: a curve of \(parameters) parameters goes through them all, and nothing \
            tells how far it may be off. Add errors or repeated runs, or measure more sizes.
            """
        case .level(let level):
            "the level \(level) must be above 0 and below 1: it is the chance that an interval holds."
        }
    }
}
