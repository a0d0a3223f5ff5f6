import PlainText
import ProviderCompetition

/// How safe a user is among the providers, in words.
struct UserVerdict {
    private let standing: UserStanding
    private let user: User
    private let providers: [String]
    /// What counts as equal: the errors and values of a user are known to about 1e-9 of the range of her payoffs.
    private let tolerance: Double

    init(_ standing: UserStanding, _ user: User, providers: [String]) {
        self.standing = standing
        self.user = user
        self.providers = providers
        let payoffs = (0..<user.utility.stateCount).flatMap { y in
            (0..<user.utility.actionCount).map { user.utility[y, $0] }
        }
        let range = (payoffs.max() ?? 0) - (payoffs.min() ?? 0)
        tolerance = 1e-7 * (range > 0 ? range : 1)
    }

    var text: String {
        let name = standing.user.visible
        let (none, full) = (standing.noInformation, standing.fullInformation)
        if full - none <= tolerance {
            return "\(name) has nothing to learn: she gets \(full.payoff) whatever anybody says."
        }
        for (version, qualification) in [
            (Alignment.Version.constant, "exactly"), (.state, "exactly, up to a bonus by state"),
        ] {
            if let alignment = standing.alignments[version], alignment.error <= tolerance {
                return
                    "\(name) is safe: \(weights(alignment)) \(qualification), so every equilibrium gives her \(full.payoff)."
            }
        }
        guard let lowest = standing.equilibrium.lowest else { return "\(name): no equilibrium was found." }
        if lowest >= full - tolerance {
            return """
                \(name) is safe: no weights on the providers reproduce her aims (\(closest)), but their rivalry \
                leaves \(full.payoff), all that there is to know, as her only equilibrium value.
                """
        }
        let worst =
            providers.count == 1
            ? "this provider leaves her \(lowest.payoff)" : "the worst equilibrium gives her \(lowest.payoff)"
        if standing.certain > none + tolerance {
            return """
                \(name) is safe in part: \(standing.certain.payoff) is certain, \(none.payoff) is what she has alone, \
                \(full.payoff) is full information; \(worst) (\(closest)).
                """
        }
        return """
            \(name) is exposed: nothing beyond the \(none.payoff) that she has alone is certain, of \(full.payoff) \
            under full information; \(worst) (\(closest)).
            """
    }

    private var closest: String {
        "the closest miss them by \((standing.alignments[.average]?.error ?? .nan).payoff) on average"
    }

    /// For example `weights 0.5 and 0.5 on north and south reproduce her aims`.
    private func weights(_ alignment: Alignment) -> String {
        let used = zip(alignment.weights, providers).filter { $0.0 > 1e-9 * (alignment.weights.max() ?? 0) }
        let names = list(used.map { $0.1.visible })
        if used.count == 1 { return "weight \(used[0].0.significant(4)) on \(names) reproduces her aims" }
        return "weights \(list(used.map { $0.0.significant(4) })) on \(names) reproduce her aims"
    }

    private func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }
}
