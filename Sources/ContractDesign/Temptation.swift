/// What a type would gain by taking another's offer.
public struct Temptation: Hashable, Sendable {
    /// The other offer, by its place in the menu.
    public var offer: Int
    /// (t_j - c_i m_j) - u_i, value units; positive where posing pays.
    public var gain: Double

    /// Each other offer of the menu, from the view of one type.
    /// - Complexity: O(I).
    public static func all(of type: Int, in menu: Menu) -> [Temptation] {
        let temptations = Temptations(menu)
        return menu.offers.indices.filter { $0 != type }.map { Temptation(offer: $0, gain: temptations.gain(of: type, posingAs: $0)) }
    }
}
