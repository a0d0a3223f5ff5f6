import ContractDesign

/// What the parties of each type do when a menu is put before them.
public struct Behaviour: Hashable, Sendable {
    /// Where a part of the parties of one type turns.
    public struct Choice: Hashable, Sendable {
        /// The type whose offer they take, by its place in the population; nil for staying away.
        public var offer: Int?
        /// Which part of the type's parties, in (0, 1].
        public var fraction: Double
    }

    /// By type, in the population's order; fractions sum to 1.
    public private(set) var choices: [[Choice]]
    /// The part of each type's parties that was sent nowhere: the first of its choices, until none are left.
    private var undiverted: [Double]

    /// Everybody takes the offer made for its type.
    public init(honestTypes count: Int) {
        choices = (0..<count).map { [Choice(offer: $0, fraction: 1)] }
        undiverted = [Double](repeating: 1, count: count)
    }

    /// Everybody takes what is best for it: its own offer unless another is better by more than `rounding` value units,
    /// and none where all leave less than it has outside.
    public init(bestResponsesTo menu: Menu, rounding: Double) {
        choices = zip(menu.offers, Temptation.strongest(in: menu)).enumerated().map { index, pair in
            let (offer, best) = pair
            let taken = best.flatMap { $0.gain > rounding ? $0 : nil }
            let utility = offer.relativeUtility + (taken?.gain ?? 0)
            return [
                Choice(
                    offer: utility < offer.relativeOutsideOption - rounding ? nil : taken?.offer ?? index, fraction: 1)
            ]
        }
        undiverted = [Double](repeating: 1, count: choices.count)
    }

    /// Whether everybody takes the offer made for its type.
    public var isHonest: Bool {
        choices.enumerated().allSatisfy { index, choices in choices.allSatisfy { $0.offer == index } }
    }

    /// Sends a part of one type's parties elsewhere, out of those that were not sent anywhere yet.
    /// - Returns: whether these suffice.
    public mutating func divert(_ fraction: Double, ofType type: Int, to offer: Int?) -> Bool {
        let left = undiverted[type] - fraction
        guard fraction > 0, left >= -1e-12 else { return false }
        undiverted[type] = left <= 1e-12 ? 0 : left
        choices[type][0].fraction = undiverted[type]
        choices[type].append(Choice(offer: offer, fraction: fraction))
        if undiverted[type] == 0 { choices[type].removeFirst() }
        return true
    }
}
