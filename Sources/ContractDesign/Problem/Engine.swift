/// The ways to compute expectations, by the names that the command line gives them.
public enum Engine: String, Hashable, Sendable, CaseIterable, Codable {
    /// The cheaper of `enumerate` and `laplace`; `gauss` where neither serves.
    case auto
    /// Sums over all compositions of the group.
    case enumerate
    /// Exponential sums and the generating function G of the number of parties: for h(x) = sum of w_l exp(-s_l x),
    /// E[h(S)] = sum of w_l G(phi_l) with phi_l = sum of p_i exp(-s_l m_i).
    case laplace
    /// Gauss rules from the cumulants of totals, given how many parties there are of each cluster of contributions.
    case gauss
}
