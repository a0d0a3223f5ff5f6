import TestSupport
import Testing

@testable import ContractDesign

/// Both engines at the same point, where every total with somebody in it is beyond the hinge: there they must agree.
@Suite struct LaplaceTests {
    struct Pair {
        var enumeration: Enumeration
        var laplace: Laplace
        var contributions: [Double]

        init(seed: Int, excluding: Bool = false) throws {
            var generator = SeededGenerator(seed: UInt64(seed))
            let classes = Int.random(in: 1...4, using: &generator)
            let participation: Participation = [
                .fixed(Int.random(in: 2...9, using: &generator)), .poisson(mean: generator.logUniform(0.5...6)),
                .binomial(
                    invited: Int.random(in: 2...9, using: &generator),
                    rate: Double.random(in: 0.1...0.95, using: &generator)),
            ][seed % 3]
            var p = generator.simplex(classes)
            if seed % 7 == 0, classes > 1 {
                let rest = p.dropFirst().reduce(0, +)
                p = [1e-12] + p.dropFirst().map { $0 / rest * (1 - 1e-12) }
            }
            let conditioning: Conditioning = seed % 2 == 0 ? .atLeastOne : .own
            let accuracy = try Specification.accuracy(
                ["bound:1,1", "power:0.95,2,0.5", "exponential:0.9,0.002", "bound:3,0.8"][(seed / 3) % 4])
            contributions = (0..<classes).map { _ in accuracy.onset + generator.logUniform(1...3000) }.sorted()
            if seed % 5 == 0, classes > 2 { contributions[1] = contributions[2] }
            if excluding { contributions[0] = 0 }
            func open(_ accuracy: some AccuracyFunction) -> (Enumeration, Laplace) {
                let valuation = LinearValuation.standard
                let table = OutcomeTable(participation, probabilities: p)
                let sum = accuracy.exponentialSum(totalsUpTo: 1e6)!
                return (
                    EnumerationEngine(
                        table: table, accuracy: accuracy, valuation: valuation, conditioning: conditioning
                    ).expectation(.exact),
                    LaplaceEngine(
                        probabilities: p, participation: participation, conditioning: conditioning, sum: sum,
                        onset: accuracy.onset, valueScale: 100,
                        performanceWithoutData: accuracy.performanceWithoutData
                    ).expectation(.exact)
                )
            }
            (enumeration, laplace) = open(accuracy)
            enumeration.move(to: contributions)
            laplace.move(to: contributions)
        }
    }

    @Test(arguments: 0..<84, [false, true])
    func valuesAreThoseOfEnumeration(_ seed: Int, _ excluding: Bool) throws {
        let pair = try Pair(seed: seed, excluding: excluding)
        let error = pair.laplace.evaluationError + pair.enumeration.evaluationError
        #expect(error < 1e-12)
        #expect(abs(pair.laplace.performance - pair.enumeration.performance) <= error)
        #expect(abs(pair.laplace.modelValue - pair.enumeration.modelValue) <= 100 * error)
        for (one, other) in zip(pair.laplace.caps(), pair.enumeration.caps()) {
            #expect(abs(one - other) <= 200 * error)
        }
        for (one, other) in zip(pair.laplace.ownCaps(), pair.enumeration.ownCaps()) {
            #expect(abs(one - other) <= 200 * error)
        }
    }

    @Test(arguments: 0..<84)
    func derivativesAreThoseOfEnumeration(_ seed: Int) throws {
        let pair = try Pair(seed: seed)
        let steps = Array(pair.contributions.indices)
        func expectClose(_ one: [Double], _ other: [Double], _ tolerance: Double) {
            let scale = other.map(abs).max()!
            for (a, b) in zip(one, other) { #expect(abs(a - b) <= tolerance * scale) }
        }
        expectClose(pair.laplace.performanceGradient(), pair.enumeration.performanceGradient(), 1e-10)
        for i in steps { expectClose(pair.laplace.capGradient(of: i), pair.enumeration.capGradient(of: i), 1e-10) }
        let weights = steps.map { (cap: $0, weight: 0.002 * Double($0 + 1)) }
        expectClose(
            pair.laplace.curvature(capWeights: weights, steps: steps),
            pair.enumeration.curvature(capWeights: weights, steps: steps), seed % 7 == 0 ? 1e-3 : 1e-8)
        expectClose(
            pair.laplace.curvature(capWeights: [], steps: steps.suffix(1)),
            pair.enumeration.curvature(capWeights: [], steps: steps.suffix(1)), 1e-8)
    }

    @Test(arguments: 0..<21)
    func envelopeAndMinorantEncloseTheTruth(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 300)
        let p = generator.simplex(3)
        let m = (0..<3).map { _ in generator.logUniform(0.1...300) }.sorted()
        let participation: Participation = seed % 2 == 0 ? .fixed(4) : .poisson(mean: 2)
        let engine = LaplaceEngine(
            probabilities: p, participation: participation, conditioning: .atLeastOne,
            sum: BoundAccuracy.standard.exponentialSum(totalsUpTo: 1e6)!, onset: BoundAccuracy.standard.onset,
            valueScale: 100, performanceWithoutData: 0)
        var truth = EnumerationEngine(
            table: OutcomeTable(participation, probabilities: p), accuracy: BoundAccuracy.standard,
            valuation: LinearValuation.standard, conditioning: .atLeastOne
        ).expectation(.exact)
        truth.move(to: m)
        for (kind, sign) in [(CollectiveCurves.Kind.envelope, 1.0), (.minorant, -1), (.exact, -1)] {
            var version = engine.expectation(kind)
            version.move(to: m)
            #expect(sign * (version.performance - truth.performance) >= -1e-12)
            for i in p.indices { #expect(sign * (version.caps()[i] - truth.caps()[i]) >= -1e-10) }
        }
    }

    /// Where small totals bring in weights that dwarf the limit, digits would be lost: there is no engine then.
    @Test func steepCurvesAreRefused() throws {
        #expect(throws: ContractError.self) {
            try contractProblem(
                costs: [1000, 10, 1], probabilities: [0.3, 0.3, 0.4], participants: 4, accuracy: "power:1,1,10",
                engine: .laplace
            ).design()
        }
        #expect(throws: SpecificationError.self) { try Specification.accuracy("power:1,1e-9,0.02") }
        #expect(throws: SpecificationError.self) { try Specification.accuracy("power:1,1e9,0.02") }
    }

    @Test(arguments: [0.01, 0.02, 0.05])
    func flatPowersKeepTheirDigits(_ exponent: Double) throws {
        let contracts = try [Engine.enumerate, .laplace].map { engine in
            try contractProblem(
                costs: [0.5, 0.05], probabilities: [0.3, 0.7], participants: 4, accuracy: "power:1,0.9,\(exponent)",
                engine: engine
            ).design()
        }
        #expect(contracts[0].performance.lower <= contracts[1].performance.upper + 1e-12)
        #expect(contracts[1].performance.lower <= contracts[0].performance.upper + 1e-12)
        #expect(contracts.allSatisfy { $0.checks.worst <= 1e-9 })
    }

    @Test func aMillionMillionPartiesCostWhatTenDo() throws {
        for parties in [10, 1_000_000_000_000] {
            let contract = try contractProblem(
                costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [1, 1, 1, 1, 1], participants: parties,
                engine: .laplace
            ).design()
            #expect(contract.status == .certified)
            #expect(contract.solver.linearPrograms < 10)
            #expect(contract.checks.worst < 1e-9)
        }
    }
}
