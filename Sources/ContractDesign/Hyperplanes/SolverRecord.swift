/// How much work a contract took.
public struct SolverRecord: Hashable, Sendable, Codable {
    /// How expectations were computed.
    public var engine = Engine.auto
    /// Bound on the relative error of one expectation; the reported bounds allow for it.
    public var evaluationError = 0.0
    /// Linear programs solved, each warm start counted.
    public var linearPrograms = 0
    /// Simplex iterations over all linear programs.
    public var pivots = 0
    /// Tangents of the objective and of the caps that were added.
    public var cuts = 0
    /// Concave versions of the problem, or of parts of it, that were solved on their own.
    public var nodes = 0
    /// Evaluations of all expectations at one vector of contributions.
    public var evaluations = 0
    /// Wall-clock time from the types to the checked menu.
    public var seconds = 0.0

    /// Adds the work of one more solve.
    mutating func add(_ work: SolverRecord) {
        nodes += 1
        include(work)
    }

    /// Adds work of whatever kind.
    mutating func include(_ work: SolverRecord) {
        evaluationError = max(evaluationError, work.evaluationError)
        linearPrograms += work.linearPrograms
        pivots += work.pivots
        cuts += work.cuts
        nodes += work.nodes
        evaluations += work.evaluations
    }
}

/// Where the two bounds on one concave version of the problem stood after one linear program. On a relaxation the lower
/// one may lie above the true optimum.
public struct BoundsStep: Hashable, Sendable, Codable {
    /// How many had been solved.
    public var linearPrograms: Int
    /// In performance.
    public var lower: Double
    /// In performance, recomputed from the duals; it is not the solver's word.
    public var upper: Double
}
