import ProviderCompetition
import Testing

/// Cases with values that were derived by hand or computed elsewhere with HiGHS.
@Suite struct WorkedCaseTests {
    /// Kamenica and Gentzkow's judge: sender 0.6, user 0.7.
    @Test func prosecutorAndJudge() throws {
        let game = try Cases.single([Cases.convict], prior: Cases.justice)
        #expect(near(game.fullInformation(0), 1))
        #expect(near(game.noInformation(0), 0.7))
        let best = try game.persuasion(by: 0, of: 0)
        #expect(near(best.providerValue, 0.6))
        #expect(near(best.bound, 0.6))
        #expect(near(best.userValue, 0.7))
        for (cell, expected) in [((0, 0), 0.3), ((0, 1), 0), ((1, 0), 0.3), ((1, 1), 0.4)] {
            #expect(near(best.outcome[cell.0, cell.1], expected))
        }
        let (values, _) = try game.equilibriumValues(for: 0)
        #expect(values.intervals.count == 1)
        #expect(near(values.lowest ?? 0, 0.7) && near(values.highest ?? 0, 0.7, 1e-7))
    }

    @Test func prosecutorAgainstDefender() throws {
        let game = try Cases.single([Cases.convict, Cases.acquit], prior: Cases.justice)
        let certificates = try game.certificates(for: 0)
        #expect(near(certificates.certificate, 0.7))
        #expect(near(certificates.certificateWithoutObedience, 0.4))
        #expect(near(try game.alignment(.constant, of: 0).error, 0.5))
        #expect(near(try game.alignment(.state, of: 0).error, 0.5))
        #expect(near(try game.alignment(.average, of: 0).error, 0.3))
        let (values, _) = try game.equilibriumValues(for: 0)
        #expect(values.intervals == [1...1])
    }

    /// Providers that want the same do not discipline each other.
    @Test func twoProsecutors() throws {
        let game = try Cases.single([Cases.convict, Cases.convict], prior: Cases.justice)
        let (values, _) = try game.equilibriumValues(for: 0)
        #expect(values.intervals.count == 1)
        #expect(near(values.lowest ?? 0, 0.7, 1e-8) && near(values.highest ?? 0, 1))
    }

    /// A provider with a bias one way and one with a bias the other way make the user's own aims together.
    @Test func biasesThatCancel() throws {
        func biased(_ bias: Double) -> PayoffMatrix {
            Cases.match.map { y, a, value in value + bias * Cases.convict[y, a] }
        }
        for (bias, weights) in [(-0.4, [0.5, 0.5]), (-0.2, [1.0 / 3, 2.0 / 3])] {
            let fit = try Cases.single([biased(0.4), biased(bias)]).alignment(.constant, of: 0)
            #expect(near(fit.error, 0))
            #expect(zip(fit.weights, weights).allSatisfy { near($0, $1) })
        }
        let alone = try Cases.single([biased(0.4)])
        #expect(near(try alone.alignment(.constant, of: 0).error, 0.2))
        // With each action's opposite beside it no offset helps, and the error is that without one.
        func mirrored(_ matrix: PayoffMatrix) -> PayoffMatrix {
            PayoffMatrix(states: 2, actions: 4) { y, a in a < 2 ? matrix[y, a] : -matrix[y, a - 2] }
        }
        let bare = try Cases.single([mirrored(biased(0.4))], utility: mirrored(Cases.match)).alignment(.constant, of: 0)
        #expect(near(bare.error, 0.28571429, 5e-9) && near(bare.weights[0], 0.71428571, 5e-9))
    }

    @Test func versionsOfAlignment() throws {
        let double = try Cases.single([Cases.match.map { 2 * $2 }])
        #expect(near(try double.alignment(.constant, of: 0).error, 0))
        #expect(near(try double.alignment(.hull, of: 0).error, 0.5))
        let shifted = try Cases.single([Cases.match.map { y, _, value in value + (y == 0 ? 0.3 : 0) }])
        #expect(near(try shifted.alignment(.constant, of: 0).error, 0.15))
        #expect(near(try shifted.alignment(.state, of: 0).error, 0))
        let opposed = try Cases.single([Cases.match.map { -$2 }])
        #expect(near(try opposed.alignment(.constant, of: 0).error, 0.5))
    }
}
