import ContractDesign

/// How many cases came out how.
public struct SweepTally: Hashable, Sendable {
    public var certified: Int
    public var bounded: Int
    public var failed: Int

    public var total: Int { certified + bounded + failed }

    /// The status of a case that has no contract, beside those of contracts.
    static let failed = "failed"

    init(counts: [String: Int]) {
        certified = counts[Contract.Status.certified.rawValue] ?? 0
        bounded = counts[Contract.Status.bounded.rawValue] ?? 0
        failed = counts[Self.failed] ?? 0
    }
}
