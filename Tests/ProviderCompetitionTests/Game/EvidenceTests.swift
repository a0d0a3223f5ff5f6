import Foundation
import ProviderCompetition
import Testing

/// Users who know something, providers who do not know all, users who err.
@Suite struct EvidenceTests {
    /// Strong evidence with chances 0.24 and 0.21, weak with 0.06 and 0.49, jointly with guilty and innocent.
    private let evidence = SignallingScheme(
        signals: ["strong", "weak"], likelihood: [[0.24 / 0.3, 0.06 / 0.3], [0.21 / 0.7, 0.49 / 0.7]])

    @Test func aJudgeWithEvidence() throws {
        let game = try Cases.single([Cases.convict], prior: Cases.justice)
        let informed = try game.giving(evidence, to: 0)
        #expect(informed.users[0].actions.count == 4)
        #expect(near(informed.fullInformation(0), 1))
        #expect(near(informed.noInformation(0), 0.73))
        // Optimal posteriors 3/11 and 7/9, by concavification on a grid elsewhere.
        #expect(near(try informed.persuasion(by: 0, of: 0).providerValue, 0.4668, 5e-5))

        let seen = try game.showing(evidence, of: 0)
        #expect(near(try seen.personalisedTotal(of: 0), 0.57))
        // One experiment for both kinds of judge is what the provider can do that cannot tell them apart.
        let common = try #require(try seen.anonymousTotal(of: 0, .common))
        #expect(near(common.value, try informed.persuasion(by: 0, of: 0).providerValue))
        #expect(near(common.bound, common.value))
    }

    @Test func providersWhoSeeAnObservation() throws {
        let game = try Cases.single([Cases.match])
        let own = SignallingScheme(signals: ["0", "1"], likelihood: [[0.7, 0.3], [0.3, 0.7]])
        let seen = SignallingScheme(signals: ["L", "M", "H"], likelihood: [[0.6, 0.3, 0.1], [0.1, 0.3, 0.6]])
        #expect(near(try game.giving(own, to: 0).noInformation(0), 0.7))
        #expect(near(try game.seen(through: seen).fullInformation(0), 0.75))
        let both = try game.giving(own, to: 0).seen(through: seen)
        #expect(near(both.noInformation(0), 0.7))
        #expect(near(both.fullInformation(0), 0.81))
    }

    @Test func tooMuchEvidenceIsRefused() throws {
        let game = try Cases.single([Cases.convict], prior: Cases.justice)
        let names = (0..<100).map { "\($0)" }
        let much = SignallingScheme(signals: names, likelihood: [0, 1].map { _ in names.map { _ in 0.01 } })
        #expect(throws: CompetitionError.self) { try game.giving(much, to: 0) }
    }

    @Test(arguments: [(1.0, 0.73105858, 0.30685282), (5, 0.99330715, 0.86137056), (20, 0.99999999793885, 0.96534264)])
    func usersWhoErr(precision: Double, value: Double, bound: Double) throws {
        let game = try Cases.single([Cases.match])
        let logit = try #require(try game.analyse(logit: LogitRule(precision: precision)).users[0].logit)
        #expect(near(logit.fullInformation, value, 1e-8))
        #expect(near(logit.coarseGuarantee, bound, 1e-8))
        #expect(near(logit.guarantee, value, 1e-8))
        #expect(near(logit.noInformation, 0.5))
    }

    @Test(arguments: [0, -1, Double.nan, .infinity]) func noPrecision(_ value: Double) {
        #expect(throws: CompetitionError.self) { try LogitRule(precision: value) }
    }
}
