/// The ways to compute expectations, by the names that the command line gives them.
public enum Engine: String, Hashable, Sendable, CaseIterable, Codable {
    /// The cheaper of the others; where that is `laplace` and it misses the tolerance, `enumerate` too, if it is cheap.
    case auto
    /// Sums over all compositions of the group.
    case enumerate
    /// Exponential sums and the generating function G of the number of parties: for h(x) = sum of w_l exp(-s_l x),
    /// E[h(S)] = sum of w_l G(phi_l) with phi_l = sum of p_i exp(-s_l m_i).
    case laplace
}
