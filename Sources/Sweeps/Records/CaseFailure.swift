import ContractDesign

/// Why one case of a sweep has no contract.
public struct CaseFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let number: Int
    public let reason: ContractError

    public var description: String { "Case \(number) failed. \(reason)" }
}
