import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import ContractDesign

/// The law that is taken as the worst for a cap, against all laws on a fine grid, by expectations by hand.
@Suite struct LawCurveTests {
    private struct Instance {
        var population: Population
        var contributions: [Double]
        var groups: GroupsByHand
        /// Whether a law may hold.
        var holds: ([Double]) -> Bool
        /// Whether the bounds are ranges.
        var problem: ContractProblem

        init(seed: UInt64, types count: Int, isBall: Bool) throws {
            var random = SeededGenerator(seed: seed)
            let rate = 0.003
            let costs = (0..<count).map { _ in random.logUniform(0.02...0.3) }.sorted(by: >)
            // Contributions rise as costs fall, also far from any optimum.
            contributions = (0..<count).map { _ in Double.random(in: 0...600, using: &random) }.sorted()
            let stated = random.simplex(count).map { ($0 * 40).rounded() / 40 }
            let centre = stated.dropLast() + [1 - stated.dropLast().reduce(0, +)]
            let types = zip(costs, centre).enumerated().map {
                ParticipantType(name: "t\($0.offset)", cost: $0.element.0, probability: max(1e-6, $0.element.1))
            }
            let sum = types.reduce(0) { $0 + $1.probability }
            let given = types.map { $0.probability / sum }
            let known = try Population(types, normalizing: true)
            if isBall {
                let distance = Double.random(in: 0.05...1.2, using: &random)
                population = try known.worst(withinDistance: distance)
                holds = { law in zip(law, given).reduce(0) { $0 + abs($1.0 - $1.1) } <= distance + 1e-12 }
            } else {
                let ranges = given.map { p in
                    let low = max(0, p - Double.random(in: 0...0.4, using: &random))
                    return low...min(1, p + Double.random(in: 0...0.4, using: &random))
                }
                population = try Population(known.types, within: ranges, stated: given)
                holds = { law in
                    zip(law, ranges).allSatisfy { $0 >= $1.lowerBound - 1e-12 && $0 <= $1.upperBound + 1e-12 }
                }
            }
            let parties = Int.random(in: 2...4, using: &random)
            groups = GroupsByHand(parties: parties, types: count, rate: rate)
            problem = try ContractProblem(
                population: population, participation: .fixed(parties),
                setting: Setting(accuracy: Specification.accuracy("exponential:1,0.003"), engine: .enumerate))
        }
    }

    /// All laws with multiples of 1 / steps.
    private func grid(_ types: Int, steps: Int) -> [[Double]] {
        GroupsByHand(parties: steps, types: types, rate: 1).compositions.map { $0.map { Double($0) / Double(steps) } }
    }

    /// With the chance of the type itself fixed, no law on the grid is worse for its cap than the one that is taken.
    @Test(arguments: 1...24) func theOthersAreAtTheirWorst(_ seed: UInt64) throws {
        let count = seed % 2 == 0 ? 3 : 4
        let steps = count == 3 ? 60 : 24
        let instance = try Instance(seed: seed, types: count, isBall: seed % 4 < 2)
        let laws = grid(count, steps: steps).filter(instance.holds)
        for i in 0..<count {
            let curve = LawCurve(instance.population, of: [i])
            for law in laws where law[i] > 0 {
                #expect(law[i] >= curve.chances.lowerBound - 1e-9 && law[i] <= curve.chances.upperBound + 1e-9)
                let worst = curve.law(at: law[i])
                #expect(abs(worst.reduce(0, +) - 1) < 1e-9)
                #expect(worst.allSatisfy { $0 >= -1e-15 })
                #expect(instance.holds(worst.map { ($0 * 1e12).rounded() / 1e12 }))
                let least = instance.groups.cap(of: [i], instance.contributions, worst)
                #expect(instance.groups.cap(of: [i], instance.contributions, law) >= least - 1e-9)
            }
        }
    }

    /// Each end of the curve is one of the laws that may hold, and so is what lies between.
    @Test(arguments: 1...24) func theCurveStaysWithinTheBounds(_ seed: UInt64) throws {
        let instance = try Instance(seed: seed, types: 4, isBall: seed % 2 == 0)
        for i in 0..<4 {
            let curve = LawCurve(instance.population, of: [i])
            for share in [0, 0.2, 0.5, 0.9, 1.0] {
                let chances = curve.chances
                let law = curve.law(at: chances.lowerBound + share * (chances.upperBound - chances.lowerBound))
                #expect(abs(law.reduce(0, +) - 1) < 1e-9)
                #expect(law.allSatisfy { $0 >= -1e-15 })
                #expect(instance.holds(law))
            }
        }
    }

    /// What is reported as the least cap is no more than at any law of the grid, and is reached at a law that may hold.
    @Test(arguments: 1...12) func capsAreTheLeast(_ seed: UInt64) throws {
        let instance = try Instance(seed: seed, types: 3, isBall: seed % 2 == 0)
        let found = try instance.problem.expectations(atContributions: instance.contributions)
        let laws = grid(3, steps: 60).filter(instance.holds)
        for law in laws {
            #expect(instance.groups.performance(instance.contributions, law) >= found.performance - 1e-11)
            for i in 0..<3 where law[i] > 0 {
                #expect(instance.groups.cap(of: [i], instance.contributions, law) >= found.caps[i] - 1e-8)
            }
        }
        for law in try instance.problem.laws(at: instance.contributions) { #expect(instance.holds(law.probabilities)) }
    }

    /// Types of one cost are seen together: the worst law of their sum, whatever their parts.
    @Test(arguments: [true, false]) func equalCostsCountAsOne(_ isBall: Bool) throws {
        let costs = [0.2, 0.1, 0.1, 0.05]
        let stated = [0.3, 0.2, 0.15, 0.35]
        func population(_ costs: [Double], _ stated: [Double], _ ranges: [ClosedRange<Double>]) throws -> Population {
            let types = zip(costs, stated).enumerated().map {
                ParticipantType(name: "\($0.offset)", cost: $0.element.0, probability: $0.element.1)
            }
            return isBall
                ? try Population(types).worst(withinDistance: 0.3)
                : try Population(types, within: ranges, stated: stated)
        }
        func problem(_ population: Population) throws -> ContractProblem {
            try ContractProblem(
                population: population, participation: .fixed(3),
                setting: Setting(accuracy: Specification.accuracy("exponential:1,0.003")))
        }
        let apart = try problem(
            population(costs, stated, [0.2...0.4, 0.1...0.3, 0.05...0.2, 0.1...0.5]))
        let joined = try problem(population([0.2, 0.1, 0.05], [0.3, 0.35, 0.35], [0.2...0.4, 0.15...0.5, 0.1...0.5]))
        let (one, other) = (try apart.design(), try joined.design())
        #expect(abs(one.performance.lower - other.performance.lower) < 1e-10)
        #expect(one.robustness?.isSettled == true)
        for (i, k) in [(0, 0), (1, 1), (2, 1), (3, 2)] {
            #expect(abs(one.menu.offers[i].cap - other.menu.offers[k].cap) < 1e-8)
        }
    }
}
