/// How the outcome is computed where the types are known, by the names that the command line gives.
public enum KnownTypes: String, Hashable, Sendable, CaseIterable, Codable {
    /// By moment cubature, with a stated error.
    case fast
    /// Over all compositions, or not at all.
    case exact
    /// Not computed.
    case skip
}
