import ContractDesign

/// A scenario as JSON echoes it.
struct ScenarioRecord: Encodable {
    var name: String
    var probabilities: [Double]

    /// Those of a population; nil where it has none.
    static func all(of population: Population) -> [ScenarioRecord]? {
        guard case .scenarios(let scenarios)? = population.uncertainty?.bounds else { return nil }
        return scenarios.map { ScenarioRecord(name: $0.name, probabilities: $0.probabilities) }
    }
}
