/// One law of who comes that may hold: how likely each type is.
public struct Scenario: Hashable, Sendable {
    /// Its own among those that count together.
    public var name: String
    /// Chance that one party is of each type, in the population's order; they sum to 1.
    public var probabilities: [Double]

    /// Nothing is checked here; a population refuses what is out of range.
    public init(name: String, probabilities: [Double]) {
        self.name = name
        self.probabilities = probabilities
    }
}

extension Population {
    /// Types of which several laws may hold: a menu counts for as much as it does under the worst of them, and caps hold
    /// under each.
    ///
    /// `types` then have the probabilities that were stated or, where none were, those of the first scenario.
    /// - Parameters:
    ///   - types: in the order in which every answer lists them; their probabilities are passed over.
    ///   - scenarios: at least one, each with a probability for every type; 0 is allowed.
    ///   - stated: the probabilities that were given beside the scenarios; they are no scenario. Nil where none were.
    /// - Throws: `PopulationError` for what makes them no population under one of the scenarios.
    /// - Complexity: O(I) a scenario.
    public init(
        _ types: [ParticipantType], under scenarios: [Scenario], stated: [Double]? = nil
    ) throws(PopulationError) {
        precondition(!scenarios.isEmpty, "One scenario at least is needed.")
        for scenario in scenarios {
            precondition(scenario.probabilities.count == types.count, "One probability per type is needed.")
            for (index, probability) in scenario.probabilities.enumerated() where !(0...1).contains(probability) {
                throw .outOfRange(.probability, value: probability, index: index)
            }
            _ = try Population(types.with(probabilities: scenario.probabilities))
        }
        try self.init(
            worst: types.with(probabilities: stated ?? scenarios[0].probabilities),
            of: ProbabilityUncertainty(
                bounds: .scenarios(scenarios), stated: types.indices.map { stated?[$0] }))
    }

    /// The same types where a law is known to hold.
    func under(_ scenario: Scenario) throws(PopulationError) -> Population {
        try Population(types.with(probabilities: scenario.probabilities))
    }

    /// The same types where the stated probabilities hold; nil where not all were stated, or they do not sum to 1.
    var asStated: Population? {
        guard let stated = uncertainty?.stated.compactMap(\.self), stated.count == types.count else { return nil }
        return try? Population(types.with(probabilities: stated))
    }
}
