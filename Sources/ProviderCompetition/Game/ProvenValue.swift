/// A number that was found, and one that duality proves cannot be exceeded; they differ only where a search was cut
/// short.
public struct ProvenValue: Hashable, Sendable, Codable {
    public var value: Double
    public var bound: Double

    public init(value: Double, bound: Double) {
        self.value = value
        self.bound = bound
    }
}
