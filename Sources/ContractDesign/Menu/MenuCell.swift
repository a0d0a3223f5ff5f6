/// Who must be kept from posing as whom, by class.
struct IncentivePair: Hashable, Sendable {
    var of: Int
    var posingAs: Int

    /// Each of so many classes and its neighbours: being kept from those keeps from all, where everybody can pose as everybody.
    static func neighbours(among count: Int) -> [IncentivePair] {
        (0..<count).dropFirst().flatMap {
            [IncentivePair(of: $0 - 1, posingAs: $0), IncentivePair(of: $0, posingAs: $0 - 1)]
        }
    }

    /// t_j - t_i - c_i (m_j - m_i): what the class gains by it at a menu, value units.
    func gain(costs: [Double], contributions: [Double], rewards: [Double]) -> Double {
        rewards[posingAs] - rewards[of] - costs[of] * (contributions[posingAs] - contributions[of])
    }
}

/// A part of the menus in which it does not depend on the menu who can pose as whom.
struct MenuCell: Hashable, Sendable {
    /// Effective units that each class brings.
    var ranges: [ClosedRange<Double>]
    /// Who must be kept from posing as whom; nil where everybody as everybody.
    var pairs: [IncentivePair]?
}
