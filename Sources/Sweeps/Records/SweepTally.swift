/// How many cases came out how.
public struct SweepTally: Hashable, Sendable {
    /// Cases whose menu is proved best up to the tolerance.
    public var certified = 0
    /// Cases with a menu and bounds that are further apart.
    public var bounded = 0
    /// Cases without an answer.
    public var failed = 0
    /// Cases of which it is proved that no menu gives every type what it has without a contract.
    public var infeasible = 0
    /// Cases in which no menu was found, though there may be one.
    public var undecided = 0

    /// All cases that were tried.
    public var total: Int { certified + bounded + failed + infeasible + undecided }

    /// The counts above 0, each with its word.
    public var counts: [(number: Int, word: String)] {
        [
            (certified, "certified"), (bounded, "bounded"), (infeasible, "infeasible"), (undecided, "undecided"),
            (failed, "failed"),
        ].filter { $0.0 > 0 }
    }

    /// The status of a case that has no contract, beside those of contracts.
    static let failed = "failed"
}
