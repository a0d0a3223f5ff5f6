/// How far a run has come.
public struct SweepProgress: Hashable, Sendable {
    /// Cases that were answered before the run.
    public var resumed: Int
    /// Cases solved by it.
    public var solved: Int
    /// All cases of the shard.
    public var count: Int

    /// A state of a run.
    /// - Parameters:
    ///   - resumed: cases that were answered before the run.
    ///   - solved: cases solved by it.
    ///   - count: all cases of the shard.
    public init(resumed: Int = 0, solved: Int, of count: Int) {
        self.resumed = resumed
        self.solved = solved
        self.count = count
    }

    /// Cases that have an answer, whenever it was found.
    public var answered: Int { resumed + solved }
}

/// A run that was asked to end before its last case. What it solved stands where it was to stand.
public struct SweepInterruption: Error, Hashable, Sendable {
    /// How far it had come.
    public let progress: SweepProgress
}
