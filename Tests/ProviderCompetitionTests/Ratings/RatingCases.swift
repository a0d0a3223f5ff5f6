import Foundation
import ProviderCompetition
import TestSupport

/// Ratings whose best combinations were found by another solver (HiGHS for the largest error; for the mean square
/// non-negative least squares of SciPy, its optimality conditions checked).
struct RatingCase: Decodable {
    struct User: Decodable {
        var supHull, supCone, rmsHull, rmsCone, singleSup, singleRms, averageSup, averageRms: Double
        var singleSupProvider, singleRmsProvider: Int
        var rmsConeByCount, supHullByCount: [Double]
    }

    var id: String
    var expected: [User]
    var tolerance: Double

    static func all() throws -> [RatingCase] {
        let file = RepositoryFiles.fixture("ratings.json", of: "ProviderCompetitionTests")
        return try JSONDecoder().decode([Self].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    }

    func ratings() throws -> Ratings {
        let file = RepositoryFiles.fixture("\(id).csv", of: "ProviderCompetitionTests")
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: ",").map(String.init) }
        let raters = lines[0].indices.map { column in
            Ratings.Rater(name: lines[0][column], ratings: lines.dropFirst().compactMap { Double($0[column]) })
        }
        return try Ratings(
            items: lines.indices.dropFirst().map { "item \($0)" },
            users: raters.filter { $0.name.hasPrefix("user") },
            providers: raters.filter { $0.name.hasPrefix("provider") })
    }
}

extension Ratings {
    /// Random ones, a rater's scale and constant drawn over `scales`.
    static func random(
        items: Int, providers: Int, scales: ClosedRange<Double>, using random: inout SeededGenerator
    ) throws -> Ratings {
        func rater(_ name: String) -> Rater {
            let (scale, constant) = (random.logUniform(scales), Double.random(in: -10...10, using: &random))
            return Rater(
                name: name,
                ratings: (0..<items).map { _ in scale * (constant + Double.random(in: 0...1, using: &random)) })
        }
        return try Ratings(
            items: (0..<items).map { "\($0)" }, users: [rater("user")],
            providers: (0..<providers).map { rater("p\($0)") })
    }
}
