/// What a rule selects from a table.
public struct TableSolution: Hashable, Sendable {
    /// `verticalMonopoly`, the utilitarian rule, or one of those that compare players.
    public var rule: BargainingRule
    /// All shares that tie, in ascending order; a single one is a range of length 0.
    public var ties: [ClosedRange<Double>]
    /// By player, money, at the first of them.
    public var utilities: [Double]
    /// What the rule maximises, of the gains over what there is without a deal; for Nash the logarithm of their
    /// product, with weights that sum to 1: -infinity where no share gives everybody something.
    public var value: Double
    /// Whether shares with the same smallest gain were told apart: rows for three players or more by the second
    /// smallest gain, and so on (leximin), others by the Pareto set.
    public var brokeTies: Bool

    /// The first of the selected shares.
    public var share: Double { ties[0].lowerBound }

    /// Whether the rule selects several shares.
    public var isTied: Bool { ties.count > 1 || ties.contains { $0.lowerBound < $0.upperBound } }
}
