/// What a type would gain by taking another's offer.
public struct Temptation: Hashable, Sendable {
    /// The other offer, by its place in the menu.
    public var offer: Int
    /// (t_j - c_i m_j) - u_i, the valuation's units; positive where posing pays.
    public var gain: Double

    /// For each type of a menu the other offer that it gains most by taking of those that it can; nil where there is
    /// none.
    /// - Complexity: O(I^2).
    public static func strongest(in menu: Menu) -> [Temptation?] {
        let temptations = Temptations(menu)
        return menu.offers.indices.map { type in
            temptations.strongest(of: type).map { Temptation(offer: $0.offer, gain: $0.gain) }
        }
    }
}
