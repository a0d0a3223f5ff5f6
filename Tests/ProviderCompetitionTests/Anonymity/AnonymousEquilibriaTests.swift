import ProviderCompetition
import TestSupport
import Testing

@Suite struct AnonymousEquilibriaTests {
    private func worst(_ game: CompetitionGame) throws -> [AnonymousEquilibria.Worst] {
        let worst = try game.worstAnonymousEquilibria().worst
        for (j, side) in worst.enumerated() {
            #expect(side.atLeast <= side.found + 1e-12)
            #expect(side.atLeast >= game.noInformation(j) - 1e-9 && side.found <= game.fullInformation(j) + 1e-9)
            #expect(side.atLeast >= (try game.anonymousCertificate(for: j)) - 1e-7)
        }
        return worst
    }

    private static let strict = PayoffMatrix([[0.2, 0], [-0.8, 0]])

    /// By hand: (0.925, 0), where personalised policies leave the first 0.7.
    @Test func twoProsecutorsServeTwoJudgesBetterTogether() throws {
        let game = try Cases.game(
            [Cases.match, Self.strict], Array(repeating: [Cases.convict, Cases.convict], count: 2), prior: Cases.justice
        )
        let worst = try worst(game)
        #expect(worst[0].atLeast > 0.925 - 2e-3 && worst[0].atLeast <= 0.925 + 1e-8)
        #expect(near(worst[1].atLeast, 0, 1e-8) && near(worst[1].found, 0, 1e-8))
    }

    /// By hand: only full information.
    @Test func aProsecutorAndADefenderTellAll() throws {
        let game = try Cases.game(
            [Cases.match, Self.strict], [[Cases.convict, Cases.convict], [Cases.acquit, Cases.acquit]],
            prior: Cases.justice)
        let worst = try worst(game)
        #expect(worst[0].atLeast > 1 - 2e-3 && near(worst[0].found, 1, 1e-8))
        #expect(worst[1].atLeast > 0.06 - 2e-4 && near(worst[1].found, 0.06, 1e-8))
    }

    /// A provider gains kappa from the other user's mistakes: below 1 all is told, above 1 nothing need be.
    @Test(arguments: [(0.5, 1.0), (2, 0.5)]) func harmAcrossUsersSilences(kappa: Double, right: Double) throws {
        let against = Cases.match.map { _, _, value in -kappa * value }
        let game = try Cases.game(
            [Cases.match, Cases.match], [[Cases.match, against], [against, Cases.match]])
        for side in try worst(game) {
            #expect(side.atLeast > right - 1e-3 && side.atLeast <= right + 1e-8)
        }
    }

    /// Opposed users of masses 1.5 and 1: full information although the certificate says less.
    @Test func opposedUsersOfUnequalMassAreTold() throws {
        let game = try Cases.game(
            [Cases.match, Cases.miss], [[Cases.match, Cases.match], [Cases.miss, Cases.miss]], masses: [1.5, 1])
        for side in try worst(game) { #expect(side.atLeast > 1 - 1e-3) }
    }

    /// Each user has a provider that wants what she wants, and silence is an equilibrium all the same.
    @Test func perfectlyAlignedProvidersMayStaySilent() throws {
        let north = PayoffMatrix([[1, 2.0 / 3, 0, 2.0 / 3], [2.0 / 3, 1, 2.0 / 3, 0]])
        let south = PayoffMatrix([[0, 2.0 / 3, 1, 2.0 / 3], [2.0 / 3, 0, 2.0 / 3, 1]])
        let game = try Cases.game([north, south], [[north, north], [south, south]])
        for side in try worst(game) {
            #expect(near(side.atLeast, 5.0 / 6, 1e-8) && near(side.found, 5.0 / 6, 1e-8) && side.boxes == 1)
        }
    }

    @Test func whoIsAskedForMustBeTwo() throws {
        let game = try Cases.single([Cases.match, Cases.match])
        #expect(throws: CompetitionError.notTwoUsers(users: 1, providers: 2)) { try game.worstAnonymousEquilibria() }
    }
}
