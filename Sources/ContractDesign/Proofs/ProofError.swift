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
        /// Effective costs or capacities are equal as computed and different as written, or the other way round.
        case costOrder
        /// There are too many compositions to count, of a curve without moments.
        case outcomes
        /// No menu in decimals keeps all promises with room for the rounding.
        case menu
        /// The best bound found lies so far above what the menu performs.
        case bound(gap: Double?)
    }
}

extension ProofError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unsupported(.multiples): "There are no proofs of menus in whole multiples yet."
        case .unsupported(.severalLaws):
            "There are no proofs yet where several laws of who comes count: only where one is the worst for every promise."
        case .unsupported(.solitary):
            "There are no proofs for one party alone: its menu is what each type has alone, and nothing is traded."
        case .unsupported(.majorant):
            "There are no proofs on a table that was raised to a concave curve: give points that lie on one."
        case .unsupported(.relaxation): "There is no proof of a relaxation: its optimum need not be a menu."
        case .notFound(.costOrder):
            """
            There is no proof of this contract: effective costs or capacities of two types are equal as computed and different \
            as they are written, or the other way round, as 0.3 / 3 and 0.1 are. Write them in units in which cost, quality, \
            value and capacity are the same for types that are to be alike, or far enough apart.
            """
        case .notFound(.outcomes):
            """
            There is no proof of this contract: with such a curve a checker has to count the compositions of the group, and they \
            are too many.
            """
        case .notFound(.menu):
            """
            There is no proof of this contract: no menu was found that keeps every promise with room for rounding; its caps and \
            outside options leave next to none.
            """
        case .notFound(.bound(let gap)):
            """
            There is no proof of this contract: what no menu exceeds could not be shown\
            \(gap.map { " within \($0) of what the menu performs" } ?? "").
            """
        }
    }
}
