/// A number that was found, and one that duality proves cannot be exceeded; they differ only where a search was cut
/// short.
public struct ProvenValue: Hashable, Sendable, Codable {
    /// What was found.
    public var value: Double
    /// What nothing exceeds.
    public var bound: Double

    /// Whether nothing exceeds the value: bound - value <= 1e-8 max(1, |value|).
    public var isProved: Bool { bound - value <= 1e-8 * max(1, abs(value)) }
}

extension ProvenValue {
    func shifted(by amount: Double) -> ProvenValue { ProvenValue(value: value + amount, bound: bound + amount) }
}
