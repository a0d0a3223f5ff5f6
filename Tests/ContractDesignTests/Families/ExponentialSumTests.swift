import Foundation
import TestSupport
import Testing

@testable import ContractDesign

@Suite struct ExponentialSumTests {
    static let accuracies = [
        "bound:1,1", "bound:5,0.9", "bound:1000,1", "bound:0.01,0.5", "power:0.95,2,0.5", "power:1,0.5,1.3",
        "power:0.8,30,0.9", "power:0.9,1,0.05", "power:1,20,4", "exponential:0.9,0.02",
        "pow4:0.95,0.9,5,0.4", "pow4:0.95,2,5,0.4", "pow4:0.95,2,0,0.5", "pow4:0.9,5,100,1", "pow4:0.9,1e6,100,3",
        "pow4:0.72,4e21,5074,6",
    ]

    /// By the formulas, from limit - a(x).
    private func shortfall(_ accuracy: any AccuracyFunction, _ x: Double) -> Double {
        switch accuracy {
        case let bound as BoundAccuracy:
            ((2 * bound.complexity * (2 + log(x / bound.complexity))).squareRoot() + 4) / x.squareRoot()
        case let power as PowerAccuracy: power.coefficient * pow(x, -power.exponent)
        case let power as ShiftedPowerAccuracy: power.coefficient * pow(x + power.shift, -power.exponent)
        default: accuracy.limit * exp(-(accuracy as! ExponentialAccuracy).rate * x)
        }
    }

    @Test(arguments: accuracies, [1e3, 1e6, 1e12, 1e16])
    func sumsHoldTheirStatedErrorFromTheOnsetOn(_ specification: String, _ most: Double) throws {
        let accuracy = try Specification.accuracy(specification)
        guard most > 2 * accuracy.onset else { return }
        let sum = try #require(accuracy.exponentialSum(totalsUpTo: most))
        #expect(sum.weights.allSatisfy { $0 > 0 } && sum.rates.allSatisfy { $0 > 0 })
        #expect(sum.rates == sum.rates.sorted())
        #expect(sum.relativeError <= 1e-13)
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<400 {
            let x = generator.logUniform(max(accuracy.onset, 1e-3)...most)
            let exact = shortfall(accuracy, x)
            // 1e-15 for the sum over terms itself.
            #expect(abs(accuracy.limit - sum.value(at: x) - exact) <= sum.relativeError * exact + 4e-15)
        }
    }

    @Test(arguments: accuracies)
    func belowTheOnsetTheSumIsNegative(_ specification: String) throws {
        let accuracy = try Specification.accuracy(specification)
        let sum = try #require(accuracy.exponentialSum(totalsUpTo: 1e9))
        guard accuracy.onset > 0 else { return }
        for share in [0, 0.001, 0.01, 0.1, 0.3, 0.6, 0.9, 0.999] { #expect(sum.value(at: share * accuracy.onset) < 0) }
    }

    @Test(arguments: accuracies)
    func truncatedSumIsNowhereBelowTheAccuracy(_ specification: String) throws {
        let accuracy = try Specification.accuracy(specification)
        let sum = try #require(accuracy.exponentialSum(totalsUpTo: 1e9)).truncated()
        #expect(sum.start >= -1e-15)
        var generator = SeededGenerator(seed: 32)
        for _ in 0..<2000 {
            let x = generator.logUniform(1e-6...1e9)
            #expect(sum.value(at: x) >= accuracy.performance(at: x) - 1e-13)
            #expect(sum.value(at: x) >= -1e-15)
        }
    }

    @Test(arguments: accuracies, [0.1, 0.5, 0.9, 1.5])
    func truncationForLargerTotalsIsTighterAndHoldsFromThereOn(_ specification: String, _ share: Double) throws {
        let accuracy = try Specification.accuracy(specification)
        let whole = try #require(accuracy.exponentialSum(totalsUpTo: 1e9))
        let least = share * max(accuracy.onset, 1)
        let sum = whole.truncated(forTotalsFrom: least)
        var generator = SeededGenerator(seed: 33)
        for _ in 0..<500 {
            let x = least * generator.logUniform(1...1e6)
            #expect(sum.value(at: x) >= accuracy.performance(at: x) - 1e-13)
            #expect(sum.value(at: x) <= whole.truncated().value(at: x) + 1e-15)
        }
    }

    @Test func truncationGivesAwayNothingFarFromTheHinge() throws {
        let sum = try #require(BoundAccuracy.standard.exponentialSum(totalsUpTo: 1e6)).truncated()
        // 7e-6 at totals of 690, 7e-8 at 1,000, 4e-14 at 2,000.
        for (x, most) in [(690.0, 1e-5), (1000, 1e-7), (2000, 1e-13)] {
            #expect(sum.value(at: x) - BoundAccuracy.standard.performance(at: x) < most)
        }
    }

    @Test func thereIsNoSumWhereItWouldNotHold() throws {
        #expect(BoundAccuracy.standard.exponentialSum(totalsUpTo: 1e19) == nil)
        #expect(try ArctanAccuracy(rate: 0.01).exponentialSum(totalsUpTo: 1e3) == nil)
    }
}
