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
        /// The skill that is predicted at larger sizes, by size.
        var predictions: [String: Double]

        private enum CodingKeys: String, CodingKey {
            case sse
            case predictions = "at_heldout"
        }
    }

    var baseline: Double
    var points: Int
    /// By weights, then by family.
    var fits: [String: [String: Fit]]
    /// By size, or "limit".
    var pilotBand: [String: [Double]]

    private enum CodingKeys: String, CodingKey {
        case baseline, points, fits
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
