import ContractDesign

/// Why one case of a sweep has no contract.
public struct CaseFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The case's, from 1.
    public let number: Int
    /// Why it has no contract.
    public let reason: ContractError

    public var description: String { "Case \(number) failed. \(reason)" }
}
