/// Which of the optimal menus is returned: the contributions are the same in all, the rewards are not.
public enum Preference: String, Hashable, Sendable, CaseIterable, Codable {
    /// The greatest rewards, best for every type at once.
    case parties
    /// The least rewards that the contributions need.
    case coordinator
}

/// What a coordinator asks: the best menu for a population, a number of parties, and what data and models are worth.
public struct ContractProblem: Sendable {
    /// Who may come.
    public let population: Population
    /// How many come.
    public let participation: Participation
    /// What a model learns from data.
    public let accuracy: any AccuracyFunction
    /// What a model is worth.
    public let valuation: any Valuation
    /// From whose view rewards are capped.
    public let conditioning: Conditioning
    /// Which of the optimal menus is returned.
    public let preference: Preference
    /// How expectations are computed.
    public let engine: Engine
    /// Solve the concave relaxation only.
    public let isRelaxed: Bool
    /// Gap between the bounds, in performance, at which the menu counts as certified.
    public let tolerance: Double

    /// - Throws: `ContractError` for a number of parties that cannot be (see `Participation`), a tolerance outside (0,
    ///   1), or a cost that differs from the value of a perfect model by more than fifteen orders of magnitude.
    public init(
        population: Population, participation: Participation, accuracy: any AccuracyFunction, valuation: any Valuation,
        conditioning: Conditioning = .atLeastOne, preference: Preference = .parties, engine: Engine = .auto,
        isRelaxed: Bool = false, tolerance: Double = 1e-8
    ) throws(ContractError) {
        guard participation.isPossible else { throw .participants(participation.specification) }
        let rarest = population.types.map(\.probability).min() ?? 1
        guard participation.mean * rarest >= Population.leastProbability else {
            throw .participants(participation.specification)
        }
        guard tolerance > 0, tolerance < 1 else { throw .tolerance(tolerance) }
        let perfect = valuation.value(of: accuracy.limit)
        for type in population.types where !(1e-15...1e15).contains(type.effectiveCost / perfect) {
            throw .costOutOfScale(type: type.name, cost: type.effectiveCost, valueOfPerfectModel: perfect)
        }
        self.population = population
        self.participation = participation
        self.accuracy = accuracy
        self.valuation = valuation
        self.conditioning = conditioning
        self.preference = preference
        self.engine = engine
        self.isRelaxed = isRelaxed
        self.tolerance = tolerance
    }
}
