import PlainText
import ProviderCompetition

/// How safe a user is among the providers, in words.
struct UserVerdictText {
    let verdict: UserVerdict
    let standing: UserStanding
    /// The providers' names, in the game's order.
    let providers: [String]

    /// A sentence.
    var text: String {
        let name = standing.user.visible
        let (none, full) = (standing.noInformation.payoff, standing.fullInformation.payoff)
        return switch verdict {
        case .nothingToLearn: "\(name) has nothing to learn: she gets \(full) whatever anybody says."
        case .safe(let alignment):
            "\(name) is safe: \(weights(alignment)) \(qualification(alignment)), so every equilibrium gives her \(full)."
        case .unsettled: "\(name): no equilibrium was found."
        case .safeByRivalry:
            """
            \(name) is safe: no weights on the providers reproduce her aims (\(closest)), but their rivalry leaves \
            \(full), all that there is to know, as her only equilibrium value.
            """
        case .safeInPart(let worst):
            """
            \(name) is safe in part: \(standing.certain.payoff) is certain, \(none) is what she has alone, \(full) is \
            full information; \(leaving(worst)) (\(closest)).
            """
        case .exposed(let worst):
            """
            \(name) is exposed: nothing beyond the \(none) that she has alone is certain, of \(full) under full \
            information; \(leaving(worst)) (\(closest)).
            """
        }
    }

    private func leaving(_ worst: Double) -> String {
        providers.count == 1
            ? "this provider leaves her \(worst.payoff)" : "the worst equilibrium gives her \(worst.payoff)"
    }

    private var closest: String {
        "the closest miss them by \((standing.alignments[.average]?.error ?? .nan).payoff) on average"
    }

    private func qualification(_ alignment: Alignment) -> String {
        alignment.version == .state ? "exactly, up to a bonus by state" : "exactly"
    }

    /// For example `weights 0.5 and 0.5 on north and south reproduce her aims`.
    private func weights(_ alignment: Alignment) -> String {
        let supporters = alignment.supporters
        let sizes = supporters.map { alignment.weights[$0].significant(4) }
        let names = list(supporters.map { providers[$0].visible })
        if sizes.count == 1 { return "weight \(sizes[0]) on \(names) reproduces her aims" }
        return "weights \(list(sizes)) on \(names) reproduce her aims"
    }

    private func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }
}
