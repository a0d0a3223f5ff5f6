import RealModule
import TestSupport
import Testing

@testable import FineTuningGames

/// What an equilibrium costs, counted rather than timed.
@Suite struct WorkTests {
    private func responses(_ count: Int, _ random: inout SeededGenerator, _ family: Revenue.Family) -> [Response] {
        (0..<count).map { index in
            let cost = SpecialistCost(
                coefficient: random.logUniform(0.1...10), linear: random.logUniform(0.01...1),
                fixed: random.logUniform(0.01...10))
            let revenue = Revenue(family, scale: random.logUniform(0.3...3))
            return Response(of: Specialist(name: "\(index)", cost: cost, revenue: revenue), share: 0.4)
        }
    }

    /// n log n for linear revenues, fixed costs included: at a hundred times the specialists, the work for each grows by
    /// no more than the logarithm.
    @Test func linearRevenuesCostNLogN() {
        var random = SeededGenerator(seed: 51)
        var perUnit: [Double] = []
        for count in [100, 1000, 10_000] {
            let investment = Investment(
                cost: GeneralistCost(coefficient: Double(count)), responses: responses(count, &random, .linear))
            let work = Double(investment.best().work)
            #expect(work >= Double(count) / 2)
            perUnit.append(work / (Double(count) * .log2(Double(count))))
        }
        #expect(perUnit.allSatisfy { $0 < 4 }, "\(perUnit)")
        #expect(perUnit[2] < 1.5 * perUnit[0], "\(perUnit)")
    }

    /// At most 40 n responses for each of the n + 2 pieces of curved revenues; pieces that a bound rules out cost less.
    @Test func curvedRevenuesCostNSquared() {
        var random = SeededGenerator(seed: 52)
        for count in [10, 40, 160] {
            let investment = Investment(
                cost: GeneralistCost(coefficient: Double(count)), responses: responses(count, &random, .log))
            #expect(investment.best().work < 40 * count * (2 * count + 2))
        }
    }
}
