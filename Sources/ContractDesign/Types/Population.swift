/// The types that parties may be of, in the coordinator's order, each party drawn independently of the others.
public struct Population: Hashable, Sendable {
    /// At least one, each of another name; their probabilities sum to 1.
    public let types: [ParticipantType]
    /// What is known of the probabilities where `types` have the worst of those that may be; nil where they are known.
    public let uncertainty: ProbabilityUncertainty?

    /// By how much the given probabilities may miss a sum of 1.
    public static let probabilityTolerance = 1e-9
    /// Expectations given that a type occurs divide by about its probability, so a smaller one would overflow.
    public static let leastProbability = 1e-300
    /// Qualities that a type may have: raw contributions are effective ones divided by them, and must not overflow.
    public static let qualities = 1e-100...1e100
    /// Values that a type may put on a model: what is said in its own units must not overflow.
    public static let values = 1e-100...1e100

    /// Raw units that a type may own: what it is compared with must not overflow.
    public static let capacities = 1e-100...1e100

    /// Checks the types, and keeps their order.
    /// - Parameters:
    ///   - types: in the order in which every answer lists them.
    ///   - normalizing: divide the probabilities by their sum instead of insisting that it is 1.
    /// - Throws: `PopulationError` for an empty list, a repeated name, a cost, quality, value, outside option, capacity or
    ///   probability out of range, or probabilities that miss a sum of 1 by more than 1e-9.
    public init(_ types: [ParticipantType], normalizing: Bool = false) throws(PopulationError) {
        if types.isEmpty { throw .empty }
        var names: Set<String> = []
        for (index, type) in types.enumerated() {
            if !names.insert(type.name).inserted { throw .duplicateName(type.name, index: index) }
            if !(type.cost > 0 && type.cost.isFinite) { throw .outOfRange(.cost, value: type.cost, index: index) }
            if !(type.quality > 0 && type.quality.isFinite) {
                throw .outOfRange(.quality, value: type.quality, index: index)
            }
            if !Self.values.contains(type.value) { throw .outOfRange(.value, value: type.value, index: index) }
            if let outside = type.outside, !(outside >= 0 && (outside / type.value).isFinite) {
                throw .outOfRange(.outside, value: outside, index: index)
            }
            if let capacity = type.capacity, !Self.capacities.contains(capacity) {
                throw .outOfRange(.capacity, value: capacity, index: index)
            }
            if !(type.effectiveCost > 0 && type.effectiveCost.isFinite) {
                throw .outOfRange(.effectiveCost, value: type.effectiveCost, index: index)
            }
            if !Self.qualities.contains(type.quality) { throw .outOfRange(.quality, value: type.quality, index: index) }
            if !(type.probability > 0 && type.probability.isFinite) || (!normalizing && type.probability > 1) {
                throw .outOfRange(.probability, value: type.probability, index: index)
            }
        }
        uncertainty = nil
        let sum = types.reduce(0) { $0 + $1.probability }
        let scale = normalizing ? sum : 1
        for (index, type) in types.enumerated() where sum.isFinite && type.probability / scale < Self.leastProbability {
            throw .outOfRange(.probability, value: type.probability / scale, index: index)
        }
        guard normalizing else {
            if abs(sum - 1) > Self.probabilityTolerance { throw .probabilitiesDoNotSum(to: sum) }
            self.types = types
            return
        }
        guard sum.isFinite else { throw .probabilitiesDoNotSum(to: sum) }
        self.types = types.map { type in
            var type = type
            type.probability /= sum
            return type
        }
    }

    /// Types with the worst probabilities of those that may be.
    init(worst types: [ParticipantType], of uncertainty: ProbabilityUncertainty) throws(PopulationError) {
        let known = try Population(types)
        self.types = known.types
        self.uncertainty = uncertainty
    }
}

/// Why a list of types is no population.
public enum PopulationError: Error, Hashable, Sendable {
    /// By the name of the column that holds it.
    public enum Quantity: String, Hashable, Sendable {
        /// Value units per unit of contribution.
        case cost
        /// Effective units of data per unit of contribution.
        case quality
        /// The chance that one party is of the type.
        case probability
        /// What a model is worth to the type, relative to the valuation.
        case value
        /// What the type has without the contract, its own value units.
        case outside
        /// Raw units that the type owns.
        case capacity
        /// Value units per effective unit, where cost, quality and value are each in range and their quotient is not.
        case effectiveCost = "cost / quality"
    }

    /// No types at all.
    case empty
    /// Two types of one name; `index` is the later one's.
    case duplicateName(String, index: Int)
    /// A number that is not finite, not above 0, or beyond what `Population` allows; `index` is the type's.
    case outOfRange(Quantity, value: Double, index: Int)
    /// A range of probabilities that is none, or that does not hold the probability given; `index` is the type's.
    case noProbabilityRange(low: Double, high: Double, index: Int)
    /// Ranges that no probabilities with a sum of 1 fit: the sums of their ends.
    case rangesMissOne(low: Double, high: Double)
    /// Probabilities that miss a sum of 1 by more than `Population.probabilityTolerance`.
    case probabilitiesDoNotSum(to: Double)
}

extension PopulationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty:
            "There are no participant types. Give at least one."
        case .duplicateName(let name, _):
            "The type name \(name.debugDescription) is used twice. Give each type a name of its own."
        case .outOfRange(.probability, let value, _):
            "A probability is \(value). It must be at least 1e-300 and at most 1."
        case .outOfRange(.quality, let value, _):
            "A quality is \(value). It must be at least 1e-100 and at most 1e100."
        case .outOfRange(.value, let value, _):
            "A value is \(value). It must be at least 1e-100 and at most 1e100."
        case .outOfRange(.outside, let value, _):
            "An outside option is \(value). It must be a finite number of 0 or more."
        case .outOfRange(.capacity, let value, _):
            "A capacity is \(value). It must be at least 1e-100 and at most 1e100."
        case .outOfRange(let quantity, let value, _):
            "A \(quantity.rawValue) is \(value). It must be a finite number greater than 0."
        case .noProbabilityRange(let low, let high, _):
            """
            A probability from \(low) to \(high) is none. Its ends must lie in order between 0 and 1, and what is given \
            between them.
            """
        case .rangesMissOne(let low, let high):
            "The probabilities sum to \(low) at least and \(high) at most, and never to 1. Correct their ranges."
        case .probabilitiesDoNotSum(let sum):
            "The probabilities sum to \(sum) instead of 1. Correct them, or have them divided by their sum."
        }
    }
}
