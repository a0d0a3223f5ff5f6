/// One kind of party that the coordinator expects: what a unit of its contribution costs it, and how likely it is.
public struct ParticipantType: Hashable, Sendable, Codable {
    /// Its own in the population; whatever tells offers apart uses it.
    public var name: String
    /// Value units per unit of contribution, > 0. Known only to the party itself.
    public var cost: Double
    /// Chance that one party is of this type, in (0, 1].
    public var probability: Double
    /// Effective units of data that one unit of this type's contribution counts for, > 0.
    public var quality: Double

    /// Nothing is checked here; a population refuses what is out of range.
    public init(name: String, cost: Double, probability: Double, quality: Double = 1) {
        self.name = name
        self.cost = cost
        self.probability = probability
        self.quality = quality
    }

    /// Value units per effective unit of data: `cost / quality`. Everything but the printed contribution rests on it.
    public var effectiveCost: Double { cost / quality }
}
