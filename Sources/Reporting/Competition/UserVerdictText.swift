import PlainText
import ProviderCompetition

/// How safe a user is among the providers, in words.
struct UserVerdictText {
    let verdict: UserVerdict
    let standing: UserStanding
    /// The providers' names, in the game's order.
    let providers: [String]
    /// What actions change of what she expects.
    let stakes: Double

    /// A sentence.
    var text: String {
        let name = standing.user.visible
        let (none, full) = (standing.noInformation.payoff(of: stakes), standing.fullInformation.payoff(of: stakes))
        return switch verdict {
        case .nothingToLearn: "\(name) has nothing to learn: she gets \(full) whatever anybody says."
        case .safe(let alignment):
            """
            \(name) is safe: \(weights(alignment.weights, "reproduce")) her aims \(qualification(alignment)), so every \
            equilibrium in which she is treated on her own gives her \(full).
            """
        case .safeOneSidedly(let alignment):
            """
            \(name) is safe: \(weights(alignment.weights, "make")) the providers lose at least as much as she does by any \
            wrong action, so every equilibrium in which she is treated on her own gives her \(full); none reproduce her \
            aims (\(closest)).
            """
        case .safeByObedience(let certificate):
            """
            \(name) is safe: \(weights(certificate.weights, "prove")) that every equilibrium in which she is treated on her \
            own gives her \(full), since she follows only advice that is worth following; by themselves none do \
            (\(closest)).
            """
        case .safeWithOne:
            """
            \(name) is told all: no weight on this provider proves it (\(closest); \(certain) is certified), but its best \
            scheme leaves her \(full). That is computed, not certified.
            """
        case .unsettled: "\(name): no equilibrium was found."
        case .safeByRivalry:
            """
            \(name) is served by rivalry: no weights on the providers prove it (\(closest); \(certain) is certified), but \
            in every pure equilibrium she gets \(full), all that there is to know. That is computed, not certified.
            """
        case .safeInPart(let worst):
            """
            \(name) is safe in part: \(certain) is certain, \(none) is what she has alone, \(full) is \
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
            ? "this provider leaves her \(worst.payoff(of: stakes))"
            : "the worst equilibrium gives her \(worst.payoff(of: stakes))"
    }

    private var certain: String { standing.certain.payoff(of: stakes) }

    private var closest: String {
        "the closest miss them by \((standing.alignments[.average]?.error ?? .nan).payoff(of: stakes)) on average"
    }

    private func qualification(_ alignment: Alignment) -> String {
        alignment.version == .state ? "exactly, up to a bonus by state" : "exactly"
    }

    /// For example `weights 0.5 and 0.5 on north and south reproduce`.
    private func weights(_ weights: [Double], _ verb: String) -> String {
        let supporters = weights.supporters
        let sizes = list(supporters.map { weights[$0].significant(4) })
        let names = list(supporters.map { providers[$0].visible })
        return supporters.count == 1 ? "weight \(sizes) on \(names) \(verb)s" : "weights \(sizes) on \(names) \(verb)"
    }

    private func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }
}
