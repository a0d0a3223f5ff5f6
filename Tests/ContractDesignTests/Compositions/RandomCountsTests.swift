import Foundation
import NumericalMethods
import Testing

@testable import ContractDesign

/// Drawn numbers of parties against their laws.
@Suite struct RandomCountsTests {
    /// Pearson's statistic over cells of expected size 20 and more, against its mean plus five standard deviations.
    private func agrees(_ draw: (inout SplitMix64) -> Double, _ chance: (Int) -> Double, upTo most: Int, seed: UInt64)
        -> Bool
    {
        let draws = 200_000
        var random = SplitMix64(seed: seed)
        var counts = [Double](repeating: 0, count: most + 1)
        for _ in 0..<draws { counts[min(most, Int(draw(&random)))] += 1 }
        var statistic = 0.0
        var cells = 0
        var observed = 0.0
        var expected = 0.0
        for k in 0...most {
            observed += counts[k]
            expected += Double(draws) * chance(k)
            if expected >= 20 {
                statistic += (observed - expected) * (observed - expected) / expected
                cells += 1
                observed = 0
                expected = 0
            }
        }
        let freedom = Double(cells - 1)
        return cells > 1 && statistic < freedom + 5 * (2 * freedom).squareRoot()
    }

    @Test(arguments: [
        (1, 0.3), (7, 0.5), (40, 0.1), (40, 0.6), (1000, 0.001), (300, 0.5), (5000, 0.93), (100_000, 0.02),
    ])
    func binomial(trials: Int, chance: Double) {
        func law(_ k: Int) -> Double {
            let n = Double(trials)
            let k = Double(k)
            let ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
            return exp(ways + k * log(chance) + (n - k) * log1p(-chance))
        }
        #expect(agrees({ $0.binomial(trials: Double(trials), chance: chance) }, law, upTo: trials, seed: 11))
    }

    @Test(arguments: [0.2, 3, 9.9, 10, 47, 2500]) func poisson(mean: Double) {
        func law(_ k: Int) -> Double { exp(Double(k) * log(mean) - mean - lgamma(Double(k) + 1)) }
        #expect(agrees({ $0.poisson(mean: mean) }, law, upTo: Int(mean + 12 * sqrt(mean) + 20), seed: 12))
    }

    /// Mean and variance of a class of a thousand million parties.
    @Test func manyParties() {
        let group = CompositionDraws(.binomial(trials: 1e9, chance: 1), probabilities: [0.2, 0.5, 0.3])
        var random = SplitMix64(seed: 13)
        var counts = [0.0, 0, 0]
        var mean = 0.0
        var square = 0.0
        let draws = 20_000
        for _ in 0..<draws {
            group.draw(into: &counts, using: &random)
            #expect(counts.reduce(0, +) == 1e9)
            let z = (counts[1] - 5e8) / (1e9 * 0.25).squareRoot()
            mean += z / Double(draws)
            square += z * z / Double(draws)
        }
        #expect(abs(mean) < 5 / Double(draws).squareRoot())
        #expect(abs(square - 1) < 5 * (2 / Double(draws)).squareRoot())
    }

    @Test func equalSeedsGiveEqualStreams() {
        var one = SplitMix64(seed: 5)
        var other = SplitMix64(seed: 5)
        #expect(
            (0..<100).map { _ in one.binomial(trials: 50, chance: 0.4) }
                == (0..<100).map { _ in other.binomial(trials: 50, chance: 0.4) })
    }
}
