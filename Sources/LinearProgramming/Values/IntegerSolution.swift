/// What a branch and cut left: a verdict, the best point found, and what nothing exceeds.
public struct IntegerSolution: Hashable, Sendable {
    /// What was established.
    public enum Verdict: Hashable, Sendable {
        /// `incumbent` is whole and meets all bounds within the tolerances of the simplex method, which was checked on
        /// the program's own data; by GLPK's word nothing better than `bound` exists.
        case optimal
        /// No whole point exists: where the relaxation has none either that is proved, else it is GLPK's word.
        case infeasible
        /// The relaxation improves without end, so that nothing was sought.
        case unboundedRelaxation
        /// The run came to its end, and what it said did not hold on the program's own data.
        case undetermined
        /// The run was stopped before its end; `termination` says by what, and `incumbent` may be there all the same.
        case unfinished
    }

    /// Why the run ended.
    public enum Termination: Hashable, Sendable {
        /// It ran to its own end.
        case finished
        /// `IntegerOptions.nodeLimit` was reached.
        case nodeLimit
        /// A time limit was reached.
        case timeLimit
        /// The iteration limit of the relaxation was reached.
        case iterationLimit
        /// The caller's `isCancelled` answered true.
        case cancelled
    }

    /// What was established.
    public var verdict: Verdict
    /// Why the run ended.
    public var termination: Termination
    /// The linear program with the integer columns fixed at whole numbers, solved to optimality; nil where no such point
    /// was found.
    public var incumbent: LinearSolution?
    /// What no whole point exceeds (when minimising, falls below) by GLPK's word, widened by its tolerances on the
    /// objective and on the nodes' programs; never beyond `provenBound`.
    public var bound: Double
    /// The same from the relaxation alone, proved from its duals by weak duality and rounded outward.
    public var provenBound: Double
    /// Subproblems that were made.
    public var nodes: Int

    /// The verdict is optimal.
    public var isOptimal: Bool { verdict == .optimal }
    /// The objective of the incumbent, constant term included; nil where there is none.
    public var objective: Double? { incumbent?.objective }
}
