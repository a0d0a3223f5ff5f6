/// From whose view a promised reward is capped.
public enum Conditioning: String, Hashable, Sendable, CaseIterable, Codable {
    /// E[v(a(S)) | n_i >= 1]: over the compositions in which the type occurs, each counted once. The published
    /// condition.
    case atLeastOne = "at-least-one"
    /// E[v(a(m_i + S'))], S' the total of the others: what a party of the type that knows itself to be in expects.
    case own
}
