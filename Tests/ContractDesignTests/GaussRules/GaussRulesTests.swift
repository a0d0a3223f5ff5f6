import NumericalMethods
import RealModule
import TestSupport
import Testing

@testable import ContractDesign

/// Gauss rules and enumeration at the same point, also where totals straddle the hinge: there they may differ by what
/// is stated.
@Suite struct GaussRulesTests {
    struct Pair {
        var enumeration: Enumeration
        var gauss: GaussExpectation
        var contributions: [Double]
        var probabilities: [Double]

        init(seed: Int, kind: CollectiveCurves.Kind) throws {
            var generator = SeededGenerator(seed: UInt64(seed))
            let classes = Int.random(in: 1...4, using: &generator)
            let most = [60, 40, 20, 12][classes - 1]
            let participation: Participation = [
                .fixed(Int.random(in: 2...most, using: &generator)),
                .poisson(mean: generator.logUniform(0.1...[9, 6, 3, 1.5][classes - 1])),
                .binomial(
                    invited: Int.random(in: 2...most, using: &generator),
                    rate: Double.random(in: 0.05...0.95, using: &generator)),
            ][seed % 3]
            var p = generator.simplex(classes)
            if seed % 7 == 0, classes > 1 {
                let rest = p.dropFirst().reduce(0, +)
                p = [1e-6] + p.dropFirst().map { $0 / rest * (1 - 1e-6) }
            }
            let conditioning: Conditioning = seed % 2 == 0 ? .atLeastOne : .own
            let accuracy = try Specification.accuracy(
                ["arctan:0.01", "arctan:0.0005", "bound:1,1", "power:0.95,2,0.5", "exponential:0.9,0.002"][
                    (seed / 3) % 5])
            let valuation = try Specification.valuation(seed % 4 < 2 ? "power:100,0.4" : "linear:100")
            contributions = (0..<classes).map { _ in generator.logUniform(30...3000) }.sorted()
            if seed % 5 == 0, classes > 2 { contributions[1] = contributions[2] }
            if seed % 11 == 0 { contributions[0] = 0 }
            probabilities = p
            func open(_ accuracy: some AccuracyFunction, _ valuation: some Valuation) -> (Enumeration, GaussExpectation)
            {
                let table = OutcomeTable(participation, probabilities: p)
                return (
                    Enumeration(
                        table, CollectiveCurves(kind, accuracy: accuracy, valuation: valuation), conditioning),
                    gaussExpectation(participation, p, accuracy, valuation, conditioning, kind)
                )
            }
            (enumeration, gauss) = open(accuracy, valuation)
            enumeration.move(to: contributions)
            gauss.move(to: contributions)
        }
    }

