import ContractDesign

/// The problem that a proof is about: all that a stranger needs to pose it.
struct ProblemRecord: Codable, Sendable {
    var participants: ParticipantsRecord
    var conditioning: Conditioning
    /// The family, then its parameters.
    var accuracy: CurveRecord
    var valuation: CurveRecord
    var types: [TypeRecord]
    /// The curves on which rests what types have alone, where it is not `accuracy` alone.
    var outsideCurves: [CurveRecord]?
    /// So many parties or more.
    var atLeast: Bool?
    /// The laws of who comes of which one holds; the types' probabilities are then none of them.
    var scenarios: [ScenarioRecord]?

    struct ScenarioRecord: Codable, Sendable {
        var name: String
        /// By type.
        var probabilities: [Double]
    }

    struct TypeRecord: Codable, Sendable {
        var name: String?
        var cost: Double
        var probability: Double
        var quality: Double?
        var value: Double?
        var outside: Double?
        var capacity: Double?
    }
}

extension ProblemRecord.TypeRecord {
    init(_ type: ParticipantType, isCapacityIdle: Bool) {
        self.init(
            name: type.name, cost: type.cost, probability: type.probability,
            quality: type.quality == 1 ? nil : type.quality, value: type.value == 1 ? nil : type.value,
            outside: type.outside, capacity: isCapacityIdle ? nil : type.capacity)
    }
}

/// How many parties come: a number, or the law of one.
enum ParticipantsRecord: Codable, Sendable {
    case fixed(Int)
    case poisson(Double)
    case binomial(invited: Int, rate: Double)

    private enum Keys: String, CodingKey {
        case poisson, binomial
    }

    init(from decoder: any Decoder) throws {
        if let number = try? decoder.singleValueContainer().decode(Int.self) {
            self = .fixed(number)
            return
        }
        let container = try decoder.container(keyedBy: Keys.self)
        if let mean = try container.decodeIfPresent(Double.self, forKey: .poisson) {
            self = .poisson(mean)
            return
        }
        var pair = try container.nestedUnkeyedContainer(forKey: .binomial)
        self = .binomial(invited: try pair.decode(Int.self), rate: try pair.decode(Double.self))
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .fixed(let number):
            var container = encoder.singleValueContainer()
            try container.encode(number)
        case .poisson(let mean):
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(mean, forKey: .poisson)
        case .binomial(let invited, let rate):
            var container = encoder.container(keyedBy: Keys.self)
            var pair = container.nestedUnkeyedContainer(forKey: .binomial)
            try pair.encode(invited)
            try pair.encode(rate)
        }
    }
}

/// A family of curves with its parameters: `["bound", 1, 1]`, `["table", [[0, 0.5], [100, 0.8]]]`.
struct CurveRecord: Codable, Sendable {
    var family: String
    /// Empty for a table.
    var parameters: [Double]
    /// Size and performance by measurement; of tables alone.
    var points: [[Double]]?

    init(family: String, parameters: [Double], points: [[Double]]? = nil) {
        self.family = family
        self.parameters = parameters
        self.points = points
    }

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        family = try container.decode(String.self)
        parameters = []
        points = nil
        while !container.isAtEnd {
            if family == "table" {
                points = try container.decode([[Double]].self)
            } else if let text = try? container.decode(String.self) {
                guard let number = Double(text) else {
                    throw DecodingError.dataCorruptedError(in: container, debugDescription: "it is not a number")
                }
                parameters.append(number)
            } else {
                parameters.append(try container.decode(Double.self))
            }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(family)
        for parameter in parameters { try container.encode(parameter) }
        if let points { try container.encode(points) }
    }

    /// As the command line writes it.
    var specification: String {
        parameters.isEmpty ? family : family + ":" + parameters.map { "\($0)" }.joined(separator: ",")
    }
}
