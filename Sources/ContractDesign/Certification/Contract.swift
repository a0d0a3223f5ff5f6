import Stopping

/// A menu with the proof of how good it is, finished once: nothing of it changes afterwards.
public struct Contract: Sendable {
    /// Whether the proof is as tight as was asked.
    public enum Status: String, Hashable, Sendable, Codable {
        /// No menu is better than this one by more than the tolerance.
        case certified
        /// The menu holds, and the best one lies between the bounds.
        case bounded
    }

    /// What was asked.
    public let problem: ContractProblem
    /// Whether the gap is within the problem's tolerance.
    public let status: Status
    /// E[a(S)] of the menu, and what no menu can exceed.
    public let performance: PerformanceBounds
    /// E[v(a(S))], value units.
    public let modelValue: Double
    /// One offer per type, in the population's order.
    public let menu: Menu
    /// By how much the menu misses each family of constraints, value units.
    public let checks: MenuChecks
    /// One per type, in the population's order.
    public let ownView: [OwnView]
    /// What binds, by type from the costliest to the cheapest, from the concave problem whose optimum the menu is; nil
    /// where that was not found, and for a single party.
    public let prices: [ShadowPrice]?
    /// Why the search was ended before the bounds met; nil where it was not, though they need not have met then either.
    public let stoppedBy: StopReason?
    /// How much work it took.
    public let solver: SolverRecord
    /// Where the bounds stood after each linear program of that solve.
    public let trace: [BoundsStep]
    /// Who is left out, or almost, and what that is worth; nil where everybody counts.
    public let exclusion: Exclusion?
    /// Names of types that have equal cost per effective unit and were treated as one.
    public let mergedTypes: [[String]]
    /// The final linear program of that solve as text, where it was asked for; with whole multiples the last integer
    /// program.
    public let programText: String?
    /// Where the menu is in whole multiples: the best one without.
    public let continuous: ContinuousOptimum?
    /// What the menu is worth under each law of who comes; nil where the law is known.
    public let robustness: Robustness?
}

/// The best menu without whole multiples, beside one with them.
public struct ContinuousOptimum: Hashable, Sendable, Codable {
    /// E[a(S)] of that menu, and what no menu can exceed.
    public var performance: PerformanceBounds
    /// Raw units by type, in the population's order.
    public var contributions: [Double]

    /// What the multiples cost: that menu's performance minus this one's.
    public func loss(of menu: PerformanceBounds) -> Double { performance.lower - menu.lower }
}

/// What a menu achieves and what no menu can exceed, in performance.
public struct PerformanceBounds: Hashable, Sendable, Codable {
    /// E[a(S)] of the menu.
    public var lower: Double
    /// Proved from duals of the linear programs: the greatest of the bounds on the parts that the problem was split
    /// into.
    public var upper: Double
    /// upper - lower, or 0 where rounding has exchanged them.
    public var gap: Double { max(0, upper - lower) }
}

/// Types that the menu leaves out, or almost: a group of them alone learns nothing.
public struct Exclusion: Hashable, Sendable, Codable {
    /// By name.
    public var types: [String]
    /// The best performance found with every composition of the group counted on; nil where that was not compared.
    public var performanceWithEverybody: Double?
}

/// What the promise is worth to a party that knows itself to be in, under the proportional reward policy.
///
/// The cap is a mean over the compositions in which the type occurs at all. A party that is in weighs them by how often
/// it would find itself there, and may expect less.
public struct OwnView: Hashable, Sendable, Codable {
    /// The type's name.
    public var type: String
    /// v0 + (t_i - v0) / (T_i - v0) (E[v(a(m_i + S'))] - v0), S' the total of the others and v0 = v(a(0)), value units.
    public var reward: Double
    /// Promise minus this, value units; positive where the party's own expectation falls short.
    public var shortfall: Double

    /// - Parameters:
    ///   - ownCap: E[v(a(m_i + S'))], value units.
    ///   - untrained: v(a(0)), value units.
    init(_ offer: Offer, ownCap: Double, untrained: Double) {
        type = offer.type.name
        let part = offer.cap > untrained ? (offer.reward - untrained) / (offer.cap - untrained) : 0
        reward = untrained + part * (ownCap - untrained)
        shortfall = offer.reward - reward
    }
}
