/// The worst violation of each family of constraints, in value units, recomputed from the offers of a menu alone.
/// At most 0 where the family holds; a positive number of the size of a rounding error is one.
public struct MenuChecks: Hashable, Sendable, Codable {
    /// max over i of f_i - u_i.
    public var individualRationality: Double
    /// max over all I (I - 1) pairs of (t_j - c_i m_j) - u_i; 0 where there is one type.
    public var incentiveCompatibility: Double
    /// max over i of t_i - T_i.
    public var performanceCap: Double

    /// The worst over all three families.
    public var worst: Double { max(individualRationality, incentiveCompatibility, performanceCap) }

    /// - Complexity: O(I^2).
    public init(_ menu: Menu) {
        let offers = menu.offers
        individualRationality = offers.map { $0.outsideOption - $0.utility }.max() ?? 0
        performanceCap = offers.map { $0.reward - $0.cap }.max() ?? 0
        let temptations = Temptations(menu)
        incentiveCompatibility = offers.indices.reduce(-.infinity) { max($0, temptations.largestGain(of: $1)) }
        if offers.count == 1 { incentiveCompatibility = 0 }
    }
}

/// What types gain by posing as others, over the columns of a menu.
struct Temptations {
    private let utilities: [Double]
    private let costs: [Double]
    private let contributions: [Double]
    private let rewards: [Double]

    init(_ menu: Menu) {
        utilities = menu.offers.map(\.utility)
        costs = menu.offers.map(\.type.effectiveCost)
        contributions = menu.offers.map(\.effectiveContribution)
        rewards = menu.offers.map(\.reward)
    }

    /// (t_j - c_i m_j) - u_i, value units; for i and j of one and the same type 0 up to rounding.
    func gain(of i: Int, posingAs j: Int) -> Double {
        rewards[j] - costs[i] * contributions[j] - utilities[i]
    }

    /// max over j other than i.
    func largestGain(of i: Int) -> Double {
        var worst = -Double.infinity
        for j in rewards.indices where j != i { worst = max(worst, gain(of: i, posingAs: j)) }
        return worst
    }
}
