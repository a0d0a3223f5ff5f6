import ContractDesign

/// A type as JSON echoes it: with the probability that was given and its range, where it is not known.
struct TypeRecord: Encodable {
    private let type: ParticipantType
    private let range: ClosedRange<Double>?

    private enum Keys: String, CodingKey {
        case probabilityLow, probabilityHigh
    }

    func encode(to encoder: any Encoder) throws {
        try type.encode(to: encoder)
        guard let range else { return }
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(range.lowerBound, forKey: .probabilityLow)
        try container.encode(range.upperBound, forKey: .probabilityHigh)
    }

    /// Those of a population, in its order.
    static func all(of population: Population) -> [TypeRecord] {
        population.types.enumerated().map { index, type in
            var type = type
            if let stated = population.uncertainty?.stated[index] { type.probability = stated }
            guard case .ranges(let ranges)? = population.uncertainty?.bounds else {
                return TypeRecord(type: type, range: nil)
            }
            return TypeRecord(type: type, range: ranges[index])
        }
    }
}
