/// A performance that a rule from outside requires: of what is sold, and of the base that the generalist releases.
///
/// A specialist that takes part sells at least `sold`, a generalist that releases anything at least `base`; either may
/// abstain instead. Such rules are the subject of the authors' later paper (arXiv 2503.20848), which has two attributes,
/// safety and performance; this is a version with performance alone, derived here.
public struct PerformanceFloor: Hashable, Sendable {
    /// The least performance that may be sold, at least 0.
    public var sold: Double
    /// The least performance of the base, at least 0.
    public var base: Double

    /// Nothing is checked here; a game refuses what is out of range.
    public init(sold: Double, base: Double = 0) {
        self.sold = sold
        self.base = base
    }
}

/// What a floor does in an equilibrium.
public enum FloorEffect: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing: both do as they would without it.
    case slack
    /// Just what is required is sold, more than the specialist would.
    case sold
    /// Just the base that is required is released, more than the generalist would.
    case base
    /// Both of these.
    case both
    /// The generalist releases more than it would and the floor requires, for the specialist to come.
    case entry
    /// Nobody serves.
    case unserved
}
