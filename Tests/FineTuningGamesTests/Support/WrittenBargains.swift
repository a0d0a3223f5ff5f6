import FineTuningGames
import Foundation
import TestSupport

/// A game as files of random bargains write it.
struct WrittenBargain: Decodable {
    struct Generalist: Decodable {
        var cost, exponent: Double
    }

    struct Fields: Decodable {
        var cost, exponent, revenue, linear, fixed: Double
        var family: SpecialistCost.Family
        var revenueFamily: Revenue.Family
    }

    struct List: Decodable {
        var bargains: [WrittenBargain]
    }

    var id: Int
    var generalist: Generalist
    var specialists: [Fields]
    var shares: [Double]

    func game() throws -> FineTuningGame {
        try FineTuningGame(
            generalist: GeneralistCost(coefficient: generalist.cost, exponent: generalist.exponent),
            specialists: specialists.enumerated().map { k, fields in
                Specialist(
                    name: "\(k + 1)",
                    cost: SpecialistCost(
                        fields.family, coefficient: fields.cost, exponent: fields.exponent, linear: fields.linear,
                        fixed: fields.fixed),
                    revenue: Revenue(fields.revenueFamily, scale: fields.revenue))
            })
    }
}

/// What another program found for it; the fields are those of Peers/whole-games/README.md.
struct BargainAnswer: Decodable {
    struct Place: Decodable {
        var base: Double
        var utilities: [Double]
        var regimes: String
        var tied: Bool?
    }

    struct Rule: Decodable {
        var shares: [Double]
        var value: Double
        var edge: Bool?
        var leximin: [Double]?
    }

    struct Draw: Decodable {
        var value: Double
        var bound: Double?
    }

    struct List: Decodable {
        var answers: [BargainAnswer]
    }

    var id: Int
    var equilibria: [Place]
    var ideal: [Double]
    var idle: [Int]?
    var noDeal: Bool?
    var rules: [String: Rule]?
    var undominated: [[Int]]?
    var dominated: [[Int]]?
    var lotteries: [String: Draw]?

    /// Who is compared.
    var active: [Int] { ideal.indices.filter { idle?.contains($0) != true } }
}

/// A table of utilities as files of random tables write it.
struct WrittenTable: Decodable {
    struct List: Decodable {
        var tables: [WrittenTable]
    }

    var id: Int
    var shares: [Double]
    var utilities: [[Double]]
    var disagreement: [Double]?
    var weights: [Double]?

    var players: [String] { utilities[0].indices.map { "p\($0)" } }
    var origin: [Double] { disagreement ?? players.map { _ in 0 } }
    var gains: [[Double]] { utilities.map { zip($0, origin).map { $0 - $1 } } }

    func table() throws -> UtilityTable {
        try UtilityTable(
            players: players, rows: zip(shares, utilities).map { UtilityTable.Row(share: $0, utilities: $1) })
    }

    func terms() throws -> BargainingTerms {
        try BargainingTerms(
            players: players, disagreement: Dictionary(uniqueKeysWithValues: zip(players, origin)),
            weights: Dictionary(uniqueKeysWithValues: zip(players, weights ?? players.map { _ in 1 })))
    }
}

/// What another program found for it in rationals.
struct TableAnswer: Decodable {
    struct Among: Decodable {
        var players: [Int]
        var rules: [String: BargainAnswer.Rule]
        var lotteries: [String: BargainAnswer.Draw]
    }

    struct List: Decodable {
        var answers: [TableAnswer]
    }

    var id: Int
    var paretoRows: [Double]
    var paretoPolyline: [[Double]]
    var rational: [Double]
    var ideal: [Double]?
    var noDeal: Bool?
    var rules: [String: BargainAnswer.Rule]?
    var lotteries: [String: BargainAnswer.Draw]
    var active: Among?
}

extension Decodable {
    /// Reads a file of this test target's fixtures.
    static func fixture(_ name: String) throws -> Self {
        let path = RepositoryFiles.fixture(name, of: "FineTuningGamesTests")
        return try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
