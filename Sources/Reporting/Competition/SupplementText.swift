import PlainText
import ProviderCompetition

/// The answers to further questions about competing providers as text for people.
struct SupplementText {
    private let supplement: CompetitionSupplement
    private let analysis: CompetitionAnalysis

    init(_ supplement: CompetitionSupplement, _ analysis: CompetitionAnalysis) {
        self.supplement = supplement
        self.analysis = analysis
    }

    private var providers: [String] { analysis.game.providers.map(\.name.visible) }

    /// A heading, what is to be read, and a table, for each question that was asked.
    var parts: [(heading: String, remarks: [String], table: TableText)] {
        [departures, dynamics, anonymousEquilibria].compactMap(\.self)
    }

    /// The parts, with their tables in the room that they have.
    func blocks(in room: TextRoom) -> [String] {
        parts.flatMap { ["\($0.heading):", $0.table.text(in: room), $0.remarks.joined(separator: "\n")] } + stop
    }

    /// What follows, a sentence each.
    var remarks: [String] { parts.flatMap(\.remarks) + stop }

    private var stop: [String] {
        supplement.stoppedBy.map { ["The search \($0.words) before all further questions were answered."] } ?? []
    }

    // MARK: - Departures

    private var departures: (heading: String, remarks: [String], table: TableText)? {
        guard let departures = supplement.departures else { return nil }
        var table = TableText([
            ("User", .words), ("Leave", .numbers), ("Certain [payoff]", .numbers), ("Without", .words),
            ("Certain against a coalition [payoff]", .numbers), ("Coalition", .words),
        ])
        for user in departures {
            for step in user.steps {
                table.append(
                    [user.user, step.count.description, step.value.payoff, names(step.without)]
                        + [step.valueOfCoalition.payoff, names(step.coalition)])
            }
        }
        return (
            "What is certain when providers leave, or act as they like", departures.map(verdict), table
        )
    }

    private func names(_ set: [Int]) -> String { set.map { providers[$0] }.joined(separator: ", ") }

    private func verdict(_ user: Departures) -> String {
        guard let most = user.steps.last?.count else { return "" }
        guard let fall = user.firstFall else {
            let certain = user.steps[0].value
            let alone = analysis.users.first { $0.user == user.user }?.noInformation ?? certain
            if certain <= alone + 1e-9 * max(1, abs(alone)) {
                return """
                    Nothing beyond the \(alone.payoff) that \(user.user.visible) has alone is certain, with or without \
                    any \(most) of the providers; what she gets in equilibrium may still fall.
                    """
            }
            return
                "\(user.user.visible) is sure of \(certain.payoff) whichever \(most == 1 ? "1 leaves" : "\(most) leave")."
        }
        return """
            \(user.user.visible) is sure of less once \(fall.count == 1 ? "1 leaves" : "\(fall.count) leave"): \(fall.value.payoff) without \
            \(names(fall.without)).
            """
    }

    // MARK: - Dynamics

    private var dynamics: (heading: String, remarks: [String], table: TableText)? {
        guard let dynamics = supplement.dynamics else { return nil }
        var table = TableText([
            ("User", .words), ("Increment [payoff]", .numbers), ("Moves", .numbers), ("Start [payoff]", .numbers),
            ("Least [payoff]", .numbers), ("Most [payoff]", .numbers), ("First values [payoff]", .words),
        ])
        for user in dynamics {
            let path = user.path.prefix(10).map(\.payoff).joined(separator: " ")
            table.append(
                [user.user, user.increment.payoff, user.moves.count.description, user.start.payoff]
                    + [user.band.lowerBound.payoff, user.band.upperBound.payoff]
                    + [path + (user.path.count > 10 ? " ..." : "")])
        }
        return ("Best replies, provider after provider, from silence on", dynamics.map(verdict), table)
    }

    private func verdict(_ user: BestReplyDynamics) -> String {
        let name = user.user.visible
        if user.hasConverged {
            let regrets = zip(providers, user.regrets).filter { $1 > 0 }.map { "\($0) \($1.payoff)" }
            let gains =
                regrets.isEmpty
                ? "no provider gains by another scheme"
                : "by matching the others could still gain: "
                    + regrets.joined(separator: ", ")
            return "\(name): the moves end at \(user.band.lowerBound.payoff); \(gains)."
        }
        let band = "between \(user.band.lowerBound.payoff) and \(user.band.upperBound.payoff)"
        return user.cycle.isEmpty
            ? "\(name): the moves had not ended when they were cut off, and went \(band)."
            : "\(name): the moves never end; they repeat \(user.cycle.count) values \(band)."
    }

    // MARK: - Anonymous equilibria

    private var anonymousEquilibria: (heading: String, remarks: [String], table: TableText)? {
        guard let equilibria = supplement.anonymousEquilibria else { return nil }
        var table = TableText([
            ("User", .words), ("Worst, at least [payoff]", .numbers), ("Worst found [payoff]", .numbers),
            ("Best [payoff]", .numbers), ("Worst on her own [payoff]", .numbers),
            ("Price of anonymity [payoff]", .numbers),
        ])
        for (worst, standing) in zip(equilibria.worst, analysis.users) {
            let apart = standing.equilibrium.lowest ?? standing.fullInformation
            table.append(
                [worst.user, worst.atLeast.payoff, worst.found.payoff, standing.fullInformation.payoff]
                    + [apart.payoff, (apart - worst.atLeast).payoff])
        }
        return (
            "Equilibria of menus that are the same for both users",
            ["The price is what sameness may cost her at most against policies made for her; below 0 it is a gain."],
            table
        )
    }
}
