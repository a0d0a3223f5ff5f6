import ContractDesign
import Foundation
import TestSupport
import Testing

/// A problem whose types have terms of their own, with its answer by other means: cutting planes over all pairs of rows
/// and sequential quadratic programming; shortfalls from Fixtures/own_terms_reference.py.
struct OwnTermsCase: Decodable, Sendable, CustomStringConvertible {
    struct Options: Decodable, Sendable {
        var participation: String?
        var probabilityLow, probabilityHigh: [Double]?
        var probabilityL1: Double?
        var scenarios: [[Double]]?
        var accuracyHigh: String?
        var sharedWorth: Double?
    }

    struct Expected: Decodable, Sendable {
        var status: String
        var performance, performanceWithout, upper, shortfall, criticalSharedWorthOfThatMenu: Double?
        var contributionRanges: [[Double]]?
        var conflicts: [[String]]?
        var outside, outsideOwnUnits, greatestRewards, worstProbabilities: [Double]?
        /// Of the best menu in which everybody is kept from posing as everybody; nil where there is none.
        var performanceAllRows: Double?
    }

    private struct Row: Decodable, Sendable {
        var name: String
        var cost, probability: Double
        var quality, value, outside, capacity: Double?
    }

    var id: String
    private var types: [Row]
    private var participants: Int
    private var accuracy, valuation: String
    private var conditioning: Conditioning
    var options: Options
    var expected: Expected

    var description: String { id }

    static let all: [OwnTermsCase] = {
        let path = RepositoryFiles.fixture("own-terms.json", of: "ContractDesignTests")
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return (try? decoder.decode([OwnTermsCase].self, from: data)) ?? []
    }()

    /// Those of some kinds, by the beginnings of their names.
    static func cases(_ kinds: String...) -> [OwnTermsCase] {
        all.filter { instance in kinds.contains { instance.id.hasPrefix($0) } }
    }

    func problem() throws -> ContractProblem {
        var setting = try Setting(
            accuracy: Specification.accuracy(accuracy), valuation: Specification.valuation(valuation),
            conditioning: conditioning)
        setting.accuracyHigh = try options.accuracyHigh.map(Specification.accuracy)
        return try ContractProblem(
            population: population(),
            participation: options.participation.map(Specification.participation) ?? .fixed(participants),
            setting: setting)
    }

    /// The contract is certified within the others' bracket, and each type contributes within its range.
    func expectMenu(_ contract: Contract) throws {
        #expect(contract.status == .certified)
        #expect(contract.performance.lower >= (try #require(expected.performance)) - 1e-8)
        #expect(contract.performance.upper <= (try #require(expected.upper)) + 1e-8)
        for (offer, range) in zip(contract.menu.offers, try #require(expected.contributionRanges)) {
            let rounding = 1e-6 * range[1]
            #expect((range[0] - rounding...range[1] + rounding).contains(offer.contribution))
        }
    }

    private func population() throws -> Population {
        let types = types.map {
            ParticipantType(
                name: $0.name, cost: $0.cost, probability: $0.probability, quality: $0.quality ?? 1,
                value: $0.value ?? 1, outside: $0.outside, capacity: $0.capacity)
        }
        if let low = options.probabilityLow, let high = options.probabilityHigh {
            return try Population(
                types, within: zip(low, high).map { $0...$1 }, stated: types.map(\.probability))
        }
        if let scenarios = options.scenarios {
            return try Population(
                types,
                under: scenarios.enumerated().map { Scenario(name: "\($0.offset)", probabilities: $0.element) })
        }
        let population = try Population(types)
        return try options.probabilityL1.map(population.worst) ?? population
    }
}
