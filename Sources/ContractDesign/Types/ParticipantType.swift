/// One kind of party that the coordinator expects: what a unit of its contribution costs it, and how likely it is.
public struct ParticipantType: Hashable, Sendable {
    /// Its own in the population; whatever tells offers apart uses it.
    public var name: String
    /// The type's own value units per unit of contribution, > 0. Known only to the party itself.
    public var cost: Double
    /// Chance that one party is of this type, in (0, 1].
    public var probability: Double
    /// Effective units of data that one unit of this type's contribution counts for, > 0.
    public var quality: Double
    /// theta: how many of its own value units the type gives for one of the valuation's, > 0. A model that is worth t by
    /// the valuation is worth theta t to it.
    public var value: Double
    /// What the type says that it has without the contract, its own value units, at least 0; nil where it trains alone.
    public var outside: Double?
    /// Raw units that the type owns and can contribute at most, > 0; nil where it can bring any amount.
    public var capacity: Double?

    /// Nothing is checked here; a population refuses what is out of range.
    public init(
        name: String, cost: Double, probability: Double, quality: Double = 1, value: Double = 1,
        outside: Double? = nil, capacity: Double? = nil
    ) {
        self.name = name
        self.cost = cost
        self.probability = probability
        self.quality = quality
        self.value = value
        self.outside = outside
        self.capacity = capacity
    }

    /// `cost / quality / value`: value units of the valuation per effective unit of data. Everything rests on it but the
    /// printed contribution and what is said in the type's own units.
    public var effectiveCost: Double { cost / quality / value }

    /// `quality * capacity`: effective units of data that the type can bring at most; infinite where it can bring any
    /// amount.
    public var effectiveCapacity: Double { capacity.map { quality * $0 } ?? .infinity }
}

extension ParticipantType: Codable {
    private enum Keys: String, CodingKey {
        case name, cost, probability, quality, value, outside, capacity
    }

    /// A value that is missing is 1; an outside option or a capacity that is missing is none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        self.init(
            name: try container.decode(String.self, forKey: .name),
            cost: try container.decode(Double.self, forKey: .cost),
            probability: try container.decode(Double.self, forKey: .probability),
            quality: try container.decode(Double.self, forKey: .quality),
            value: try container.decodeIfPresent(Double.self, forKey: .value) ?? 1,
            outside: try container.decodeIfPresent(Double.self, forKey: .outside),
            capacity: try container.decodeIfPresent(Double.self, forKey: .capacity))
    }

    /// A value of 1 is left out, and an outside option or a capacity that there is not.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(name, forKey: .name)
        try container.encode(cost, forKey: .cost)
        try container.encode(probability, forKey: .probability)
        try container.encode(quality, forKey: .quality)
        if value != 1 { try container.encode(value, forKey: .value) }
        try container.encodeIfPresent(outside, forKey: .outside)
        try container.encodeIfPresent(capacity, forKey: .capacity)
    }
}