    @Test(arguments: 0..<120, [CollectiveCurves.Kind.exact, .envelope, .minorant])
    func valuesAreThoseOfEnumeration(_ seed: Int, _ kind: CollectiveCurves.Kind) throws {
        let pair = try Pair(seed: seed, kind: kind)
        let error = 2 * pair.gauss.evaluationError + pair.enumeration.evaluationError
        #expect(error < 1e-11)
        #expect(abs(pair.gauss.performance - pair.enumeration.performance) <= error)
        #expect(abs(pair.gauss.modelValue - pair.enumeration.modelValue) <= 100 * error)
        for (one, other) in zip(pair.gauss.caps(), pair.enumeration.caps()) { #expect(abs(one - other) <= 100 * error) }
        for (one, other) in zip(pair.gauss.ownCaps(), pair.enumeration.ownCaps()) {
            #expect(abs(one - other) <= 100 * error)
        }
        if kind == .exact {
            #expect(pair.gauss.performance <= pair.enumeration.performance + pair.enumeration.evaluationError)
        }
    }

    @Test(arguments: 0..<120, [CollectiveCurves.Kind.exact, .envelope])
    func derivativesAreThoseOfEnumeration(_ seed: Int, _ kind: CollectiveCurves.Kind) throws {
        let pair = try Pair(seed: seed, kind: kind)
        let classes = Array(pair.contributions.indices)
        let tolerance = 1e-10 + 4 * pair.gauss.gradientError
        #expect(tolerance < 1e-8)
        expectClose(pair.gauss.performanceGradient(), pair.enumeration.performanceGradient(), tolerance)
        for i in classes { expectClose(pair.gauss.capGradient(of: i), pair.enumeration.capGradient(of: i), tolerance) }
        let weights = classes.map { (cap: $0, weight: 0.002 * Double($0 + 1)) }
        expectClose(
            pair.gauss.curvature(capWeights: weights, steps: classes),
            pair.enumeration.curvature(capWeights: weights, steps: classes), 1e-7)
        expectClose(
            pair.gauss.curvature(capWeights: [], steps: classes.suffix(1)),
            pair.enumeration.curvature(capWeights: [], steps: classes.suffix(1)), 1e-7)
    }

    /// Where a rule has to bridge the hinge, because its totals are too many to list, it says by how much it may be off.
    /// The truth is a fixed number of parties of one cluster, in lattice steps: a convolution.
    @Test(arguments: [300.0, 400, 700, 1200], [CollectiveCurves.Kind.exact, .envelope, .minorant])
    func rulesThatBridgeTheHingeSayHowFarTheyAreOff(_ complexity: Double, _ kind: CollectiveCurves.Kind) throws {
        let accuracy = try BoundAccuracy(complexity: complexity)
        let valuation = try PowerValuation(scale: 100, exponent: 0.5)
        let (parties, units) = (200, [70, 100, 110, 150, 180])
        var gauss = gaussExpectation(
            .fixed(parties), [Double](repeating: 0.2, count: 5), accuracy, valuation, .own, kind)
        gauss.move(to: units.map(Double.init))
        var chances = [1.0]
        for _ in 0..<parties {
            var next = [Double](repeating: 0, count: chances.count + 18)
            for (k, chance) in chances.enumerated() where chance > 0 {
                for unit in units { next[k + unit / 10] += 0.2 * chance }
            }
            chances = next
        }
        let curves = CollectiveCurves(kind, accuracy: accuracy, valuation: valuation)
        let (performance, value) = chances.enumerated().reduce((0.0, 0.0)) { sum, entry in
            let total = 10 * Double(entry.offset)
            return (
                sum.0 + entry.element * curves.performance.jet(at: total).value,
                sum.1 + entry.element * curves.valueJet(at: total).value
            )
        }
        let error = 2 * gauss.evaluationError + 1e-13
        #expect(error < 0.2)
        #expect(abs(gauss.performance - performance) <= error)
        #expect(abs(gauss.modelValue - value) <= 100 * error)
        if kind == .exact { #expect(gauss.performance <= performance + 1e-13) }
    }
}

/// Rules of the standard normal distribution are those of Gauss and Hermite.
@Suite struct GaussRuleTests {
    @Test(arguments: 1...15) func normalMomentsAreExact(_ nodes: Int) {
        var moments = [Double](repeating: 0, count: 2 * nodes)
        moments[0] = 1
        let rule = JacobiMatrix(hermiteMoments: moments).rule(nodes: nodes)
        #expect(rule.nodes.count == nodes)
        var moment = 1.0
        for degree in stride(from: 0, to: 2 * nodes, by: 2) {
            if degree > 0 { moment *= Double(degree - 1) }
            let even = zip(rule.nodes, rule.weights).reduce(0) {
                $0 + $1.1 * (degree == 0 ? 1 : .pow(abs($1.0), Double(degree)))
            }
            #expect(abs(even - moment) <= 1e-13 * moment)
        }
    }

    /// Two atoms have a rule of two nodes, however many are asked for.
    @Test func atomsAreFound() {
        // +1 and -1: E[x^even] = 1.
        let moments = [1.0, 0, 0, 0, -2, 0, 16, 0]
        let rule = JacobiMatrix(hermiteMoments: moments).rule(nodes: 4)
        #expect(rule.nodes.sorted().map { $0.rounded() } == [-1, 1])
        for weight in rule.weights { #expect(abs(weight - 0.5) < 1e-14) }
    }
}
