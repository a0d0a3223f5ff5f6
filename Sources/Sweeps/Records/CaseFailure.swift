import ContractDesign

/// Why one case of a sweep has no contract.
public struct CaseFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The case's, from 1.
    public let number: Int
    /// Why it has no contract.
    public let reason: ContractError

    /// Which case, and why, in a few sentences.
    public var description: String { saying(reason.description) }

    /// The failure with other words for its reason.
    public func saying(_ reason: String) -> String { "Case \(number) failed. \(reason)" }
}
