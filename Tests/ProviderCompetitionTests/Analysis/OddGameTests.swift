import ProviderCompetition
import TestSupport
import Testing

/// Games as people write them: whole numbers with many ties, constant payoffs, single actions and states, payoffs far
/// from 0.
@Suite struct OddGameTests {
    private func payoff(_ generator: inout SeededGenerator, _ states: Int, _ actions: Int, _ top: Int, shift: Double)
        -> PayoffMatrix
    {
        let cells = (0..<states * actions).map { _ in Double(Int.random(in: 0...top, using: &generator)) + shift }
        return PayoffMatrix(states: states, actions: actions) { cells[$0 * actions + $1] }
    }

    @Test(arguments: [0.0, 1, -1000, 1e6]) func theChainHoldsInTiedGames(shift: Double) throws {
        var generator = SeededGenerator(seed: 1_965)
        for _ in 0..<120 {
            let states = Int.random(in: 1...4, using: &generator)
            let top = Int.random(in: 0...3, using: &generator)
            let actions = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                Int.random(in: 1...4, using: &generator)
            }
            let providers = Int.random(in: 1...3, using: &generator)
            let utilities = actions.map { payoff(&generator, states, $0, top, shift: shift) }
            let payoffs = (0..<providers).map { _ in actions.map { payoff(&generator, states, $0, top, shift: shift) } }
            let game = try Cases.game(utilities, payoffs, prior: generator.simplex(states))
            let schemes = (0..<providers).map { i in
                i == 0
                    ? nil
                    : SignallingScheme(
                        signals: ["a", "b"], likelihood: (0..<states).map { $0 % 2 == 0 ? [1, 0] : [0.25, 0.75] })
            }
            let analysis = try game.analyse(profile: PolicyProfile(sameForAll: schemes, users: actions.count))
            let anonymous = try #require(analysis.anonymous)
            #expect(analysis.audit.checks.worst <= 1e-9 && analysis.audit.checks.gap <= 1e-9)
            for (j, user) in analysis.users.enumerated() {
                let chain = [
                    user.fullInformation, try #require(user.equilibrium.lowest), user.certificates.certificate,
                    user.certificates.certificateWithoutObedience, user.guarantee(.average), user.guarantee(.state),
                    user.guarantee(.constant), user.guarantee(.hull),
                ]
                for (better, worse) in zip(chain, chain.dropFirst()) { #expect(better >= worse - 1e-7, "\(chain)") }
                if providers > 1 { #expect(user.equilibrium.contains(user.fullInformation, within: 1e-9)) }
                #expect(anonymous.certificates[j].value >= anonymous.guarantees[j] - 1e-7)
            }
            for (i, total) in try #require(analysis.profile).totals.enumerated() {
                for policy in AnonymousPolicy.allCases {
                    #expect(try #require(total.anonymousReply[policy]).value >= total.current - 1e-7)
                    #expect(
                        try #require(anonymous.totals[policy])[i].value >= anonymous.silent[i] - 1e-7)
                }
            }
        }
    }
}
