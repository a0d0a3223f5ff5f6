/// The ways to compute expectations, by the names that the command line gives them.
public enum Engine: String, Hashable, Sendable, CaseIterable, Codable {
    /// The cheaper of the others; where that is `laplace` and it misses the tolerance, `enumerate` too, if it is cheap.
    case auto
    /// Sums over all compositions of the group.
    case enumerate
    /// Exponential sums and the generating function of the number of parties.
    case laplace
}
