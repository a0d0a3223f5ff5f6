import ContractDesign

/// Contract problems in one line.
public func contractProblem(
    costs: [Double], probabilities: [Double], capacities: [Double?] = [], participants: Int = 10,
    participation: Participation? = nil,
    accuracy: String = "bound:1,1", valuation: String = "linear:100", conditioning: Conditioning = .atLeastOne,
    preference: Preference = .parties, engine: Engine = .auto, tolerance: Double = Setting.standard.tolerance
) throws -> ContractProblem {
    let types = zip(costs, probabilities).enumerated().map { index, pair in
        ParticipantType(
            name: "\(index + 1)", cost: pair.0, probability: pair.1,
            capacity: capacities.isEmpty ? nil : capacities[index])
    }
    return try ContractProblem(
        population: Population(types, normalizing: true), participation: participation ?? .fixed(participants),
        setting: Setting(
            accuracy: Specification.accuracy(accuracy), valuation: Specification.valuation(valuation),
            conditioning: conditioning, preference: preference, engine: engine, tolerance: tolerance))
}

extension SeededGenerator {
    /// A problem with costs log-uniform in a range and probabilities uniform on the simplex.
    public mutating func contractProblem(
        types: ClosedRange<Int>, participants: ClosedRange<Int>, costs: ClosedRange<Double> = 0.001...1.5,
        accuracy: String = "bound:1,1", valuation: String = "linear:100", preference: Preference = .parties,
        engine: Engine = .auto
    ) throws -> ContractProblem {
        let count = Int.random(in: types, using: &self)
        let parties = Int.random(in: participants, using: &self)
        return try TestSupport.contractProblem(
            costs: (0..<count).map { _ in logUniform(costs) }, probabilities: simplex(count), participants: parties,
            accuracy: accuracy, valuation: valuation, preference: preference, engine: engine)
    }
}
