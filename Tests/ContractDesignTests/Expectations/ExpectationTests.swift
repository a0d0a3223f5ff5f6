import NumericalMethods
import Tabular
import TestSupport
import Testing

@testable import ContractDesign

@Suite struct ExpectationTests {
    struct Reference: Sendable, CustomStringConvertible {
        var instance: String
        var accuracy: String
        var participants: Int
        var probabilities: [Double] = []
        var contributions: [Double] = []
        var performance: Double
        var caps: [Double] = []
        var ownCaps: [Double] = []
        var description: String { "instance \(instance)" }
    }

    /// By enumeration of ordered profiles with 50 digits, from Fixtures/expectation_reference.py.
    static let references: [Reference] = {
        guard let table = try? Table.read(path: RepositoryFiles.fixture("expectation.csv", of: "ContractDesignTests"))
        else { return [] }
        var references: [Reference] = []
        for row in table.rows {
            func number(_ column: String) -> Double { (try? row.cell(column).number()) ?? .nan }
            if references.last?.instance != row["instance"]?.text {
                references.append(
                    Reference(
                        instance: row["instance"]?.text ?? "", accuracy: row["accuracy"]?.text ?? "",
                        participants: Int(number("participants")), performance: number("performance")))
            }
            references[references.count - 1].probabilities.append(number("probability"))
            references[references.count - 1].contributions.append(number("contribution"))
            references[references.count - 1].caps.append(number("cap"))
            references[references.count - 1].ownCaps.append(number("own_cap"))
        }
        return references
    }()

