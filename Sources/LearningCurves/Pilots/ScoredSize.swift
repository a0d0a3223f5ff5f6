/// What models trained on one amount of data scored.
public struct ScoredSize: Hashable, Sendable {
    /// Effective units of data that each model was trained on.
    public var samples: Double
    /// The mean over the runs; 1 is perfect.
    public var score: Double
    /// The standard error of the mean; nil where it is not known.
    public var error: Double?
    /// How many runs the mean is taken over; nil where it is not known.
    public var repeats: Int?

    /// A score that was averaged elsewhere.
    public init(samples: Double, score: Double, error: Double? = nil, repeats: Int? = nil) {
        self.samples = samples
        self.score = score
        self.error = error
        self.repeats = repeats
    }

    /// The mean of the scores of several runs, at least one, with its standard error sd / sqrt(runs) where there are two
    /// or more; the standard deviation's divisor is runs - 1.
    public init(samples: Double, runs: [Double]) {
        let count = Double(runs.count)
        let mean = runs.reduce(0, +) / count
        let squares = runs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.init(
            samples: samples, score: mean, error: runs.count > 1 ? (squares / (count - 1) / count).squareRoot() : nil,
            repeats: runs.count)
    }
}
