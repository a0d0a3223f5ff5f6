import TestSupport
import Testing

@testable import ContractDesign

/// Sums with the compositions near the hinge one by one, against enumeration of all compositions.
@Suite struct NearExpectationTests {
    /// A small problem of any kind with sums.
    struct Example {
        let problem: ContractProblem
        let screening: ScreeningProblem
        let tables: GroupTables
        let sums: BulkSums
        var generator: SeededGenerator

        init(seed: Int) throws {
            var generator = SeededGenerator(seed: UInt64(seed) + 7_000)
            let classes = Int.random(in: 2...4, using: &generator)
            let participation: Participation = [
                .fixed(Int.random(in: 2...9, using: &generator)), .poisson(mean: generator.logUniform(0.5...4)),
                .binomial(
                    invited: Int.random(in: 3...9, using: &generator),
                    rate: Double.random(in: 0.1...0.9, using: &generator)),
            ][seed % 3]
            let accuracy = ["bound:1,1", "power:0.95,2,0.5", "bound:2,0.7", "exponential:0.9,0.002", "arctan:0.001"][
                seed / 3 % 5]
            let problem = try contractProblem(
                costs: (0..<classes).map { _ in generator.logUniform(1e-3...1) },
                probabilities: generator.simplex(classes), participation: participation, accuracy: accuracy,
                valuation: seed % 2 == 0 ? "linear:100" : "power:100,0.6",
                conditioning: seed % 4 < 2 ? .atLeastOne : .own)
            let screening = ScreeningProblem(
                order: CostOrder(problem.population), accuracy: problem.accuracy, valuation: problem.valuation)
            let tables = GroupTables(participation, screening.order.probabilities) { BulkSums(problem, screening) }
            self.problem = problem
            self.screening = screening
            self.tables = tables
            guard let sums = tables.near.sums else { throw NoSums() }
            self.sums = sums
            self.generator = generator
        }

        struct NoSums: Error {}

        var onset: Double { screening.exact.performance.joint }

        func enumeration(_ curves: CollectiveCurves) -> Enumeration {
            Enumeration(
                OutcomeTable(problem.participation, probabilities: screening.order.probabilities), curves,
                problem.conditioning)
        }

        /// Contributions that rise, some equal or 0, around the hinge or where a smooth curve bends, and that somebody might
        /// accept.
        mutating func contributions() -> [Double] {
            let unit = onset > 0 ? onset : 300
            let most = screening.costs.map { screening.valueScale / $0 }
            var m = most.map { min($0, unit * generator.logUniform(0.05...50)) }.sorted()
            if Bool.random(using: &generator) { m[0] = 0 }
            if Bool.random(using: &generator) { m[1] = m[m.count - 1] }
            return zip(m.sorted(), most).map(min)
        }
    }

    @Test(arguments: 0..<60) func expectationsAreThoseOfAllCompositions(_ seed: Int) throws {
        var example = try Example(seed: seed)
        let m = example.contributions()
        let (tables, sums) = (example.tables, example.sums)
        let table = try #require(tables.near.table(of: m, upTo: sums.from))
        var near = NearExpectation(
            table, GroupCurves(example.screening.envelopeOrExact, count: table.outcomes.outcomeCount), example.sums,
            example.tables.near.law, example.problem.conditioning)
        var exact = example.enumeration(example.screening.envelopeOrExact)
        near.move(to: m)
        exact.move(to: m)
        let scale = example.screening.valueScale
        let error = near.evaluationError + 1e-13
        #expect(error < 1e-10)
        #expect(abs(near.performance - exact.performance) <= error)
        #expect(abs(near.modelValue - exact.modelValue) <= error * scale)
        for (found, known) in zip(near.caps() + near.ownCaps(), exact.caps() + exact.ownCaps()) {
            #expect(abs(found - known) <= error * scale)
        }
        // In steps of what each class brings, so that slopes are of the order of what they change.
        func scaled(_ slopes: [Double]) -> [Double] { zip(slopes, m).map { $0 * max($1, 1) } }
        let slopeError = near.gradientError + 1e-11
        expectSame(scaled(near.performanceGradient()), scaled(exact.performanceGradient()), within: slopeError)
        for i in m.indices {
            expectSame(scaled(near.capGradient(of: i)), scaled(exact.capGradient(of: i)), within: slopeError * scale)
        }
        // A power bends without limit at the hinge, where rounding decides on which side a total is.
        if example.onset > 0, sums.value != nil { return }
        let weights = [(cap: m.count - 1, weight: 1 / scale)]
        // Nor are those who contribute nothing counted, so that only the slope knows their number.
        let steps = m.indices.filter { m[$0] > 0 }
        func bends(_ matrix: [Double]) -> [Double] {
            matrix.indices.map { matrix[$0] * m[steps[$0 / steps.count]] * m[steps[$0 % steps.count]] }
        }
        expectSame(
            bends(near.curvature(capWeights: weights, steps: steps)),
            bends(exact.curvature(capWeights: weights, steps: steps)), within: 1e-6)
    }

