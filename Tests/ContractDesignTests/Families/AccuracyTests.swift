import ContractDesign
import Foundation
import TestSupport
import Testing

/// Every family, with parameters off the defaults.
private let families = [
    "bound:1,1", "bound:5,0.9", "bound:200", "power:0.95,2,0.5", "power:1,0.5,1.3", "arctan:0.01",
    "exponential:0.9,0.02", "pow4:0.95,2,5,0.4", "pow4:0.9,2.5,0,0.5", "mmf:0.95,0.95,100,0.5", "mmf:0.95,1.2,100,0.7",
    "mmf:0.9,0.9,100,1", "weibull:0.9,0.9,80,0.6", "weibull:0.9,1.3,80,0.6", "weibull:0.9,0.9,50,1",
]

@Suite struct AccuracyTests {
    @Test func standardBoundStartsAtItsKnownOnset() throws {
        #expect(abs(BoundAccuracy.standard.onset - 55.807151449127) < 1e-11)
        #expect(BoundAccuracy.standard.performance(at: 55.8) == 0)
        #expect(BoundAccuracy.standard.performance(at: 0) == 0)
    }

    @Test func boundIsTheFormula() throws {
        let accuracy = try BoundAccuracy(complexity: 4, limit: 0.75)
        // x = 4 e^8: ln(x / 4) = 8, so sqrt(2 * 4 * 10) + 4 over sqrt(4) e^4.
        let expected = 0.75 - (80.0.squareRoot() + 4) / (2 * exp(4.0))
        #expect(abs(accuracy.performance(at: 4 * exp(8.0)) - expected) < 1e-14)
    }

    @Test(arguments: [(2.0, 0.5, 0.95), (0.5, 1.3, 1.0)])
    func powerThresholdIsAClosedForm(_ b: Double, _ gamma: Double, _ limit: Double) throws {
        let accuracy = try PowerAccuracy(limit: limit, coefficient: b, exponent: gamma)
        // x a'(x) = a(x) where x^-gamma = limit / (B (1 + gamma)); the threshold is a'(x) there.
        let touch = pow(limit / (b * (1 + gamma)), -1 / gamma)
        let threshold = gamma * b * pow(touch, -gamma - 1)
        let alone = ReservationProblem(accuracy: accuracy, valuation: try LinearValuation(scale: 1))
        #expect(abs(alone.threshold / threshold - 1) < 1e-13)
    }

    @Test(arguments: families)
    func slopesAndCurvaturesAreThoseOfTheValue(_ specification: String) throws {
        let accuracy = try Specification.accuracy(specification)
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<50 {
            let x = max(accuracy.onset, 1) * generator.logUniform(1.1...1e4)
            let jet = accuracy.branch(at: x)
            guard jet.slope > 1e-12 else { continue }
            let h = 1e-5 * min(x, abs(jet.slope / jet.curvature))
            let (below, above) = (accuracy.branch(at: x - h), accuracy.branch(at: x + h))
            #expect(abs((above.value - below.value) / (2 * h) - jet.slope) <= 1e-7 * jet.slope + 1e-11 / h)
            #expect(
                abs((above.slope - below.slope) / (2 * h) - jet.curvature) <= 1e-7 * abs(jet.curvature) + 1e-11
                    * jet.slope / h)
        }
    }

    @Test(arguments: families)
    func branchIsIncreasingConcaveAndBelowItsLimit(_ specification: String) throws {
        let accuracy = try Specification.accuracy(specification)
        var generator = SeededGenerator(seed: 12)
        #expect(accuracy.concaveFrom <= accuracy.onset)
        for _ in 0..<500 {
            let x = max(accuracy.concaveFrom, 1e-3) * generator.logUniform(1...1e9)
            let jet = accuracy.branch(at: x)
            #expect(jet.slope >= 0 || x < accuracy.onset)
            #expect(jet.curvature <= 0)
            #expect((0...accuracy.limit).contains(accuracy.performance(at: x)))
        }
    }

    @Test(arguments: families + ["bound:1000000,1"])
    func performanceIsZeroJustBelowTheOnsetAndPositiveAbove(_ specification: String) throws {
        let accuracy = try Specification.accuracy(specification)
        #expect(accuracy.performance(at: accuracy.onset * (1 - 1e-9)) == 0)
        #expect(accuracy.performance(at: accuracy.onset * (1 + 1e-9) + 1e-9) > 0)
    }

    @Test(arguments: families)
    func batchesAgreeWithSinglePoints(_ specification: String) throws {
        let accuracy = try Specification.accuracy(specification)
        let points = (1...37).map { accuracy.onset + Double($0) * 13.7 }
        var jets = [Jet](repeating: Jet(value: 0, slope: 0, curvature: 0), count: points.count)
        points.withUnsafeBufferPointer { points in jets.withUnsafeMutableBufferPointer { accuracy.sample(points, $0) } }
        #expect(jets == points.map { accuracy.branch(at: $0) })
    }
}
