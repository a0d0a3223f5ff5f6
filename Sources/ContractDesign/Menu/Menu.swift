/// What one type is offered, and how it stands with it.
public struct Offer: Hashable, Sendable {
    /// The type, with its cost and quality.
    public var type: ParticipantType
    /// Raw units that the type brings.
    public var contribution: Double
    /// t: expected value of the model that it gets, value units.
    public var reward: Double
    /// v^-1(reward).
    public var rewardPerformance: Double
    /// T: the expected value of the collective model given that the type occurs, value units.
    public var cap: Double
    /// f: what the type has without a contract, the type's own value units.
    public var outsideOption: Double
    /// Where `outsideOption` comes from.
    public var outsideSource: OutsideSource
    /// Raw units that it would train on alone.
    public var standaloneContribution: Double
    /// Types with the same number have the same offer per effective unit.
    public var pool: Int
    /// The constraints that hold with equality, up to `Menu.bindingTolerance` of the value of a perfect model. Within a
    /// pool nobody can tell the offers apart; of those incentive constraints only the ones of neighbours in cost are
    /// named.
    public var binding: [Constraint]

    /// quality * contribution: effective units of data.
    public var effectiveContribution: Double { type.quality * contribution }
    /// reward / cap: which part of the collective model's value is promised; nil where the cap is 0.
    public var share: Double? { cap > 0 ? reward / cap : nil }
    /// value * reward: what the promise is worth to the type, its own value units.
    public var worth: Double { type.value * reward }
    /// worth - cost * contribution, the type's own value units.
    public var utility: Double { worth - type.cost * contribution }
    /// utility / value: the valuation's units, in which offers are compared.
    package var relativeUtility: Double { reward - type.cost / type.value * contribution }
    /// outsideOption / value, the valuation's units.
    package var relativeOutsideOption: Double { outsideOption / type.value }
    /// Left out: asked for nothing.
    public var isExcluded: Bool { contribution == 0 }
}

/// The offers of a contract, one per type in the population's order.
public struct Menu: Hashable, Sendable {
    /// By type, in the population's order.
    public var offers: [Offer]

    /// Below this fraction of the value of a perfect model a slack counts as none.
    public static let bindingTolerance = 1e-9
    /// Contributions that exceed a capacity by less than this, relatively, count as no more than it.
    public static let capacityRounding = 1e-10
}
