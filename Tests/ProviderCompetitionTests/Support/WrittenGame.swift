import Foundation
import ProviderCompetition
import TestSupport

/// A game as files of cases write it.
struct WrittenGame: Decodable {
    var prior: [Double]
    /// By user, or that of the only one.
    var users: [[[Double]]]?
    var user: [[Double]]?
    var masses: [Double]?
    /// By provider and user, or by provider for the only user.
    var providers: [Payoffs]

    enum Payoffs: Decodable {
        case byUser([[[Double]]])
        case ofOne([[Double]])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                self = .byUser(try container.decode([[[Double]]].self))
            } catch {
                self = .ofOne(try container.decode([[Double]].self))
            }
        }

        var matrices: [PayoffMatrix] {
            switch self {
            case .byUser(let list): list.map { PayoffMatrix($0) }
            case .ofOne(let rows): [PayoffMatrix(rows)]
            }
        }
    }

    func game() throws -> CompetitionGame {
        let utilities = users ?? user.map { [$0] } ?? []
        return try Cases.game(
            utilities.map { PayoffMatrix($0) }, providers.map(\.matrices), prior: prior, masses: masses)
    }

    static func fixture(_ name: String) throws -> Data {
        let path = RepositoryFiles.fixture(name, of: "ProviderCompetitionTests")
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }
}
