import ContractDesign
import Foundation
import LearningCurves
import NumericalMethods
import TestSupport
import Testing

/// What holds for every fit.
@Suite struct FitPropertyTests {
    private static let names = ReferencePilot.names.map { "pilot-\($0)" }

    /// No curve with an admissible sum of squares passes beyond the band, drawn at random about the fit.
    @Test(arguments: names) func noAdmissibleCurveLeavesTheBand(_ name: String) throws {
        let pilot = try ReferencePilot.pilot(name)
        let fit = try PilotFit(pilot, weighting: .errors, keepsAll: true).chosen
        let allowed = fit.squares + ChiSquared.quantile(0.9, degrees: 1) * max(1, fit.squares / fit.degrees)
        let best = fit.curve.parameters
        let reference = pilot.range.lowerBound
        let drop = fit.curve.limit - fit.curve.value(at: reference)
        let far = 8 * pilot.range.upperBound
        let band = fit.band(at: far)
        var random = SeededGenerator(seed: 11)
        var admissible = 0
        for _ in 0..<40_000 {
            let limit = min(1, best[0] + Double.random(in: -0.1...0.1, using: &random))
            let gamma = min(6, best[3] * random.logUniform(0.4...2.5))
            let shift = best[2] * random.logUniform(0.3...3)
            let scale = drop * Double.random(in: 0.7...1.4, using: &random)
            func value(_ x: Double) -> Double { limit - scale * pow((x + shift) / (reference + shift), -gamma) }
            let squares = pilot.measurements.reduce(0.0) { sum, point in
                let residual = (point.score - value(point.samples)) / (point.error ?? 1)
                return sum + residual * residual
            }
            guard squares <= allowed else { continue }
            admissible += 1
            #expect(value(far) >= band.low - 1e-9 && value(far) <= band.high + 1e-9)
        }
        #expect(admissible > 0 || name.contains("bc"), "\(admissible)")
    }

    /// The contract curve is the fit, and lower and upper curve reach the band's ends.
    @Test(arguments: names, CurveFamily.allCases) func specificationsAreTheCurves(
        _ name: String, _ family: CurveFamily
    ) throws {
        let pilot = try ReferencePilot.pilot(name)
        let fit = try PilotFit(pilot, family: family).chosen
        let far = 8 * pilot.range.upperBound
        let band = fit.band(at: far)
        #expect(band.low <= band.fit && band.fit <= band.high)
        for (curve, skill) in [(fit.curve, band.fit), (fit.lowerCurve(at: far), band.low)] {
            let accuracy = try Specification.accuracy(curve.specification())
            #expect(abs(accuracy.performance(at: far) - skill) < 1e-9, "\(accuracy.specification)")
            let near = pilot.range.lowerBound
            #expect(abs(accuracy.performance(at: near) - max(0, curve.value(at: near))) < 1e-9)
        }
    }

    @Test func intervalsHoldTheirValues() throws {
        for name in Self.names {
            for fit in try PilotFit(ReferencePilot.pilot(name)).families {
                for parameter in fit.parameters {
                    #expect(parameter.low <= parameter.value && parameter.value <= parameter.high, "\(parameter)")
                }
                let limit = fit.band(at: .infinity)
                #expect(abs(limit.low - fit.parameters[0].low) < 1e-9)
                #expect(abs(limit.high - fit.parameters[0].high) < 1e-9)
            }
        }
    }

    @Test func aHigherLevelIsAWiderBand() throws {
        let pilot = try ReferencePilot.pilot("pilot-mnist-knn3")
        var width = 0.0
        for level in [0.5, 0.8, 0.9, 0.99] {
            let band = try PilotFit(pilot, level: level).chosen.band(at: 4096)
            #expect(band.high - band.low > width)
            width = band.high - band.low
        }
    }

    /// Score that falls with data: the best curve is flat, and no accuracy function where it is below guessing.
    @Test func aFallingScoreIsAFlatCurve() throws {
        let sizes = [10.0, 20, 40, 80, 160, 320]
        let falling = try Pilot(sizes.map { ScoredSize(samples: $0, score: 0.6 - 1e-4 * $0, error: 0.01) })
        let fit = try PilotFit(falling, weighting: .equal)
        #expect(abs(fit.chosen.curve.value(at: 10) - fit.chosen.curve.value(at: 1e6)) < 1e-12)
        #expect(abs(fit.chosen.curve.limit - (0.6 - 1e-4 * 105)) < 1e-12)
        let perfect = try Pilot(sizes.map { ScoredSize(samples: $0, score: 1) })
        for fit in try PilotFit(perfect).families { #expect(try fit.curve.specification() == "power:1,1e-09,1") }
        let hopeless = try Pilot(sizes.map { ScoredSize(samples: $0, score: 0.2, error: 0.01) }, baseline: 0.5)
        let warnings = try PilotFit(hopeless).warnings(at: [])
        #expect(warnings.contains { if case .noSpecification = $0 { true } else { false } })
    }

    @Test func whatIsNoPilotIsRefused() throws {
        func sizes(_ count: Int) -> [ScoredSize] {
            (0..<count).map { ScoredSize(samples: 10 * pow(2, Double($0)), score: 0.1 * Double($0)) }
        }
        #expect(throws: PilotError.tooFewSizes(3)) { try Pilot(sizes(3)) }
        #expect(throws: PilotError.repeatedSize(10)) { try Pilot(sizes(4) + sizes(1)) }
        #expect(throws: PilotError.baseline(1)) { try Pilot(sizes(4), baseline: 1) }
        #expect(throws: PilotError.noErrorEstimate(sizes: 4, parameters: 4)) { try PilotFit(Pilot(sizes(4))) }
        #expect(throws: PilotError.level(0)) { try PilotFit(Pilot(sizes(5)), level: 0) }
        #expect(throws: PilotError.noError(samples: 10)) { try PilotFit(Pilot(sizes(5)), weighting: .errors) }
        #expect(try PilotFit(Pilot(sizes(4)), family: .power).families.map(\.family) == [.power, .exponential])
    }
}
