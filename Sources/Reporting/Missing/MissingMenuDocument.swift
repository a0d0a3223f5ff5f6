import ContractDesign

/// That there is no menu, as JSON, schema `accord.contract/1`: the keys of a contract, empty or null, and the reason.
struct MissingMenuDocument: JSONDocument {
    static let schema = "accord.contract/1"

    private let missing: MissingMenu
    private let problem: ProblemRecord
    private let pilot: PilotRecord?

    /// - Parameters:
    ///   - normalized: whether the probabilities were divided by their sum.
    ///   - pilot: on which the learning curve rests.
    init(_ missing: MissingMenu, of problem: ContractProblem, normalized: Bool, pilot: PilotRecord? = nil) {
        self.pilot = pilot
        self.missing = missing
        self.problem = ProblemRecord(problem, normalized: normalized)
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case schema, problem, status, stoppedBy, shortfall, conflict, message, pilot
        case menu, ownView, mergedTypes, bounds
        case performance, modelValue, checks, solver, prices, exclusion, rewards

        static let empty: [Keys] = [.menu, .ownView, .mergedTypes, .bounds]
        static let none: [Keys] = [.performance, .modelValue, .checks, .solver, .prices, .exclusion, .rewards]
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(problem, forKey: .problem)
        try container.encode(missing.status, forKey: .status)
        try container.encode(OrNull(missing.stoppedBy), forKey: .stoppedBy)
        try container.encode(OrNull(missing.shortfall), forKey: .shortfall)
        try container.encode(missing.conflict, forKey: .conflict)
        try container.encode(missing.description, forKey: .message)
        try container.encodeIfPresent(pilot, forKey: .pilot)
        for key in Keys.empty { try container.encode([String](), forKey: key) }
        for key in Keys.none { try container.encodeNil(forKey: key) }
    }
}
