import FineTuningGames
import Testing

/// When revenue is shared: closed forms against numbers of 30 digits, the general method against both.
@Suite struct VerdictTests {
    private func verdict(_ game: FineTuningGame) throws -> SharingVerdict {
        try #require(try Bargain(game).verdict())
    }

    @Test(arguments: [
        (1.2, 0.833336906774), (1.4, 0.718100475638), (1.5, 0.681250038633), (1.6, 0.662005804581),
        (1.8, 0.695294067691), (1.9, 0.774178384137),
    ]) func theCheaperSideGivesFromAThresholdOn(_ exponent: Double, _ ratio: Double) throws {
        let threshold = GivingThreshold(exponent: exponent)
        #expect(abs(threshold.ratio - ratio) <= 1e-11)
        for factor in [1 - 1e-6, 1 + 1e-6] {
            let verdict = try verdict(polynomialGame(1, ratio * factor, exponent, exponent))
            #expect(verdict.generalistGives == (factor < 1))
            #expect(!verdict.specialistGives)
            let mirrored = try self.verdict(polynomialGame(ratio * factor, 1, exponent, exponent))
            #expect(mirrored.specialistGives == (factor < 1))
            // as the equilibria themselves have it
            let peak = try Bargain(polynomialGame(1, ratio * factor, exponent, exponent))[.powerfulGeneralist]
            #expect((peak.equilibrium.shares[0] < 1) == (factor < 1))
        }
    }

    @Test func theThresholdAtOneAndAHalf() {
        let threshold = GivingThreshold(exponent: 1.5)
        #expect(abs(threshold.ratio - 0.6812500386332133) <= 1e-14)
        // (sqrt 3 - 1) / 2
        #expect(abs(threshold.share - 0.36602540378443865) <= 1e-8)
    }

    @Test func steepCostsGiveAtAllRatiosAndQuadraticOnesFromOneOn() throws {
        #expect(polynomialOracle(1, 7, 3, 2.5).generalistGivesBelow == .infinity)
        #expect(polynomialOracle(1, 7, 3, 2.5).specialistGivesAbove == 0)
        #expect(polynomialOracle(1, 7).generalistGivesBelow == 1)
        #expect(polynomialOracle(1, 7).specialistGivesAbove == 1)
        #expect(polynomialOracle(1, 7, 1.5, 1.7).generalistGivesBelow == nil)
        // A0 = (1/3)^(1/2), so c1 = sqrt(3) / 2
        let mixed = try #require(polynomialOracle(1, 7, 3, 2).generalistGivesBelow)
        #expect(abs(mixed - 0.8660254037844386) <= 1e-15)
        for factor in [0.999, 1.001] {
            let bargain = try Bargain(polynomialGame(1, mixed * factor, 3, 2))
            #expect((bargain[.powerfulGeneralist].equilibrium.shares[0] < 1) == (factor < 1))
        }
    }

    @Test(arguments: [0.001, 0.5, 1, 2, 1000.0]) func withoutFixedCostsAllParetoSharesInsideAreShared(
        _ t: Double
    ) throws {
        let verdict = try verdict(polynomialGame(1, t))
        let closed = QuadraticEntry(QuadraticGame(generalistCost: 1, specialistCost: t)).sharing(fixed: 0)
        let expected = try #require(closed)
        #expect(verdict.sharing.count == 1)
        check(verdict.sharing[0], expected)
        #expect(verdict.generalistGives == (t < 1))
        #expect(verdict.specialistGives == (t > 1))
        #expect(verdict.isServed)
    }

    private func check(_ found: ShareInterval, _ expected: ShareInterval) {
        #expect(abs(found.low - expected.low) <= 1e-8)
        #expect(abs(found.high - expected.high) <= 1e-8)
        #expect(found.lowClosed == expected.lowClosed)
        #expect(found.highClosed == expected.highClosed)
    }

