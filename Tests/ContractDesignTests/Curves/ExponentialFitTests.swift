import RealModule
import TestSupport
import Testing

@testable import ContractDesign

/// Sums that were fitted, against the formulas at random totals.
@Suite struct ExponentialFitTests {
    @Test(arguments: [0.25, 0.5, 0.9, 0.995], [1.0, 15.43, 0.2228])
    func aPowerOfTheBoundIsASumWithoutNegativeWeights(_ exponent: Double, _ complexity: Double) throws {
        let accuracy = try BoundAccuracy(complexity: complexity, limit: 0.9)
        let value = ModelValue(accuracy: accuracy, valuation: try PowerValuation(scale: 1, exponent: exponent))
        let limit = Double.pow(0.9, exponent)
        let range = (8 * accuracy.onset)...(1e7 * accuracy.onset)
        let fit = try #require(ExponentialFit.nonNegative(value, limit: limit, totals: range, steepest: 20))
        #expect(fit.sum.weights.allSatisfy { $0 > 0 })
        #expect(fit.sum.start > -10)
        var random = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let x = random.logUniform(range)
            let shortfall = (2 * complexity * (2 + .log(x / complexity))).squareRoot() + 4
            let known = Double.pow(0.9 - shortfall / x.squareRoot(), exponent)
            #expect(abs(fit.sum.value(at: x) - known) <= max(fit.sum.relativeError, 1e-15) * limit)
        }
        #expect(fit.sum.relativeError < 1e-13)
        let majorant = fit.sum.truncated()
        for _ in 0..<500 {
            let x = random.logUniform((0.01 * accuracy.onset)...(100 * accuracy.onset))
            #expect(majorant.value(at: x) >= valueOfBound(x, complexity, exponent) - 1e-13)
        }
    }

    private func valueOfBound(_ x: Double, _ complexity: Double, _ exponent: Double) -> Double {
        let inner = 2 * complexity * (2 + .log(x / complexity))
        guard inner > 0 else { return 0 }
        let performance = 0.9 - (inner.squareRoot() + 4) / x.squareRoot()
        return performance > 0 ? .pow(performance, exponent) : 0
    }

    @Test(arguments: [1.0, 0.47, 0.75]) func theArctangentIsASumWithBothSigns(_ exponent: Double) throws {
        let value = ModelValue(
            accuracy: try ArctanAccuracy(rate: 0.004), valuation: try PowerValuation(scale: 1, exponent: exponent))
        let fit = try #require(ExponentialFit.signed(value, limit: 1, totals: 0.05...1e8))
        var random = SeededGenerator(seed: 4)
        for _ in 0..<1000 {
            let x = random.logUniform(0.05...1e8)
            let known = Double.pow(2 / .pi * .atan(0.004 * x), exponent)
            #expect(abs(fit.sum.value(at: x) - known) <= 1e-12)
        }
        #expect(fit.slopeError < 1e-7)
        #expect(fit.sum.weights.contains { $0 < 0 })
    }

    /// What is stated of the slopes of sums that come with a family.
    @Test(arguments: ["bound:1,1", "bound:20,0.7", "power:0.95,2,0.5", "power:0.6,10,1.2", "pow4:0.95,2,5,0.4"])
    func slopesOfReadySumsAreThoseOfTheCurve(_ text: String) throws {
        let accuracy = try Specification.accuracy(text)
        let curves = CollectiveCurves(.exact, accuracy: accuracy, valuation: try LinearValuation(scale: 1))
        let fit = try #require(
            SumFits(accuracy, from: nil, upTo: 1e6 * accuracy.onset)
                .performance(curves.performance, limit: accuracy.limit))
        var random = SeededGenerator(seed: 5)
        for _ in 0..<1000 {
            let x = random.logUniform((1.001 * accuracy.onset)...(1e6 * accuracy.onset))
            let (found, known) = (fit.sum.branch(at: x).slope, accuracy.branch(at: x).slope)
            #expect(abs(found - known) <= fit.slopeError * max(known, 1e-3 * accuracy.limit / x))
        }
    }
}
