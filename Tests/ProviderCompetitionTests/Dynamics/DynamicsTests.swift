import ProviderCompetition
import TestSupport
import Testing

@Suite struct DynamicsTests {
    /// Turn by turn with another solver: the winner falls back to the standing offer of the one that it outbid.
    @Test(arguments: [
        (0.1, [0.7, 0.7, 0.8, 0.9, 1, 0.9, 1, 0.9], 0.9), (0.05, [0.7, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1], 0.95),
    ])
    func aTrialGoesOnForEver(increment: Double, path: [Double], low: Double) throws {
        let game = try Cases.single([Cases.convict, Cases.acquit], prior: Cases.justice)
        let dynamics = try game.dynamics(for: 0, increment: increment)
        #expect(!dynamics.hasConverged && dynamics.regrets.isEmpty)
        #expect(zip(dynamics.path, path).allSatisfy { near($0, $1, 1e-9) } && dynamics.path.count >= path.count)
        #expect(near(dynamics.band.lowerBound, low, 1e-9) && near(dynamics.band.upperBound, 1, 1e-9))
        #expect(!dynamics.cycle.isEmpty && dynamics.cycle.allSatisfy { near($0, low) || near($0, 1) })
    }

    /// Neither wants to be outbid for what it would lose.
    @Test func twoProsecutorsStay() throws {
        let game = try Cases.single([Cases.convict, Cases.convict], prior: Cases.justice)
        let dynamics = try game.dynamics(for: 0, increment: 0.1)
        #expect(dynamics.hasConverged && dynamics.moves.count == 1 && dynamics.cycle.isEmpty)
        #expect(near(dynamics.band.lowerBound, 0.7) && near(dynamics.band.upperBound, 0.7))
        #expect(dynamics.regrets.allSatisfy { $0 == 0 })
    }

    /// One that is biased a little gains by telling all.
    @Test func aNearlyAlignedProviderEndsIt() throws {
        let biased = Cases.match.map { _, a, value in value + (a == 0 ? 0.4 : 0) }
        let game = try Cases.single([Cases.convict, Cases.acquit, biased], prior: Cases.justice)
        let dynamics = try game.dynamics(for: 0, increment: 0.1)
        #expect(dynamics.hasConverged && dynamics.moves.count == 3)
        #expect(near(dynamics.band.lowerBound, 1, 1e-8))
    }

    /// Where moves end, what she has is what the errors of alignment and the regrets promise at least.
    @Test(arguments: 0..<25) func anEndKeepsThePromiseOfItsRegrets(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let game = try random.game(states: 2...3, actions: 2...3, users: 1...1, providers: 2...3)
        let dynamics = try game.dynamics(for: 0)
        let (none, full) = (game.noInformation(0), game.fullInformation(0))
        #expect(dynamics.path.allSatisfy { none - 1e-9 <= $0 && $0 <= full + 1e-9 })
        guard dynamics.hasConverged else { return #expect(dynamics.regrets.isEmpty) }
        let fit = try game.alignment(.average, of: 0)
        let lost = zip(fit.weights, dynamics.regrets).reduce(2 * fit.error) { $0 + $1.0 * $1.1 }
        #expect(dynamics.band.lowerBound >= full - lost - 1e-7)
        // Without regret it is an equilibrium.
        if dynamics.regrets.allSatisfy({ $0 == 0 }) {
            let values = try game.equilibriumValues(for: 0).values
            #expect(values.contains(dynamics.band.lowerBound, within: 1e-6))
        }
    }
}
