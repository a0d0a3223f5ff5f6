import ContractDesign

/// What holds for each case of a sweep that does not say otherwise.
public struct SweepSettings: Sendable {
    /// Nil where each case must say how many come.
    public var participation: Participation?
    public var accuracy: any AccuracyFunction
    public var valuation: any Valuation
    public var conditioning: Conditioning
    public var preference: Preference
    public var engine: Engine
    public var isRelaxed: Bool
    /// Gap between the bounds, in performance, at which a menu counts as certified.
    public let tolerance: Double
    /// Divide the probabilities of each case by their sum.
    public var isNormalizing: Bool

    /// - Throws: `ContractError.tolerance` for a tolerance outside (0, 1).
    public init(
        participation: Participation? = nil, accuracy: any AccuracyFunction = BoundAccuracy.standard,
        valuation: any Valuation = LinearValuation.standard, conditioning: Conditioning = .atLeastOne,
        preference: Preference = .parties, engine: Engine = .auto, isRelaxed: Bool = false, tolerance: Double = 1e-8,
        isNormalizing: Bool = false
    ) throws(ContractError) {
        guard tolerance > 0, tolerance < 1 else { throw .tolerance(tolerance) }
        self.participation = participation
        self.accuracy = accuracy
        self.valuation = valuation
        self.conditioning = conditioning
        self.preference = preference
        self.engine = engine
        self.isRelaxed = isRelaxed
        self.tolerance = tolerance
        self.isNormalizing = isNormalizing
    }

    /// One case under these settings, but with what it says itself.
    func problem(_ population: Population, _ participation: Participation) throws(ContractError) -> ContractProblem {
        try ContractProblem(
            population: population, participation: participation, accuracy: accuracy, valuation: valuation,
            conditioning: conditioning, preference: preference, engine: engine, isRelaxed: isRelaxed,
            tolerance: tolerance)
    }
}
