/// How safe a user is among the providers.
///
/// Values count as equal within 1e-7 of the range of her payoffs, since they are known to about 1e-9 of it.
public enum UserVerdict: Hashable, Sendable {
    /// Full information is worth no more to her than what she knows by herself.
    case nothingToLearn
    /// These weights on the providers reproduce her aims, so that every equilibrium gives her full information.
    case safe(by: Alignment)
    /// No weights do, and yet full information is her only equilibrium value.
    case safeByRivalry
    /// Something beyond what she has alone is certain, and less than full information.
    /// - Parameter worst: her value in the worst equilibrium.
    case safeInPart(worst: Double)
    /// Nothing beyond what she has alone is certain.
    /// - Parameter worst: her value in the worst equilibrium.
    case exposed(worst: Double)
    /// No equilibrium was found, and no weights make one needless.
    case unsettled

    /// - Parameter range: the largest of her payoffs minus the smallest.
    init(_ standing: UserStanding, range: Double) {
        let tolerance = 1e-7 * (range > 0 ? range : 1)
        if standing.fullInformation - standing.noInformation <= tolerance {
            self = .nothingToLearn
            return
        }
        let fits = [Alignment.Version.constant, .state].compactMap { standing.alignments[$0] }
        if let exact = fits.first(where: { $0.error <= tolerance }) {
            self = .safe(by: exact)
        } else if let worst = standing.equilibrium.lowest {
            self =
                worst >= standing.fullInformation - tolerance
                ? .safeByRivalry
                : standing.certain > standing.noInformation + tolerance
                    ? .safeInPart(worst: worst) : .exposed(worst: worst)
        } else {
            self = .unsettled
        }
    }
}

extension CompetitionAnalysis {
    /// How safe each user is, in the game's order.
    /// - Complexity: O(states actions) a user.
    public var verdicts: [UserVerdict] {
        zip(users, game.users).map { UserVerdict($0, range: $1.utility.range) }
    }
}

extension PayoffMatrix {
    /// The largest entry minus the smallest.
    fileprivate var range: Double {
        let entries = (0..<stateCount).flatMap { y in (0..<actionCount).map { self[y, $0] } }
        return (entries.max() ?? 0) - (entries.min() ?? 0)
    }
}

extension Alignment {
    /// The providers that count, by number: those with more than 1e-9 of the largest weight.
    public var supporters: [Int] {
        let least = 1e-9 * (weights.max() ?? 0)
        return weights.indices.filter { weights[$0] > least }
    }
}