    @Test func allReferencesAreThere() { #expect(Self.references.count == 20) }

    @Test(arguments: references)
    func performanceAndCapsAreThoseOfHighPrecision(_ reference: Reference) throws {
        let sum = reference.probabilities.reduce(0, +)
        var expectation = try enumeration(
            reference.participants, reference.probabilities.map { $0 / sum }, accuracy: reference.accuracy)
        expectation.move(to: reference.contributions)
        #expect(abs(expectation.performance - reference.performance) < 1e-14)
        for i in reference.caps.indices {
            #expect(abs(expectation.caps()[i] - reference.caps[i]) < 1e-12)
            #expect(abs(expectation.ownCaps()[i] - reference.ownCaps[i]) < 1e-12)
        }
        let mean = zip(reference.probabilities, expectation.ownCaps()).reduce(0) { $0 + $1.0 / sum * $1.1 }
        #expect(abs(mean - expectation.modelValue) < 1e-12)
    }

    @Test(arguments: 0..<20)
    func derivativesAreThoseOfTheValues(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let classes = Int.random(in: 1...4, using: &generator)
        let p = generator.simplex(classes)
        let accuracy = ["bound:1,1", "power:0.95,2,0.5", "arctan:0.01", "exponential:0.9,0.002"][seed % 4]
        var expectation = try enumeration(
            Int.random(in: 2...8, using: &generator), p, accuracy: accuracy,
            valuation: seed % 2 == 0 ? "linear:100" : "power:100,0.6", kind: .envelope)
        let m = (0..<classes).map { _ in generator.logUniform(130...900) }.sorted()
        expectation.move(to: m)
        let gradient = expectation.performanceGradient()
        let capGradients = p.indices.map { expectation.capGradient(of: $0) }
        let weights = p.indices.map { (cap: $0, weight: 0.01 * Double($0 + 1)) }
        let steps = Array(p.indices)
        let curvature = expectation.curvature(capWeights: weights, steps: steps)

        func moved(_ j: Int, by h: Double, raising: Bool) -> Enumeration {
            var other = expectation
            other.move(to: m.indices.map { k in (raising ? k >= j : k == j) ? m[k] + h : m[k] })
            return other
        }
        func lagrangianSlopes(_ expectation: Enumeration) -> [Double] {
            let total = weights.reduce(into: expectation.performanceGradient()) { sum, weight in
                for (k, slope) in expectation.capGradient(of: weight.cap).enumerated() {
                    sum[k] += weight.weight * slope
                }
            }
            return steps.map { step in total[step...].reduce(0, +) }
        }
        for j in p.indices {
            let h = 1e-4 * m[j]
            let (above, below) = (moved(j, by: h, raising: false), moved(j, by: -h, raising: false))
            #expect(abs((above.performance - below.performance) / (2 * h) - gradient[j]) < 1e-6 * gradient.max()!)
            for i in p.indices {
                let slope = (above.caps()[i] - below.caps()[i]) / (2 * h)
                #expect(abs(slope - capGradients[i][j]) < 1e-6 * capGradients[i].max()!)
            }
            let slopesAbove = lagrangianSlopes(moved(j, by: h, raising: true))
            let slopesBelow = lagrangianSlopes(moved(j, by: -h, raising: true))
            for k in steps {
                let bend = (slopesAbove[k] - slopesBelow[k]) / (2 * h)
                #expect(abs(bend - curvature[k * classes + j]) < 1e-5 * curvature.map(abs).max()!)
            }
        }
    }

    @Test(arguments: [(1, 3), (10, 5), (3, 7), (40, 2), (6, 1)])
    func outcomesAreAllCompositionsOnce(_ participants: Int, _ classes: Int) {
        var generator = SeededGenerator(seed: 3)
        let table = OutcomeTable(.fixed(participants), probabilities: generator.simplex(classes))
        let compositions = Set((0..<table.outcomeCount).map { k in table.counts.map { $0[k] } })
        #expect(Double(compositions.count) == OutcomeTable.outcomeCount(.fixed(participants), classes: classes))
        #expect(compositions.count == table.outcomeCount)
        #expect(compositions.allSatisfy { $0.reduce(0, +) == Double(participants) })
        #expect(abs(table.probabilities.reduce(0, +) - 1) < 1e-14)
    }

    @Test func binomialProbabilitiesAreExactWhereTheyCanBeCounted() {
        let coin = BinomialDistribution(trials: 10, success: 0.5, failure: 0.5)
        let pascal = [1.0, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1].map { $0 / 1024 }
        for (found, exact) in zip(coin.probabilities, pascal) { #expect(abs(found / exact - 1) < 1e-15) }
        #expect(BinomialDistribution(trials: 3, success: 0, failure: 1).probabilities == [1, 0, 0, 0])
        #expect(BinomialDistribution(trials: 3, success: 1, failure: 0).probabilities == [0, 0, 0, 1])
    }

    @Test func binomialMeanAndVarianceHoldForAMillionTrials() {
        let p = 0.3
        let n = 1_000_000
        let distribution = BinomialDistribution(trials: n, success: p, failure: 0.7).probabilities
        let mean = distribution.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        let variance = distribution.enumerated().reduce(0) {
            $0 + (Double($1.offset) - mean) * (Double($1.offset) - mean) * $1.element
        }
        #expect(abs(mean / (p * Double(n)) - 1) < 1e-12)
        #expect(abs(variance / (p * 0.7 * Double(n)) - 1) < 1e-9)
    }

    @Test func presenceKeepsItsDigitsForTheRarestType() {
        let table = OutcomeTable(.fixed(10), probabilities: [1e-15, 1 - 1e-15])
        #expect(abs(table.presence[0] / 1e-14 - 1) < 1e-13)
    }
}

func enumeration(
    _ participants: Int, _ probabilities: [Double], accuracy: String, valuation: String = "linear:100",
    kind: CollectiveCurves.Kind = .exact
) throws -> Enumeration {
    let table = OutcomeTable(.fixed(participants), probabilities: probabilities)
    func open(_ accuracy: some AccuracyFunction, _ valuation: some Valuation) -> Enumeration {
        Enumeration(table, CollectiveCurves(kind, accuracy: accuracy, valuation: valuation), .atLeastOne)
    }
    return open(try Specification.accuracy(accuracy), try Specification.valuation(valuation))
}
