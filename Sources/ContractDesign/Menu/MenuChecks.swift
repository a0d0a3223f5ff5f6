/// The worst violation of each family of constraints, in the valuation's units, recomputed from the offers of a menu alone.
/// At most 0 where the family holds; a positive number of the size of a rounding error is one.
public struct MenuChecks: Hashable, Sendable, Codable {
    /// max over i of f_i - u_i.
    public var individualRationality: Double
    /// max over all I (I - 1) pairs of (t_j - c_i m_j) - u_i in which i owns m_j; 0 where there is none.
    public var incentiveCompatibility: Double
    /// max over i of t_i - T_i.
    public var performanceCap: Double
    /// max over i of c_i (m_i - capacity_i); nil where no type has a capacity.
    public var capacity: Double?

    /// The worst over all families.
    public var worst: Double {
        max(individualRationality, incentiveCompatibility, performanceCap, capacity ?? -.infinity)
    }

    /// Measures a menu, whoever made it.
    /// - Complexity: O(I^2).
    public init(_ menu: Menu) {
        let offers = menu.offers
        individualRationality = offers.map { $0.relativeOutsideOption - $0.relativeUtility }.max() ?? 0
        performanceCap = offers.map { $0.reward - $0.cap }.max() ?? 0
        let temptations = Temptations(menu)
        capacity = offers.compactMap { offer in
            offer.type.capacity.map { offer.type.cost / offer.type.value * (offer.contribution - $0) }
        }.max()
        incentiveCompatibility = offers.indices.compactMap { temptations.strongest(of: $0)?.gain }.max() ?? 0
    }
}

/// What types gain by posing as others, over the columns of a menu.
struct Temptations {
    private let utilities: [Double]
    private let costs: [Double]
    private let contributions: [Double]
    private let rewards: [Double]
    private let capacities: [Double]

    init(_ menu: Menu) {
        utilities = menu.offers.map(\.relativeUtility)
        costs = menu.offers.map(\.type.effectiveCost)
        contributions = menu.offers.map(\.effectiveContribution)
        rewards = menu.offers.map(\.reward)
        capacities = menu.offers.map { $0.type.effectiveCapacity * (1 + Menu.capacityRounding) }
    }

    /// (t_j - c_i m_j) - u_i, value units; for i and j of one and the same type 0 up to rounding.
    func gain(of i: Int, posingAs j: Int) -> Double {
        rewards[j] - costs[i] * contributions[j] - utilities[i]
    }

    /// Whether type i owns what the offer to type j asks for.
    func canPose(_ i: Int, as j: Int) -> Bool { contributions[j] <= capacities[i] }

    /// The other offer that type i gains most by taking of those that it can, the first of several; nil where there is
    /// none.
    func strongest(of i: Int) -> (offer: Int, gain: Double)? {
        var place: Int?
        var most = -Double.infinity
        for j in rewards.indices where j != i && canPose(i, as: j) {
            let gain = gain(of: i, posingAs: j)
            if gain > most || place == nil {
                place = j
                most = gain
            }
        }
        return place.map { ($0, most) }
    }
}
