/// Laws of who comes of which one holds, and the one that is tightest for each type of a menu.
public struct TightestLaws: Hashable, Sendable {
    /// All that may hold, or those of them that were found to count; at least one.
    public let all: [Scenario]
    /// By type, the place in `all` of that under which its cap is least.
    public let byType: [Int]
}
