/// Why there is no proof.
public enum ProofError: Error, Hashable, Sendable {
    /// Of such problems there are no proofs yet.
    case unsupported(Subject)
    /// The menu was found, but its proof was not.
    case notFound(Failure)

    /// What there is no proof of.
    public enum Subject: Hashable, Sendable {
        /// Menus in whole multiples.
        case multiples
        /// Probabilities known within bounds only, or several scenarios.
        case severalLaws
        /// One party alone, whose menu is what each type has alone.
        case solitary
        /// Tables of measurements that were raised to a concave curve.
        case majorant
        /// Only the relaxation was solved.
        case relaxation
    }

    /// What failed.
    public enum Failure: Hashable, Sendable {
        /// Effective costs are equal as computed and different as written, or the other way round.
        case costOrder
        /// No menu in decimals keeps all promises with room for the rounding.
        case menu
        /// The best bound found lies so far above what the menu performs.
        case bound(gap: Double?)
    }
}
