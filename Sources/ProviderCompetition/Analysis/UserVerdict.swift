/// How safe a user is among the providers.
///
/// Values count as equal within 1e-7 of what she can win or lose by her actions on average, sum_y mu_y (max_a u[y, a] -
/// min_a u[y, a]), since they are known to about 1e-9 of it. The first case that holds is the verdict.
public enum UserVerdict: Hashable, Sendable {
    /// Full information is worth no more to her than what she knows by herself.
    case nothingToLearn
    /// These weights on the providers reproduce her aims, so that every equilibrium gives her full information.
    case safe(by: Alignment)
    /// These weights reproduce nothing, but with them the providers together lose at least as much as she does by any
    /// wrong action: the same follows.
    case safeOneSidedly(by: Alignment)
    /// These weights do so where she follows only advice that is worth following.
    case safeByObedience(by: Certificate)
    /// No weights do, and yet full information is her only equilibrium value among several providers.
    case safeByRivalry
    /// No weights do, and yet the only provider's best scheme tells her all.
    case safeWithOne
    /// Something beyond what she has alone is certain, and less than full information.
    /// - Parameter worst: her value in the worst equilibrium.
    case safeInPart(worst: Double)
    /// Nothing beyond what she has alone is certain.
    /// - Parameter worst: her value in the worst equilibrium.
    case exposed(worst: Double)
    /// No equilibrium was found, and no weights make one needless.
    case unsettled

    /// - Parameter range: what she can win or lose by her actions on average.
    init(_ standing: UserStanding, range: Double) {
        let tolerance = 1e-7 * (range > 0 ? range : 1)
        if standing.fullInformation - standing.noInformation <= tolerance {
            self = .nothingToLearn
            return
        }
        let fits = [Alignment.Version.constant, .state].compactMap { standing.alignments[$0] }
        if let exact = fits.first(where: { $0.error <= tolerance }) {
            self = .safe(by: exact)
        } else if let oneSided = standing.alignments[.oneSided], oneSided.error <= tolerance {
            self = .safeOneSidedly(by: oneSided)
        } else if standing.certificates.obedient.value >= standing.fullInformation - tolerance {
            self = .safeByObedience(by: standing.certificates.obedient)
        } else if let worst = standing.equilibrium.lowest {
            self =
                worst >= standing.fullInformation - tolerance
                ? standing.frontiers.count > 1 ? .safeByRivalry : .safeWithOne
                : standing.certain > standing.noInformation + tolerance
                    ? .safeInPart(worst: worst) : .exposed(worst: worst)
        } else {
            self = .unsettled
        }
    }
}

extension CompetitionAnalysis {
    /// How safe each of `users` is, in their order.
    /// - Complexity: O(states actions) a user.
    public var verdicts: [UserVerdict] {
        users.map { UserVerdict($0, range: game.users[$0.index].utility.stakes(game.prior)) }
    }
}

extension PayoffMatrix {
    /// sum_y mu_y (max_a g[y, a] - min_a g[y, a]): what actions change of its expectation at most.
    package func stakes(_ prior: [Double]) -> Double { zip(prior, spreads).reduce(0) { $0 + $1.0 * $1.1 } }
}

extension [Double] {
    /// Of weights on providers, those that count, by number: more than 1e-9 of the largest.
    package var supporters: [Int] {
        let least = 1e-9 * (self.max() ?? 0)
        return indices.filter { self[$0] > least }
    }
}
