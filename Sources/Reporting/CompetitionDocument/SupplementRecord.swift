import ProviderCompetition

/// The answers to further questions as parts of the document of a competition.
struct SupplementRecord {
    let leaveOut: [LeaveOut]?
    let dynamics: [Dynamics]?
    let anonymousEquilibria: [Anonymous]?

    struct LeaveOut: Encodable {
        var user: String
        var k: Int
        var value: Double
        var without: [String]
        var coalitionValue: Double
        var coalition: [String]
    }

    struct Dynamics: Encodable {
        var user: String
        var increment: Double
        /// From silence on.
        var path: [Double]
        /// Who moved, one fewer than the path has values.
        var movers: [String]
        var converged: Bool
        var cycle: [Double]
        var band: [Double]
        /// By provider; null where the moves have no end.
        var regret: OrNull<[String: Double]>
    }

    struct Anonymous: Encodable {
        var user: String
        var atLeast, found, highest, price: Double
    }

    init(_ supplement: CompetitionSupplement, _ analysis: CompetitionAnalysis) {
        let names = analysis.game.providers.map(\.name)
        leaveOut = supplement.departures?.flatMap { user in
            user.steps.map { step in
                LeaveOut(
                    user: user.user, k: step.count, value: step.value, without: step.without.map { names[$0] },
                    coalitionValue: step.valueOfCoalition, coalition: step.coalition.map { names[$0] })
            }
        }
        dynamics = supplement.dynamics?.map { user in
            Dynamics(
                user: user.user, increment: user.increment, path: user.path,
                movers: user.moves.map { names[$0.provider] },
                converged: user.hasConverged, cycle: user.cycle, band: [user.band.lowerBound, user.band.upperBound],
                regret: OrNull(user.hasConverged ? named(names, user.regrets) : nil))
        }
        anonymousEquilibria = supplement.anonymousEquilibria.map { equilibria in
            zip(equilibria.worst, analysis.users).map { worst, standing in
                Anonymous(
                    user: worst.user, atLeast: worst.atLeast, found: worst.found, highest: standing.fullInformation,
                    price: (standing.equilibrium.lowest ?? standing.fullInformation) - worst.atLeast)
            }
        }
    }
}
