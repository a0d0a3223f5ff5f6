/// What a solve may still take: iterations, time, and its caller's patience.
struct Budget {
    private let limit: Int?
    private let deadline: ContinuousClock.Instant?
    private let isCancelled: (() -> Bool)?
    private(set) var pivots = 0
    /// Iterations after which a run without a limit is taken to cycle.
    var patience: Int

    init(_ options: SimplexOptions, members: Int, isCancelled: (() -> Bool)?) {
        limit = options.iterationLimit
        deadline = options.timeLimit.map { ContinuousClock.now + .seconds(min($0, 1e9)) }
        patience = 10_000 + 100 * members
        self.isCancelled = isCancelled
    }

    var hasLimit: Bool { limit != nil }
    var isCancelledNow: Bool { isCancelled?() == true }
    var iterationsLeft: Int { (limit ?? patience) - pivots }
    /// The next stretch: as far as until the caller is asked again.
    var stretch: Int { isCancelled == nil ? iterationsLeft : min(iterationsLeft, 100) }
    var millisecondsLeft: Int { deadline.map { max(0, Int(($0 - .now) / .milliseconds(1))) } ?? .max }
    var isOutOfTime: Bool { deadline.map { $0 <= .now } ?? false }

    mutating func spend(_ iterations: Int) { pivots += iterations }
}
