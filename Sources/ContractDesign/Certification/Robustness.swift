/// What a menu is worth under each law of who comes that counted, where the law is not known, and what that cost.
public struct Robustness: Hashable, Sendable {
    /// What is known of the probabilities.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// One of several laws holds.
        case scenarios
        /// Each probability lies in a range.
        case ranges
        /// They are at most so far from those stated.
        case distance
    }

    /// A menu under one law.
    public struct View: Hashable, Sendable {
        /// The law.
        public var scenario: Scenario
        /// E[a(S)].
        public var performance: Double
        /// T_i by type, value units.
        public var caps: [Double]
    }

    /// The menu beside the best one for the stated probabilities.
    public struct Comparison: Hashable, Sendable {
        /// This menu, where the stated probabilities hold.
        public var view: View
        /// E[a(S)] of the best menu for them, and what no menu exceeds.
        public var best: PerformanceBounds

        /// What it costs to be prepared, where the stated probabilities hold after all.
        public var cost: Double { best.lower - view.performance }
    }

    /// What is known of the probabilities.
    public let kind: Kind
    /// One a law that counted: scenarios as they were given; for ranges and distances the least in first-order dominance,
    /// then those that were found for caps.
    public let views: [View]
    /// Place in `views` of the law under which the performance is least.
    public let leastPerformance: Int
    /// By type, the place of the law under which its cap is least.
    public let leastCaps: [Int]
    /// Whether the laws that may hold were searched for the least caps, so that caps hold at all laws that were looked at,
    /// without proof for those between.
    public let capsAreMeasured: Bool
    /// How often the laws were searched, and the best menu of those found so far designed again.
    public let rounds: Int
    /// Whether the search came to its end: no law was found any more under which a cap is lower.
    public let isSettled: Bool
    /// By how much a cap at a law found last, which did not count any more, is below all that did, value units; 0 where
    /// the search came to its end.
    public let excess: Double
    /// Nil where no probabilities were stated, or their best menu was not found in time.
    public let comparison: Comparison?
}
