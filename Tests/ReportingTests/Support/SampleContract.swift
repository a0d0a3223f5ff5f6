import ContractDesign

/// One contract that both machine formats are held against.
func sampleContract() throws -> Contract {
    let types = [
        ParticipantType(name: "north", cost: 0.2, probability: 0.3),
        ParticipantType(name: "south", cost: 0.05, probability: 0.7, quality: 2),
    ]
    return try ContractProblem(
        population: Population(types), participation: .fixed(4),
        setting: Setting(preference: .coordinator, tolerance: 1e-7)
    ).design()
}
