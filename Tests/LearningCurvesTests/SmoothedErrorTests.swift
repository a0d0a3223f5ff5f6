import Foundation
import LearningCurves
import TestSupport
import Testing

/// Fits by smoothed errors, against Peers/smoothed.py.
@Suite struct SmoothedErrorTests {
    private struct Reference: Decodable {
        var errors: [Double]
        var sse: [String: Double]
    }

    private static let references = try! JSONDecoder().decode(
        [String: Reference].self,
        from: Data(
            contentsOf: URL(
                fileURLWithPath: RepositoryFiles.fixture("smoothed.ref.json", of: "LearningCurvesTests"))))

    @Test(arguments: ReferencePilot.names) func errorsAndSquaresAreTheReference(_ name: String) throws {
        let reference = try #require(Self.references[name])
        let pilot = try ReferencePilot.pilot("pilot-\(name)", baseline: ReferencePilot(name).baseline)
        let fit = try PilotFit(pilot, keepsAll: true)
        let errors = try #require(fit.errors)
        #expect(errors.count == reference.errors.count)
        for (error, expected) in zip(errors, reference.errors) { #expect(abs(error - expected) < 1e-9) }
        for fit in fit.families {
            let expected = try #require(reference.sse[fit.family.rawValue])
            #expect(abs(fit.squares - expected) <= 1e-6 * expected, "\(fit.family): \(fit.squares) \(expected)")
        }
    }

    /// A power law of errors is what smoothing assumes; without repeats nothing is added.
    @Test func errorsOnALineStayAsTheyAre() throws {
        let sizes = [10.0, 20, 40, 80, 160]
        let pilot = try Pilot(
            sizes.map { ScoredSize(samples: $0, score: 0.9 - 1 / $0.squareRoot(), error: 0.2 * pow($0, -0.4)) },
            baseline: 0.2)
        for (size, error) in zip(sizes, try #require(PilotFit(pilot).errors)) {
            #expect(abs(error - 0.25 * pow(size, -0.4)) < 1e-14)
        }
    }

    /// One run has no spread: its error follows from those of the others.
    @Test func aSingleRunIsWeighedByTheOthersRuns() throws {
        var sizes = [10.0, 20, 40, 80].map { ScoredSize(samples: $0, runs: [0.4, 0.5, 0.6, 0.5]) }
        sizes.append(ScoredSize(samples: 160, runs: [0.55]))
        let errors = try #require(PilotFit(Pilot(sizes)).errors)
        #expect(abs(errors[4] - 2 * errors[3]) < 1e-12)
    }

    @Test func errorsNearNothingAreNotBelieved() throws {
        let pilot = try Pilot(
            [10.0, 20, 40, 80, 160].map { ScoredSize(samples: $0, score: 0.9 - 1 / $0, error: $0 == 40 ? 0 : 0.01) })
        let fit = try PilotFit(pilot, weighting: .errors)
        #expect(try #require(fit.errors)[2] == 0.001)
        #expect(fit.warnings(at: []).contains(.smallErrors([40])))
    }
}
