/// How many cases came out how.
public struct SweepTally: Hashable, Sendable {
    /// Cases whose menu is proved best up to the tolerance.
    public var certified = 0
    /// Cases with a menu and bounds that are further apart.
    public var bounded = 0
    /// Cases without a contract.
    public var failed = 0

    /// All cases that were tried.
    public var total: Int { certified + bounded + failed }

    /// The status of a case that has no contract, beside those of contracts.
    static let failed = "failed"
}
