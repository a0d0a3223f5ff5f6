import Foundation
import Tabular
import TestSupport
import Testing

@testable import ContractDesign

/// Expectations by Gauss rules against enumeration in extended precision, and for the two largest against rules of 11
/// and 16 nodes in extended precision, which agree to 3e-19.
@Suite struct GaussReferenceTests {
    struct Reference: Sendable, CustomStringConvertible {
        var id: String
        var law: String
        var accuracy: String
        var baseline: Double
        var exponent: Double
        var conditioning: Conditioning
        var probabilities: [Double]
        var contributions: [Double]
        var performance: Double
        var value: Double
        var caps: [Double]
        var performanceGradient: [Double]
        /// Row-major, a row for each cap.
        var capGradients: [Double]
        var description: String { id }

        /// Why it cannot be posed; nil where it can.
        var reasonToSkip: String? {
            baseline != 0 ? "accuracy above a baseline" : nil
        }

        /// The file's mmf:L,H,E and weibull:L,K,D start at 0, and K^(-1/D) is a scale.
        var curve: any AccuracyFunction {
            get throws {
                let p = accuracy.drop { $0 != ":" }.dropFirst().split(separator: ",").map { Double($0)! }
                return switch accuracy.prefix(while: { $0 != ":" }) {
                case "mmf": try MMFAccuracy(limit: p[0], coefficient: p[0], half: p[1], exponent: p[2])
                case "weibull":
                    try WeibullAccuracy(limit: p[0], coefficient: p[0], scale: pow(p[1], -1 / p[2]), exponent: p[2])
                default: try Specification.accuracy(accuracy)
                }
            }
        }
    }

    static let references: [Reference] = {
        let path = RepositoryFiles.fixture("curve-expectations.csv", of: "ContractDesignTests")
        guard let table = try? Table.read(path: path) else { return [] }
        return table.rows.map { row in
            func text(_ column: String) -> String { row[column]?.text ?? "" }
            func number(_ column: String) -> Double { Double(text(column))! }
            func numbers(_ column: String) -> [Double] { text(column).split(separator: ";").map { Double($0)! } }
            return Reference(
                id: text("id"), law: text("law"), accuracy: text("accuracy"), baseline: number("baseline"),
                exponent: number("exponent"), conditioning: text("conditioning") == "own" ? .own : .atLeastOne,
                probabilities: numbers("probabilities"), contributions: numbers("contributions"),
                performance: number("performance"), value: number("value"), caps: numbers("caps"),
                performanceGradient: numbers("performance_gradient"),
                capGradients: numbers("caps_gradient_row_major"))
        }
    }()

    /// Those that are skipped have a reason each.
    @Test func allReferencesAreThere() {
        #expect(Self.references.count == 20)
        #expect(Self.references.compactMap(\.reasonToSkip).count <= 4)
    }

    @Test(arguments: references.filter { $0.reasonToSkip == nil })
    func expectationsAreThoseOfHighPrecision(_ reference: Reference) throws {
        let valuation = try PowerValuation(scale: 1, exponent: reference.exponent)
        var expectation = try gaussExpectation(
            Specification.participation(reference.law), reference.probabilities,
            reference.curve, valuation, reference.conditioning, .exact)
        expectation.move(to: reference.contributions)
        let caps = expectation.caps()
        #expect(expectation.evaluationError < 1e-11)
        #expect(abs(expectation.performance - reference.performance) < 1e-11)
        #expect(abs(expectation.modelValue - reference.value) < 1e-11)
        expectClose(caps, reference.caps, 1e-11)
        expectClose(expectation.performanceGradient(), reference.performanceGradient, 1e-9)
        let count = reference.caps.count
        for i in 0..<count {
            expectClose(
                expectation.capGradient(of: i), Array(reference.capGradients[(i * count)..<((i + 1) * count)]), 1e-9)
        }
    }

    /// By whatever engine is taken, for types whose contributions rise or fall with their costs.
    @Test(arguments: references.filter { $0.reasonToSkip == nil }, [1.0, -1])
    func menusFromElsewhereAreWorthTheSame(_ reference: Reference, _ trend: Double) throws {
        let types = reference.probabilities.enumerated().map { i, p in
            ParticipantType(name: "\(i)", cost: pow(1.1, trend * Double(i)), probability: p)
        }
        let group = try ContractProblem(
            population: Population(types, normalizing: true),
            participation: Specification.participation(reference.law),
            setting: Setting(
                accuracy: reference.curve, valuation: PowerValuation(scale: 1, exponent: reference.exponent),
                conditioning: reference.conditioning)
        ).expectations(atContributions: reference.contributions)
        #expect(abs(group.performance - reference.performance) < 2e-11)
        #expect(abs(group.modelValue - reference.value) < 2e-11)
        expectClose(group.caps, reference.caps, 2e-11)
    }
}

func gaussExpectation(
    _ participation: Participation, _ p: [Double], _ accuracy: some AccuracyFunction, _ valuation: some Valuation,
    _ conditioning: Conditioning, _ kind: CollectiveCurves.Kind
) -> GaussExpectation {
    GaussEngine(participation, p, accuracy, valuation, conditioning).expectation(kind)
}

/// Relative to the largest.
func expectClose(_ one: [Double], _ other: [Double], _ tolerance: Double) {
    let scale = other.map(abs).max() ?? 0
    #expect(one.count == other.count)
    for (a, b) in zip(one, other) { #expect(abs(a - b) <= tolerance * scale) }
}
