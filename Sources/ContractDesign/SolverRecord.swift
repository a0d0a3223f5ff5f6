/// How much work a contract took.
public struct SolverRecord: Hashable, Sendable, Codable {
    /// How expectations were computed: `enumerate`, or `closed-form` where no program had to be solved.
    public var engine: String
    /// Bound on the relative error of one expectation; the reported bounds allow for it.
    public var evaluationError = 0.0
    public var linearPrograms = 0
    /// Simplex iterations over all linear programs.
    public var pivots = 0
    public var cuts = 0
    /// Branch-and-bound nodes.
    public var nodes = 0
    /// Evaluations of all expectations at one vector of contributions.
    public var evaluations = 0
    /// Wall-clock time from the types to the checked menu.
    public var seconds = 0.0

    public init(engine: String) { self.engine = engine }
}

/// Where the two bounds stood after one linear program.
public struct BoundsStep: Hashable, Sendable, Codable {
    public var linearPrograms: Int
    public var lower: Double
    public var upper: Double
}
