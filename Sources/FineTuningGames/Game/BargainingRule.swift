/// Which share is agreed upon.
///
/// The generalist is player 0, the specialists players 1...n; U_j are the utilities in the equilibrium that follows,
/// and nobody gets less than d_j, what it has without a bargain: 0 unless `BargainingTerms` say otherwise. Players that
/// no share gives more than that are left out of the comparisons of `egalitarian`, `nash` and `kalaiSmorodinsky`. The names vertical monopoly, egalitarian,
/// Nash, Kalai-Smorodinsky and maximum performance are taken from a summary of the paper; the authors' later paper
/// defines the sum, the product and the minimum as below; the rest, and all that concerns several specialists, is
/// defined here:
public enum BargainingRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// max U_0.
    case powerfulGeneralist
    /// max U_1 + ... + U_n: the specialists as one party.
    case powerfulSpecialist
    /// max U_0 + U_1 + ... + U_n, of equilibrium utilities; no integrated firm, which would do better (`FirstBest`).
    case verticalMonopoly
    /// max min (U_j - d_j) over all players alike.
    case egalitarian
    /// max product of (U_j - d_j)^a_j, with the powers a_j of the terms, 1 unless given.
    case nash
    /// max min (U_j - d_j) / (U_j* - d_j), with U_j* the most that any share acceptable to all gives player j.
    case kalaiSmorodinsky
    /// max a_1 + ... + a_n, an abstainer's counting 0.
    case maximumPerformance

    /// Whether utilities of different players are weighed against each other one by one.
    public var comparesPlayers: Bool {
        self == .egalitarian || self == .nash || self == .kalaiSmorodinsky
    }
}
