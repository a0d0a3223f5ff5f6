import ContractDesign

/// One contract problem to be measured, in the published setting of accuracy and valuation.
struct Case: Decodable, Sendable {
    var name: String
    var costs: [Double]
    var probabilities: [Double]
    var participants: Int
    var engine: Engine
    /// How often it is solved.
    var repeats: Int

    /// The whole of what is timed: from the types to the certified contract.
    func design() throws -> Contract {
        let types = zip(costs, probabilities).enumerated().map { index, type in
            ParticipantType(name: "\(index + 1)", cost: type.0, probability: type.1)
        }
        return try ContractProblem(
            population: Population(types), participation: .fixed(participants), setting: Setting(engine: engine)
        ).design()
    }
}
