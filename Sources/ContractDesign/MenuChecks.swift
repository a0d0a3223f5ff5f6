/// The worst violation of each family of constraints, in value units, recomputed from the offers of a menu alone.
/// At most 0 where the family holds; a positive number of the size of a rounding error is one.
public struct MenuChecks: Hashable, Sendable, Codable {
    /// max over i of f_i - u_i.
    public var individualRationality: Double
    /// max over all I (I - 1) pairs of (t_j - c_i m_j) - u_i; 0 where there is one type.
    public var incentiveCompatibility: Double
    /// max over i of t_i - T_i.
    public var performanceCap: Double

    public var worst: Double { max(individualRationality, incentiveCompatibility, performanceCap) }

    /// - Complexity: O(I^2).
    public init(_ menu: Menu) {
        let offers = menu.offers
        individualRationality = offers.map { $0.outsideOption - $0.utility }.max() ?? 0
        performanceCap = offers.map { $0.reward - $0.cap }.max() ?? 0
        var worst = -Double.infinity
        for i in offers.indices {
            let own = offers[i].utility
            for j in offers.indices where j != i { worst = max(worst, menu.utility(of: i, posingAs: j) - own) }
        }
        incentiveCompatibility = worst.isFinite ? worst : 0
    }
}