    private func expectSame(_ found: [Double], _ known: [Double], within error: Double) {
        for (one, other) in zip(found, known) { #expect(abs(one - other) <= error * max(1, abs(other))) }
    }

    /// A tangent of the relaxation at one menu lies above the truth at every other in the box, with and without a hinge,
    /// and whether or not the box keeps the other compositions beyond it.
    @Test(arguments: 0..<60, [0.02, 0.3]) func tangentsOfRelaxationsHoldEverywhere(_ seed: Int, _ least: Double) throws
    {
        var example = try Example(seed: seed)
        var exact = example.enumeration(example.screening.exact)
        var box = ContributionBox(example.screening, upToLevel: 1)
        let m = example.contributions()
        box.narrow(lower: m.map { least * $0 }, upper: m.map { 3 * $0 })
        let relaxation = BoxRelaxation(example.screening, box, example.problem.conditioning, example.tables)
        let near = try #require(relaxation.nearExpectation(m))
        let slope = near.performanceGradient()
        for _ in 0..<40 {
            let other = zip(box.lower, box.upper).map { Double.random(in: $0...max($0, $1), using: &example.generator) }
                .sorted()
            exact.move(to: other)
            func tangent(_ value: Double, _ gradient: [Double]) -> Double {
                value + zip(gradient, zip(other, m)).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }
            }
            #expect(tangent(near.performance, slope) >= exact.performance - 1e-11)
            for i in m.indices {
                let bound = tangent(near.cap(of: i), near.capGradient(of: i))
                #expect(bound >= exact.cap(of: i) - 1e-11 * example.screening.valueScale)
            }
        }
    }

    /// Terms left out of a sum with both signs would not make it larger.
    @Test(arguments: 0..<60) func sumsWithBothSignsHaveNoMajorant(_ seed: Int) throws {
        let example = try Example(seed: seed)
        let weights = example.sums.performance.weights + (example.sums.value?.weights ?? [])
        #expect((example.tables.near.majorants == nil) == weights.contains { $0 < 0 })
        #expect(example.onset == 0 || example.tables.near.majorants != nil)
    }

    /// Chances by the multinomial formula, and none left out below the bound.
    @Test(arguments: [Participation.fixed(7), .poisson(mean: 3.5), .binomial(invited: 9, rate: 0.4)])
    func nearCompositionsAreAllBelowTheBound(_ participation: Participation) throws {
        let p = [0.5, 0.3, 0.15, 0.05]
        let m = [0.0, 3, 10, 41]
        let near = try #require(
            NearCompositions(
                participation, groupChances: p, contributions: m, upTo: 60, enough: 60, negligible: 1e-25,
                atMost: 100_000))
        let all = OutcomeTable(participation, probabilities: p)
        let isNear = all.totals(m).map { $0 <= 60 }
        func key(_ counts: [[Double]], _ k: Int) -> [Double] { counts.map { $0[k] } }
        var expected: [[Double]: Double] = [:]
        for k in isNear.indices where isNear[k] { expected[key(all.counts, k)] = all.probabilities[k] }
        for (k, chance) in near.chances.enumerated() {
            let found = expected.removeValue(forKey: key(near.counts, k))
            let known = try #require(found)
            #expect(abs(chance - known) <= 1e-12 * known)
        }
        #expect(expected.values.reduce(0, +) <= 1e-17)
    }
}

extension ScreeningProblem {
    /// A curve that starts vertically has a line for its beginning.
    fileprivate var envelopeOrExact: CollectiveCurves { exact.performance.joint > 0 ? exact : envelope }
}
