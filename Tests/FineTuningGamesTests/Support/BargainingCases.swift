import FineTuningGames
import Foundation
import TestSupport

/// Tables of utilities and what is right about them, found by other programs (`how` in the file).
struct BargainingCases: Decodable {
    struct Table: Decodable {
        var expected: Expected

        struct Expected: Decodable {
            var paretoRows: [Double]
            var paretoPolyline: [Interval]
            var rational: [Double]
            var ideal: [Double]
            var rules: [String: Rule]
            var nashLottery: NashLottery
        }

        struct Interval: Decodable {
            var low, high: Double
            var lowClosed, highClosed: Bool
        }

        struct Rule: Decodable {
            var shares: [Double]
            var value: Double
        }

        struct NashLottery: Decodable {
            var value: Double
            var tickets: [[Double]]
        }
    }

    struct Draws: Decodable {
        var expected: Expected

        struct Expected: Decodable {
            var egalitarian, kalaiSmorodinsky, nashLogProduct: Double
            var ticketsAtMost: Int
        }
    }

    struct Asymmetric: Decodable {
        var input: Input
        var expected: Expected

        struct Input: Decodable { var weightsOfGeneralist: [Double] }
        struct Expected: Decodable { var shares: [Double] }
    }

    var lotteryTri: Draws
    var zigzag: Table
    var threePlayers: Table
    var asymmetricNash: Asymmetric

    private enum CodingKeys: String, CodingKey {
        case lotteryTri = "lottery-tri"
        case zigzag = "table-zigzag"
        case threePlayers = "table-three-players"
        case asymmetricNash = "asymmetric-nash-t2"
    }

    static func load() throws -> BargainingCases {
        let path = RepositoryFiles.fixture("bargaining-cases.json", of: "FineTuningGamesTests")
        return try JSONDecoder().decode(BargainingCases.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// A table with a column a player, the first for the share.
    static func table(_ name: String) throws -> UtilityTable {
        let path = RepositoryFiles.fixture(name, of: "FineTuningGamesTests")
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let rows = lines.dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
        return try UtilityTable(
            players: lines[0].split(separator: ",").dropFirst().map(String.init),
            rows: rows.map { UtilityTable.Row(share: $0[0], utilities: Array($0.dropFirst())) })
    }
}
