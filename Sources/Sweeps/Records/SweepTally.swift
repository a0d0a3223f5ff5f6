/// How many cases came out how.
public struct SweepTally: Hashable, Sendable {
    public var certified = 0
    public var bounded = 0
    public var failed = 0

    public var total: Int { certified + bounded + failed }

    /// The status of a case that has no contract, beside those of contracts.
    static let failed = "failed"
}
