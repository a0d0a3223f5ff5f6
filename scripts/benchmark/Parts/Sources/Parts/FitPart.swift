import Foundation
import Inputs
import LearningCurves
import Tabular

/// What a learning curve takes, microseconds, for each pilot of a folder: the fit of one family alone, all that
/// `accord fit` finds out, and a band of 50 sizes.
struct FitPart {
    var name: String
    var sizes: Int
    var fit: Double
    var whole: Double
    var band: Double

    static func parts(of folder: String) throws -> [FitPart] {
        try Table.read(path: folder + "/pilots.csv").rows.map { row in
            let name = try row.cell("pilot").nonEmptyText()
            let pilot = try Pilot(
                Table.read(path: "\(folder)/\(name).csv"), baseline: row.cell("baseline").number())
            let answer = try PilotFit(pilot)
            let (first, last) = (pilot.range.lowerBound, 8 * pilot.range.upperBound)
            let sizes = (0..<50).map { first * pow(last / first, Double($0) / 49) }
            return FitPart(
                name: name, sizes: pilot.measurements.count,
                fit: microseconds { _ = try? CurveFit(.pow4, to: pilot) },
                whole: microseconds { _ = try? PilotFit(pilot) },
                band: microseconds { for size in sizes { _ = answer.chosen.band(at: size) } })
        }
    }
}
