import ContractDesign
import Foundation
import TestSupport
import Testing

/// What the proofs rest on, at random parameters.
@Suite struct FamilyShapeTests {
    private func random(_ generator: inout SeededGenerator) throws -> [any AccuracyFunction] {
        let limit = Double.random(in: 0.1...1, using: &generator)
        let drop = limit * generator.logUniform(0.1...10)
        let size = generator.logUniform(1e-3...1e6)
        let exponent = Double.random(in: 0.15...1, using: &generator)
        return [
            try ShiftedPowerAccuracy(
                limit: limit, coefficient: drop * pow(size, exponent), shift: size, exponent: exponent),
            try MMFAccuracy(limit: limit, coefficient: drop, half: size, exponent: exponent),
            try WeibullAccuracy(limit: limit, coefficient: drop, scale: size, exponent: exponent),
        ]
    }

    @Test(arguments: 0..<60)
    func branchesRiseEverMoreSlowlyToTheirLimit(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 600)
        for accuracy in try random(&generator) {
            let name = accuracy.specification
            #expect(accuracy.concaveFrom <= accuracy.onset)
            var previous = (x: 0.0, jet: accuracy.branch(at: 0))
            for x in (0..<300).map({ 1e-9 * pow(10, Double($0) / 15) }) {
                let jet = accuracy.branch(at: x)
                #expect(jet.slope >= 0 && jet.curvature <= 0, "\(name) at \(x)")
                #expect(jet.value >= previous.jet.value - 1e-15 && jet.slope <= previous.jet.slope, "\(name) at \(x)")
                // A concave curve lies below its tangents.
                let tangent = jet.value + jet.slope * (previous.x - x)
                #expect(previous.jet.value <= tangent + 1e-15 * max(1, abs(tangent)), "\(name) at \(x)")
                #expect((0...accuracy.limit).contains(accuracy.performance(at: x)), "\(name) at \(x)")
                previous = (x, jet)
            }
            #expect(abs(accuracy.performance(at: 1e300) - accuracy.limit) < 1e-12, "\(name)")
            #expect(accuracy.onset == 0 || accuracy.performanceWithoutData == 0, "\(name)")
            #expect(try Specification.accuracy(name).specification == name)
        }
    }

    @Test(arguments: ["pow4:0.95,0.9,5,0.4", "mmf:0.95,0.6,100,0.5", "weibull:0.9,0.7,80,0.6"])
    func dataIsTheInverseOfPerformance(_ specification: String) throws {
        let accuracy = try Specification.accuracy(specification)
        let start = accuracy.performanceWithoutData
        #expect(start > 0)
        #expect(accuracy.data(reaching: start) == 0 && accuracy.data(reaching: 0.5 * start) == 0)
        #expect(accuracy.data(reaching: accuracy.limit) == .infinity)
        for share in [0.001, 0.1, 0.5, 0.9, 0.99] {
            let performance = start + share * (accuracy.limit - start)
            #expect(abs(accuracy.performance(at: accuracy.data(reaching: performance)) - performance) < 1e-13)
        }
    }

    /// sum(weights) e^(-rate x) from x = 0 on where D is a third of the onset or more.
    @Test(arguments: ["pow4:0.95,0.9,5,0.4", "pow4:0.9,5,100,1", "pow4:0.95,0.0095,1e-4,0.5"], [0, 1e3, 1e12])
    func sumsOfShiftedPowersHoldWithoutData(_ specification: String, _ most: Double) throws {
        let accuracy = try Specification.accuracy(specification)
        let sum = try #require(accuracy.exponentialSum(totalsUpTo: most))
        #expect(sum.range.lowerBound == 0 && sum.range.upperBound >= most)
        for x in [0] + (0..<200).map({ 1e-8 * pow(10, Double($0) / 10) }) where x <= most {
            #expect(abs(sum.value(at: x) - accuracy.branch(at: x).value) <= 2e-13 * accuracy.limit + 4e-15)
        }
    }

    /// For K above 118 the formula is positive again about x = K e^-2.
    @Test(arguments: 0..<200)
    func theOnsetOfTheBoundIsItsLargestZero(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 700)
        let k = generator.logUniform(1e-6...1e9)
        let limit = Double.random(in: 0.01...1, using: &generator)
        let accuracy = try BoundAccuracy(complexity: k, limit: limit)
        func formula(_ x: Double) -> Double { limit - ((2 * k * (2 + log(x / k))).squareRoot() + 4) / x.squareRoot() }
        for j in 1...400 {
            #expect(formula(accuracy.onset * (1 + 1e-9) * pow(1e12, Double(j) / 400)) > 0)
            let below = k * exp(-2.0) * pow(accuracy.onset / (k * exp(-2.0)), Double(j) / 401)
            #expect(accuracy.performance(at: below) == 0)
            if below > k { #expect(formula(below) < 0) }
        }
        #expect(formula(accuracy.onset * (1 - 1e-9)) < 0)
    }

    @Test func theBoundIsPositiveAgainBelowItsOnset() throws {
        let accuracy = try BoundAccuracy(complexity: 500)
        let dip = 500 * exp(-2.0) * (1 + 1e-9)
        #expect(accuracy.branch(at: dip).value > 0.1)
        #expect(accuracy.performance(at: dip) == 0)
    }

    @Test(arguments: [
        ("pow4:0.9,1,-1,0.5", "D is -1.0: it must be between 0.0 and 1000000000000.0."),
        ("pow4:0.9,1,1,11", "GAMMA is 11.0: it must be between 0.01 and 10.0."),
        ("pow4:1.1,1,1,1", "LIMIT is 1.1: it must be greater than 0 and at most 1."),
        ("mmf:0.9,0,100,0.5", "B is 0.0: it must be between 1e-09 and 1000000000.0."),
        ("mmf:0.9,1,100,1.5", "EXPONENT is 1.5: it must be between 0.05 and 1.0."),
        ("weibull:0.9,1,0,0.5", "SCALE is 0.0: it must be between 1e-12 and 1000000000000.0."),
        (
            "mmf:0.5,1e9,1e12,0.05",
            "the onset HALF (B / LIMIT - 1)^(1 / EXPONENT) is 1.04857598951"
        ),
    ])
    func whatIsOutOfRangeIsNamed(_ specification: String, _ problem: String) {
        #expect {
            try Specification.accuracy(specification)
        } throws: { error in
            "\((error as? SpecificationError)?.problem ?? "").".hasPrefix(problem.prefix(60))
        }
    }
}
