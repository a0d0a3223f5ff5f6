import RealModule
import Synchronization
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

    /// n log n for linear revenues, fixed costs included: at a hundred times the specialists, the work for each grows
    /// by no more than the logarithm.
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

    /// The levels that the sweep leaves out are none of the best: the same as comparing all levels at which a
    /// specialist enters or begins to free-ride, and the stationary points between them, each with the sum over all
    /// specialists.
    @Test func noBetterLevelIsLeftOut() throws {
        var random = SeededGenerator(seed: 54)
        for _ in 0..<300 {
            let cost = GeneralistCost(
                coefficient: random.logUniform(0.01...100), exponent: Double.random(in: 1.2...4, using: &random))
            let share = Double.random(in: 0.01...1, using: &random)
            let responses = (0..<Int.random(in: 1...30, using: &random)).map { index in
                let family: SpecialistCost.Family = Bool.random(using: &random) ? .power : .level
                let own = SpecialistCost(
                    family, coefficient: random.logUniform(0.1...10), linear: random.logUniform(0.01...1),
                    fixed: Bool.random(using: &random) ? 0 : random.logUniform(0.01...10))
                return Response(own, Revenue(scale: random.logUniform(0.3...3)), share: share)
            }
            func payoff(_ level: Double) -> Double {
                responses.reduce(-cost.value(at: level)) { sum, response in
                    let isIn = level >= response.entry
                    return sum + (isIn ? share * response.revenue.value(at: response.performance(from: level)) : 0)
                }
            }
            let ends = Set([0] + responses.flatMap { [$0.entry, $0.rest] }.filter { $0 < .infinity }).sorted()
            let stationary = ends.map { low in
                cost.performance(
                    whereMarginalIs: responses.reduce(0) { sum, response in
                        let rises = low >= response.rest || response.cost.family == .power
                        return sum + (low >= response.entry && rises ? share * response.revenue.scale : 0)
                    })
            }
            let best = (ends + stationary).map(payoff).max() ?? 0
            let found = Investment(cost: cost, responses: responses).best()
            #expect(abs(payoff(found.level) - best) <= 1e-12 * (1 + abs(best)))
            #expect(abs(found.payoff - best) <= 1e-12 * (1 + abs(best)))
        }
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

    /// The curve and the Pareto set of specialists with fixed costs, each of which changes what it does once or twice:
    /// the equilibria are in proportion to the specialists, so that a game of 1,000 takes some 15,000.
    @Test func equilibriaGrowWithTheSpecialists() throws {
        var random = SeededGenerator(seed: 53)
        let specialists = (0..<500).map { index in
            let cost = SpecialistCost(
                coefficient: random.logUniform(0.1...10), linear: Double.random(in: 0...0.3, using: &random),
                fixed: random.logUniform(0.001...1))
            return Specialist(
                name: "\(index)", cost: cost, revenue: Revenue(scale: Double.random(in: 0.5...2, using: &random)))
        }
        var counts: [Int] = []
        for count in [125, 500] {
            let game = try FineTuningGame(
                generalist: GeneralistCost(coefficient: 0.1 * Double(count)),
                specialists: Array(specialists.prefix(count)))
            let evaluated = Counter()
            let curve = try ShareCurve(game, resolution: 256) { _ in evaluated.increase() }
            _ = try curve.paretoSet()
            counts.append(evaluated.value)
        }
        #expect(counts[1] < 20 * 500, "\(counts)")
        #expect(counts[1] < 4 * counts[0], "\(counts)")
    }
}

/// Counts what happens in a closure that may run anywhere.
private final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func increase() { count.add(1, ordering: .relaxed) }
}
