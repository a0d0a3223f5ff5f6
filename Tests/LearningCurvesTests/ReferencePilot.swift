import Foundation
import Inputs
import LearningCurves
import Tabular
import TestSupport

/// What another program found for the real pilots among the fixtures: variable projection on a finer grid and scipy's
/// least_squares from many starts, which agree.
struct ReferencePilot: Decodable {
    struct Fit: Decodable {
        var sse: Double
        var at_bound: [String]
        var at_heldout: [String: Double]
    }

    var baseline: Double
    var points: Int
    var fits: [String: [String: Fit]]
    var heldout_skill: [String: Double]
    var pilotBand: [String: [Double]]

    enum CodingKeys: String, CodingKey {
        case baseline, points, fits, heldout_skill
        case pilotBand = "pow4_band90"
    }

    static let names = ["bc-logreg", "diamonds-tree", "digits-logreg", "mnist-knn3"]

    init(_ name: String) throws {
        let path = RepositoryFiles.fixture("pilot-\(name).ref.json", of: "LearningCurvesTests")
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    static func pilot(_ name: String, baseline: Double = 0) throws -> Pilot {
        try Pilot(
            Table.read(path: RepositoryFiles.fixture("\(name).csv", of: "LearningCurvesTests")), baseline: baseline)
    }
}
