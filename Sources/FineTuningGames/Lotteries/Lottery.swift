/// A draw of the share: the players agree on probabilities, then on what the draw says. Where the frontier of single
/// shares is not concave, a draw can give everybody more in expectation than any single share does. Derived here.
public struct Lottery: Hashable, Sendable {
    /// One share that the draw may come out at.
    public struct Ticket: Hashable, Sendable {
        /// The generalist's part of every domain's revenue, in [0, 1].
        public var share: Double
        /// In (0, 1].
        public var probability: Double
        /// Money, the generalist's first, at this share (and, where it has two equilibria, in this one).
        public var utilities: [Double]
    }

    /// `egalitarian`, `kalaiSmorodinsky` or `nash`.
    public var rule: BargainingRule
    /// At most as many as players, in ascending order of the share; probabilities above 0 that sum to 1.
    public var tickets: [Ticket]
    /// Expected utilities, money, the generalist's first, recomputed from the tickets.
    public var utilities: [Double]
    /// What the rule maximises, of the expected utilities; recomputed from the tickets.
    public var value: Double
    /// No lottery over the points that were compared exceeds this: proved by ``weights``.
    public var bound: Double
    /// By player, the generalist's first, 0 for whoever is left out: w, with which any reader can compute a bound. No
    /// lottery over the points k has a larger value than
    ///
    ///     max_k sum_j w_j (U_kj - d_j)                                               egalitarian, where sum_j w_j = 1
    ///     max_k sum_j w_j (U_kj - d_j) / (U_j* - d_j)                          Kalai-Smorodinsky, where sum_j w_j = 1
    ///     A ln(max_k sum_j w_j (U_kj - d_j) / A) + sum_j a_j ln(a_j / w_j)                   Nash, where A = sum_j a_j
    public var weights: [Double]
    /// The points that were compared: the curve's, and those found by pricing. Shares between them are covered by a
    /// numerical search only.
    public var pointCount: Int
    /// The largest value of a single share under the same rule.
    public var singleValue: Double

    /// Whether a draw of several shares beats the single share by more than rounding.
    public var isDraw: Bool { tickets.count > 1 }
}
