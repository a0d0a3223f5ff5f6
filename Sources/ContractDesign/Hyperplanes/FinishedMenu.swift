/// The menu that a search ends with, by class, and everything that is recomputed from it under the true functions.
struct FinishedMenu: Sendable {
    /// Effective units.
    let contributions: [Double]
    /// The rewards that go with them.
    let rewards: RewardLattice
    /// T_i and what a party of the class expects itself, value units.
    let caps: [Double]
    let ownCaps: [Double]
    /// E[a(S)].
    let performance: Double
    /// E[v(a(S))], value units.
    let modelValue: Double
}