    @Test func aFixedCostLeavesTheLowerSharesOnly() throws {
        let verdict = try verdict(polynomialGame(1, 1, fixed: 0.2))
        #expect(verdict.sharing.count == 1)
        let expected = ShareInterval(0, 0.44721359549995787, lowClosed: false, highClosed: false)
        check(verdict.sharing[0], expected)
        let closed = try #require(
            QuadraticEntry(QuadraticGame(generalistCost: 1, specialistCost: 1)).sharing(fixed: 0.2))
        check(closed, expected)
        for (t, f) in [(0.3, 0.1), (0.3, 0.7), (2, 0.1), (2, 0.16), (10, 0.12), (1, 0.05)] {
            let entry = QuadraticEntry(QuadraticGame(generalistCost: 3, specialistCost: 3 * t, revenue: 2))
            let scale = 4.0 / 3
            let game = try polynomialGame(3, 3 * t, revenue: Revenue(scale: 2), fixed: f * scale)
            let found = try self.verdict(game).sharing
            #expect(found.count == 1, "\(t) \(f)")
            check(found[0], try #require(entry.sharing(fixed: f * scale)))
        }
    }

    /// t, the fixed cost below which both gain somewhere, that up to which somebody is served, and where.
    @Test(arguments: [
        [0.1, 2.5, 2.74480529, 0.0438], [0.5, 0.5, 0.735245688, 0.1560], [1, 0.25, 0.482570827, 0.2398],
        [2, 0.166666667, 0.359116756, 0.333333333], [10, 0.131578947, 0.269507676, 0.4625],
    ]) func fixedCostsHaveTwoThresholds(_ row: [Double]) throws {
        let (t, gain, deal, share) = (row[0], row[1], row[2], row[3])
        let entry = QuadraticEntry(QuadraticGame(generalistCost: 1, specialistCost: t))
        #expect(abs(entry.bothGainBelow - gain) <= 1e-8)
        #expect(abs(entry.served.upTo - deal) <= 1e-8)
        #expect(abs(entry.served.share - share) <= 5.1e-5)
        #expect(try verdict(polynomialGame(1, t, fixed: gain * 0.999)).sharing.count == 1)
        #expect(try verdict(polynomialGame(1, t, fixed: gain * 1.001)).sharing.isEmpty)
        #expect(entry.sharing(fixed: gain * 1.001) == nil)
        let last = try verdict(polynomialGame(1, t, fixed: deal * 0.999))
        #expect(last.isServed && last.sharing.isEmpty)
        #expect(throws: GameError.nobodyAccepts) { try Bargain(polynomialGame(1, t, fixed: deal * 1.001)) }
    }

    @Test func equalCostsToAllDigits() {
        let entry = QuadraticEntry(QuadraticGame(generalistCost: 1, specialistCost: 1))
        #expect(abs(entry.served.upTo - 0.4825708266785674) <= 1e-15)
        #expect(abs(entry.served.share - 0.23980317991176445) <= 1e-12)
        #expect(entry.bothGainBelow == 0.25)
    }

    /// On one ladder one side does all the work: the shares are split, yet nobody works beside the other.
    @Test func onOneLadderNobodyContributesBesideTheOther() throws {
        let verdict = try verdict(polynomialGame(1, 1, family: .level))
        #expect(verdict.sharing.isEmpty)
        #expect(verdict.isServed)
        let change = try #require(verdict.thresholds.changes.first)
        // 2 c0 / (2 c0 + c1)
        #expect(abs(change.share - 2.0 / 3) <= 1e-9)
        #expect(change.before == .contributor && change.after == .freeRider)
    }

    /// With three specialists the regimes are known by share: "CFC" begins at .2, where the second begins to free-ride,
    /// so that all contribute and gain nowhere, as the third is always held at nothing.
    @Test func severalSpecialistsAreServedOneByOne() throws {
        let verdict = try verdict(threeRegimes(fixed: 0.5))
        #expect(verdict.served == [true, true, true])
        #expect(verdict.sharing.isEmpty)
        let changes = verdict.thresholds.changes
        let known = [0.0097504706802, 0.156699168831, 0.2, 0.753880186842, 0.9, 0.97244584955]
        #expect(changes.count == known.count)
        for (change, share) in zip(changes, known) { #expect(abs(change.share - share) <= 1e-9) }
        #expect(changes.map(\.specialist) == [1, 2, 1, 2, 0, 1])
        let three = try self.verdict(identicalSpecialists(3))
        // from the specialists' own peak to the generalist's, which keeps all
        #expect(three.sharing.count == 1)
        #expect(abs(three.sharing[0].low - 0.4) <= 1e-8 && three.sharing[0].lowClosed)
        #expect(three.sharing[0].high == 1 && !three.sharing[0].highClosed)
    }
}
