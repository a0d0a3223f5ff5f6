import FineTuningGames
import TestSupport
import Testing

/// A floor on performance: worked cases, and a search over bases and replies that knows no formula.
@Suite struct FloorTests {
    private func game(
        _ c0: Double = 1, _ c1: Double = 1, revenue: Double = 1, sold: Double, base: Double = 0
    ) throws -> FineTuningGame {
        try FineTuningGame(
            generalist: GeneralistCost(coefficient: c0),
            specialists: [
                Specialist(name: "d", cost: SpecialistCost(coefficient: c1), revenue: Revenue(scale: revenue))
            ], floor: PerformanceFloor(sold: sold, base: base))
    }

    private struct Worked {
        var floor: (sold: Double, base: Double)
        var base, sold, generalist, specialist: Double
        var effect: FloorEffect
    }

    /// At share 1/2 and costs of 1, where without a floor .25 is released and .5 sold, for .1875 each.
    @Test func weakFloorsOnTheSaleBackfireAndJointOnesCommit() throws {
        let cases = [
            Worked(floor: (0.3, 0), base: 0.25, sold: 0.5, generalist: 0.1875, specialist: 0.1875, effect: .slack),
            Worked(floor: (0.38, 0), base: 0, sold: 0.38, generalist: 0.19, specialist: 0.0456, effect: .sold),
            Worked(floor: (0.45, 0), base: 0, sold: 0.45, generalist: 0.225, specialist: 0.0225, effect: .sold),
            Worked(
                floor: (0.6, 0), base: 0.0522774424948339, sold: 0.6, generalist: 0.2972670690061993, specialist: 0,
                effect: .entry),
            Worked(floor: (0.6, 0.27), base: 0.27, sold: 0.6, generalist: 0.2271, specialist: 0.1911, effect: .both),
            Worked(floor: (1, 0.5), base: 0.5, sold: 1, generalist: 0.25, specialist: 0.25, effect: .both),
        ]
        for known in cases {
            let game = try game(sold: known.floor.sold, base: known.floor.base)
            let found = try game.equilibrium(at: 0.5)
            #expect(abs(found.generalistPerformance - known.base) <= 1e-12, "\(known)")
            #expect(abs(found.totalPerformance - known.sold) <= 1e-12, "\(known)")
            #expect(abs(found.generalistUtility - known.generalist) <= 1e-12, "\(known)")
            #expect(abs(found.outcomes[0].utility - known.specialist) <= 1e-12, "\(known)")
            #expect(found.floor == known.effect)
        }
        // the last one reaches what one firm would
        #expect(abs(try game(sold: 1, base: 0.5).firstBest().welfare - 0.5) <= 1e-15)
    }

    @Test func aFloorThatCostsTooMuchIsNotMet() throws {
        let found = try game(sold: 1.5).equilibrium(at: 0.05)
        #expect(found.floor == .unserved && found.isNoDeal && found.welfare == 0)
        #expect(throws: GameError.nobodyAccepts) { try Bargain(game(sold: 9)) }
    }

    @Test func otherGamesAreRefused() throws {
        for (k0, k1) in [(3.0, 2.0), (2, 3)] {
            #expect(throws: GameError.floorNotCovered) {
                try FineTuningGame(
                    generalist: GeneralistCost(coefficient: 1, exponent: k0),
                    specialists: [Specialist(name: "d", cost: SpecialistCost(coefficient: 1, exponent: k1))],
                    floor: PerformanceFloor(sold: 1))
            }
        }
        #expect(throws: GameError.outOfRange(.floor, value: -1, index: nil)) { try game(sold: -1) }
    }

    /// The best of 4,001 bases, the specialist's best reply to each by thirding, and the same without the floor.
    @Test func aSearchOverBasesFindsNoBetterOne() throws {
        var random = SeededGenerator(seed: 77)
        for _ in 0..<60 {
            let (c0, c1) = (Double.random(in: 0.4...2.5, using: &random), Double.random(in: 0.4...2.5, using: &random))
            let rho = Double.random(in: 0.5...2, using: &random)
            let share = Double.random(in: 0.05...0.95, using: &random)
            let floor = PerformanceFloor(
                sold: Double.random(in: 0...1.5, using: &random), base: Bool.random(using: &random) ? 0 : 0.3)
            let found = try game(c0, c1, revenue: rho, sold: floor.sold, base: floor.base).equilibrium(at: share)
            var best = (utility: 0.0, base: 0.0)
            for step in 0...4000 {
                let base = Double(step) / 1000
                guard base >= floor.base else { continue }
                let sold = reply(to: base, kept: (1 - share) * rho, c1, floor.sold)
                guard (1 - share) * rho * sold - c1 * (sold - base) * (sold - base) >= 0 else { continue }
                let utility = share * rho * sold - c0 * base * base
                if utility > best.utility { best = (utility, base) }
            }
            #expect(found.generalistUtility >= best.utility - 1e-9)
            #expect(found.generalistUtility <= best.utility + 0.012, "\(found), not \(best)")
            if best.utility > 0.02 {
                #expect(found.floor != .unserved)
                let sold = try #require(found.outcomes[0].performance)
                #expect(sold >= floor.sold - 1e-12 && found.generalistPerformance >= floor.base - 1e-12)
                let again = reply(to: found.generalistPerformance, kept: (1 - share) * rho, c1, floor.sold)
                #expect(abs(sold - again) <= 1e-7)
            }
        }
    }

    /// What a specialist sells that must sell at least `floor`.
    private func reply(to base: Double, kept: Double, _ cost: Double, _ floor: Double) -> Double {
        var (low, high) = (max(base, floor), max(base, floor) + 5)
        for _ in 0..<80 {
            let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
            func worth(_ sold: Double) -> Double { kept * sold - cost * (sold - base) * (sold - base) }
            if worth(left) < worth(right) { low = left } else { high = right }
        }
        return low
    }

    /// Over the shares the rules see the jumps: no point of a fine grid is better than what they select.
    @Test(arguments: [(0.45, 0.0), (0.6, 0.27), (0.7, 0.1), (1.2, 0)]) func rulesSeeTheJumps(
        _ floor: (sold: Double, base: Double)
    ) throws {
        let game = try game(1, 1.3, sold: floor.sold, base: floor.base)
        let bargain = try Bargain(game)
        for step in 0...2000 {
            let point = try game.equilibrium(at: Double(step) / 2000)
            #expect(point.welfare <= bargain[.verticalMonopoly].equilibrium.welfare + 1e-12)
            #expect(point.generalistUtility <= bargain[.powerfulGeneralist].equilibrium.generalistUtility + 1e-12)
            #expect(point.welfare <= bargain.firstBest.welfare + 1e-12)
            let least = point.utilities.min() ?? 0
            let egalitarian = bargain[.egalitarian].equilibrium.utilities.min() ?? 0
            if bargain.idleSpecialists.isEmpty { #expect(least <= egalitarian + 1e-12) }
        }
    }
}
