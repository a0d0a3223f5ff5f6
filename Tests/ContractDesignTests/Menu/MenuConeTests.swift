import TestSupport
import Testing

@testable import ContractDesign

@Suite struct MenuConeTests {
    private func cone(_ generator: inout SeededGenerator) -> MenuCone {
        let count = Int.random(in: 1...7, using: &generator)
        return MenuCone(costs: (0..<count).map { _ in generator.logUniform(0.01...2) }.sorted(by: >), valueScale: 100)
    }

    /// The largest gain from posing as another, over all pairs, from the definition.
    private func largestGain(_ costs: [Double], _ m: [Double], _ t: [Double]) -> Double {
        var worst = -Double.infinity
        for i in costs.indices {
            for j in costs.indices { worst = max(worst, (t[j] - costs[i] * m[j]) - (t[i] - costs[i] * m[i])) }
        }
        return worst
    }

    @Test(arguments: 0..<50)
    func everyPointIsIncentiveCompatible(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let cone = cone(&generator)
        let z = cone.generators.map { _ in
            Bool.random(using: &generator) ? Double.random(in: 0...1, using: &generator) : 0
        }
        #expect(largestGain(cone.costs, cone.contributions(z), cone.rewards(z)) < 1e-11)
    }

    @Test(arguments: 0..<50)
    func everyIncentiveCompatibleMenuIsAPoint(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) + 1000)
        let cone = cone(&generator)
        // Rising contributions; each reward step between the two neighbours' costs of the extra contribution.
        var m = [generator.logUniform(1...50)]
        var t = [cone.costs[0] * m[0] + Double.random(in: 0...5, using: &generator)]
        for j in cone.costs.indices.dropFirst() {
            let step = Bool.random(using: &generator) ? 0 : generator.logUniform(1...50)
            m.append(m[j - 1] + step)
            t.append(t[j - 1] + step * Double.random(in: cone.costs[j]...cone.costs[j - 1], using: &generator))
        }
        let z = cone.coordinates(contributions: m, rewards: t)
        #expect(z.allSatisfy { $0 >= 0 })
        for i in m.indices {
            #expect(abs(cone.contributions(z)[i] - m[i]) < 1e-9 * m[i])
            #expect(abs(cone.rewards(z)[i] - t[i]) < 1e-9 * t[i])
        }
    }

    @Test(arguments: 0..<20)
    func utilitySharesAndPullBackAreTheDerivatives(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed) + 2000)
        let cone = cone(&generator)
        let weights = cone.costs.map { _ in Double.random(in: -1...1, using: &generator) }
        for g in cone.generators.indices {
            var z = cone.generators.map { _ in 0.0 }
            z[g] = 1
            let (m, t) = (cone.contributions(z), cone.rewards(z))
            for i in m.indices {
                #expect(abs((t[i] - cone.costs[i] * m[i]) / cone.valueScale - cone.utilityShare(g, of: i)) < 1e-12)
            }
            #expect(abs(dot(weights, m) - cone.pullBack(weights)[g]) < 1e-9)
        }
    }
}
