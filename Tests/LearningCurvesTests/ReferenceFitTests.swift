import LearningCurves
import TestSupport
import Testing

/// Fits against those of other programs, and against curves that are known.
@Suite struct ReferenceFitTests {
    @Test(arguments: ReferencePilot.names, CurveFamily.allCases)
    func squaresAndPredictionsAreTheReference(_ name: String, _ family: CurveFamily) throws {
        let reference = try ReferencePilot(name)
        let pilot = try ReferencePilot.pilot("pilot-\(name)", baseline: reference.baseline)
        #expect(pilot.measurements.count == reference.points)
        for (label, weighting) in [("weights 1/error^2", Weighting.errors), ("weights 1", .equal)] {
            let expected = try #require(reference.fits[label]?[family.rawValue])
            let fit = try PilotFit(pilot, family: family, weighting: weighting, keepsAll: true).chosen
            #expect(
                abs(fit.squares - expected.sse) <= 1e-6 * expected.sse, "\(label): \(fit.squares) \(expected.sse)")
            for (samples, skill) in expected.predictions {
                let value = fit.curve.value(at: try #require(Double(samples)))
                #expect(abs(value - skill) < 1e-4, "\(label) at \(samples): \(value) \(skill)")
            }
        }
    }

    /// The reference's own bands are found to 1e-5.
    @Test(arguments: ReferencePilot.names) func bandsAreTheReference(_ name: String) throws {
        let reference = try ReferencePilot(name)
        let pilot = try ReferencePilot.pilot("pilot-\(name)", baseline: reference.baseline)
        let fit = try PilotFit(pilot, weighting: .errors, keepsAll: true).chosen
        for (samples, ends) in reference.pilotBand {
            let size = samples == "limit" ? Double.infinity : try #require(Double(samples))
            let band = fit.band(at: size)
            #expect(abs(band.low - ends[0]) < 3e-5, "\(samples): \(band.low) \(ends[0])")
            #expect(abs(band.high - ends[1]) < 3e-5, "\(samples): \(band.high) \(ends[1])")
        }
    }

    @Test func exactCurvesAreFound() throws {
        for (name, family, parameters) in [
            ("exact-pow4", CurveFamily.pow4, [0.93, 0, 20, 0.9]), ("exact-mmf", .mmf, [0.9, 0, 40, 0.8]),
        ] {
            let fit = try PilotFit(ReferencePilot.pilot(name), family: family)
            #expect(fit.dropped.isEmpty)
            let found = fit.chosen.curve.parameters
            #expect(abs(found[0] - parameters[0]) < 1e-9, "\(found)")
            #expect(abs(found[2] - parameters[2]) < 1e-6 * parameters[2], "\(found)")
            #expect(abs(found[3] - parameters[3]) < 1e-7, "\(found)")
            let truth = name == "exact-pow4" ? 0.9210980547573231 : 0.8769469531040366
            #expect(abs(fit.chosen.curve.value(at: 4944) - truth) < 1e-9)
        }
    }
}
