/// What weights are fitted to.
enum AlignmentAim {
    /// The payoffs of the game's only user.
    case one(Alignment.Version)
    /// The payoffs of all users at once. The target's scale is 1 and the others' are free; nil for scale 1 of all.
    case all(target: Int?, isByState: Bool)

    /// Whether each state has an offset of its own.
    var isByState: Bool {
        switch self {
        case .one(.state), .one(.average): true
        case .one(.constant), .one(.hull), .one(.oneSided): false
        case .all(_, let isByState): isByState
        }
    }

    /// Whether each state has an error of its own, weighted by the prior, instead of one for all.
    var hasErrorsByState: Bool { if case .one(.average) = self { true } else { false } }

    /// Whether the weights must sum to 1.
    var isHull: Bool { if case .one(.hull) = self { true } else { false } }

    /// The user whose scale is 1 while the others' are free; nil for scale 1 of all.
    var target: Int? { if case .all(let target, _) = self { target } else { nil } }
}
