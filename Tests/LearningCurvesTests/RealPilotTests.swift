import Foundation
import Inputs
import LearningCurves
import Tabular
import TestSupport
import Testing

/// The pilots of Data/pilots, whose larger sizes no fit sees.
@Suite struct RealPilotTests {
    /// How a family's fit fares at eight times the largest size of each pilot, in skill.
    private struct Outcome {
        var errors: [Double] = []
        var lowerHeld = 0
        var upperHeld = 0

        var median: Double {
            let sizes = errors.map(abs).sorted()
            return 0.5 * (sizes[(sizes.count - 1) / 2] + sizes[sizes.count / 2])
        }
    }

    private static func names() throws -> [(name: String, baseline: Double)] {
        try Table.read(path: RepositoryFiles.data("pilots/pilots.csv")).rows.map {
            (try $0.cell("pilot").nonEmptyText(), try $0.cell("baseline").number())
        }
    }

    private func pilot(_ name: String, baseline: Double) throws -> Pilot {
        try Pilot(Table.read(path: RepositoryFiles.data("pilots/\(name).csv")), baseline: baseline)
    }

    private func outcome(_ family: CurveFamily) throws -> Outcome {
        var outcome = Outcome()
        for (name, baseline) in try Self.names() where name != "digits-lda" {
            let fit = try PilotFit(pilot(name, baseline: baseline), family: family)
            let last = try #require(Table.read(path: RepositoryFiles.data("pilots/larger/\(name).csv")).rows.last)
            let samples = try last.cell("samples").number()
            #expect(samples == 8 * fit.pilot.range.upperBound)
            let skill = fit.pilot.skill(ofScore: try last.cell("score").number())
            let band = fit.chosen.band(at: samples)
            outcome.errors.append(band.fit - skill)
            if band.low <= skill { outcome.lowerHeld += 1 }
            if band.high >= skill { outcome.upperHeld += 1 }
            if family == .pow4 {
                print(name, band.low, band.fit, band.high, skill, fit.dropped.map(\.measurement.samples))
            }
        }
        return outcome
    }

    @Test(.slow) func eightTimesAheadPow4KeepsItsPromise() throws {
        let outcome = try outcome(.pow4)
        #expect(outcome.errors.count >= 20)
        print(outcome)
        print(outcome.median)
        #expect(outcome.median <= 0.025, "\(outcome.median)")
        #expect(10 * outcome.lowerHeld >= 9 * outcome.errors.count, "\(outcome.lowerHeld)")
    }

    @Test(.slow, arguments: CurveFamily.allCases) func others(_ family: CurveFamily) throws {
        let outcome = try outcome(family)
        print(family, outcome.errors.count, outcome.median, outcome.errors.map(abs).max()!, outcome.errors.reduce(0, +) / Double(outcome.errors.count), outcome.lowerHeld, outcome.upperHeld)
    }
}
