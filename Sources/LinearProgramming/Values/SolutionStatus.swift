import CGLPK

/// What a simplex run established: the verdict, which was checked, and beside it the pair of words that GLPK keeps, one
/// on the primal side, one on the dual.
public struct SolutionStatus: Hashable, Sendable {
    /// What holds of the program, as checked on its own data.
    public var verdict: Verdict
    /// GLPK's word on the constraints.
    public var primal: Side
    /// GLPK's word on the signs of the duals.
    public var dual: Side

    /// What holds of the program.
    public enum Verdict: Hashable, Sendable {
        /// The basic solution misses no bound, and its duals no sign, by more than the tolerances, measured on the
        /// program's own data.
        case optimal
        /// No point satisfies the constraints: multipliers of the rows prove it beyond every rounding.
        case infeasible
        /// A point satisfies the constraints within the tolerance, and along a direction from there the objective
        /// improves without end.
        case unbounded
        /// The run came to its end and none of the three could be shown.
        case undetermined
        /// The run was stopped before its end; `Termination` says by what.
        case unfinished

        /// The verdict as a sentence with its full stop, for messages.
        public var sentence: String {
            switch self {
            case .optimal: "The solution is optimal within the tolerances."
            case .infeasible: "No point satisfies the constraints; that is proved."
            case .unbounded: "The objective improves without end."
            case .undetermined:
                "Rounding decides on this program: it was neither solved within the tolerances nor proved infeasible."
            case .unfinished: "The run was stopped before its end."
            }
        }
    }

    /// GLPK's code for one side. A code that has no name here survives as its number.
    public struct Side: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Nothing is known.
        public static let undefined = Side(rawValue: GLP_UNDEF)
        /// The basic solution satisfies this side's constraints within the tolerance.
        public static let feasible = Side(rawValue: GLP_FEAS)
        /// The basic solution violates them; a feasible one may exist.
        public static let infeasible = Side(rawValue: GLP_INFEAS)
        /// No feasible solution exists on this side.
        public static let noneExists = Side(rawValue: GLP_NOFEAS)
    }

    init(_ verdict: Verdict, primal: Side, dual: Side) {
        self.verdict = verdict
        self.primal = primal
        self.dual = dual
    }

    /// The verdict is `optimal`, whatever GLPK said.
    public var isOptimal: Bool { verdict == .optimal }
    /// The verdict is `infeasible`: a proof exists.
    public var isInfeasible: Bool { verdict == .infeasible }
    /// The verdict is `unbounded`.
    public var isUnbounded: Bool { verdict == .unbounded }
    /// The verdict is `undetermined`: the run was not stopped, and yet nothing was shown.
    public var isUndetermined: Bool { verdict == .undetermined }
}

extension SolutionStatus: CustomStringConvertible {
    public var description: String {
        switch verdict {
        case .optimal, .infeasible, .unbounded: "\(verdict)"
        case .undetermined, .unfinished: "\(verdict): primal \(primal), dual \(dual)"
        }
    }
}

extension SolutionStatus.Side: CustomStringConvertible {
    public var description: String {
        switch self {
        case .undefined: "undefined"
        case .feasible: "feasible"
        case .infeasible: "infeasible"
        case .noneExists: "none exists"
        default: "code \(rawValue)"
        }
    }
}

/// Why a simplex run ended.
public enum Termination: Hashable, Sendable {
    /// It ran to its own end; the status pair says with what.
    case finished
    /// `SimplexOptions.iterationLimit` was reached.
    case iterationLimit
    /// `SimplexOptions.timeLimit` was reached.
    case timeLimit
    /// The caller's `isCancelled` answered true.
    case cancelled
}
