import ContractDesign
import Foundation

/// A contract as JSON, schema `accord.contract/1`: keys sorted, numbers to full precision, null for "none".
public struct ContractDocument: Encodable {
    private let contract: Contract
    private let normalized: Bool

    /// - Parameter normalized: whether the probabilities were divided by their sum.
    public init(_ contract: Contract, normalized: Bool = false) {
        self.contract = contract
        self.normalized = normalized
    }

    /// Changes where a reader of the document would have to.
    public static let schema = "accord.contract/1"

    private enum Keys: String, CodingKey {
        case schema, problem, status, performance, modelValue, menu, checks, ownView, solver, prices, exclusion, mergedTypes,
            bounds
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(ProblemRecord(contract.problem, normalized: normalized), forKey: .problem)
        try container.encode(contract.status, forKey: .status)
        try container.encode(BoundsRecord(contract.performance), forKey: .performance)
        try container.encode(contract.modelValue, forKey: .modelValue)
        try container.encode(contract.menu.offers.map(OfferRecord.init), forKey: .menu)
        try container.encode(contract.checks, forKey: .checks)
        try container.encode(contract.ownView, forKey: .ownView)
        try container.encode(contract.solver, forKey: .solver)
        try container.encode(contract.prices.map(PriceRecord.init), forKey: .prices)
        if let exclusion = contract.exclusion {
            try container.encode(ExclusionRecord(exclusion), forKey: .exclusion)
        } else {
            try container.encodeNil(forKey: .exclusion)
        }
        try container.encode(contract.mergedTypes, forKey: .mergedTypes)
        try container.encode(contract.trace, forKey: .bounds)
    }
}

private struct ProblemRecord: Encodable {
    var types: [ParticipantType]
    var participation: String
    var accuracy: String
    var valuation: String
    var conditioning: Conditioning
    var options: Options

    struct Options: Encodable {
        var prefer: Preference
        var engine: Engine
        var tolerance: Double
        var normalize: Bool
        var relaxed: Bool
    }

    init(_ problem: ContractProblem, normalized: Bool) {
        types = problem.population.types
        participation = problem.participation.specification
        accuracy = problem.accuracy.specification
        valuation = problem.valuation.specification
        conditioning = problem.conditioning
        options = Options(
            prefer: problem.preference, engine: problem.engine, tolerance: problem.tolerance, normalize: normalized,
            relaxed: problem.isRelaxed)
    }
}

private struct BoundsRecord: Encodable {
    var lower: Double
    var upper: Double
    var gap: Double

    init(_ bounds: PerformanceBounds) {
        lower = bounds.lower
        upper = bounds.upper
        gap = bounds.gap
    }
}

private struct ExclusionRecord: Encodable {
    var types: [String]
    var performanceWithEverybody: Double?

    private enum Keys: String, CodingKey {
        case types, performanceWithEverybody
    }

    init(_ exclusion: Exclusion) {
        types = exclusion.types
        performanceWithEverybody = exclusion.performanceWithEverybody
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(types, forKey: .types)
        if let performanceWithEverybody {
            try container.encode(performanceWithEverybody, forKey: .performanceWithEverybody)
        } else {
            try container.encodeNil(forKey: .performanceWithEverybody)
        }
    }
}

private struct PriceRecord: Encodable {
    var constraint: String
    var type: String
    var price: Double

    init(_ price: ShadowPrice) {
        constraint = price.constraint.key
        type = price.type
        self.price = price.price
    }
}
