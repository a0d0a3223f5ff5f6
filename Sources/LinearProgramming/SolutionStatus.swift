import CGLPK

/// What a simplex run established, as the pair that GLPK keeps: one word on the primal side, one on the dual.
public struct SolutionStatus: Hashable, Sendable {
    public var primal: Side
    public var dual: Side

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

    public init(primal: Side, dual: Side) {
        self.primal = primal
        self.dual = dual
    }

    /// Both sides feasible: the basic solution is optimal within the tolerances.
    public var isOptimal: Bool { primal == .feasible && dual == .feasible }
    /// No point satisfies the constraints.
    public var isInfeasible: Bool { primal == .noneExists }
    /// A feasible point exists and the objective improves without end from there.
    public var isUnbounded: Bool { primal == .feasible && dual == .noneExists }
}

extension SolutionStatus: CustomStringConvertible {
    public var description: String {
        if isOptimal { return "optimal" }
        if isInfeasible { return "infeasible" }
        if isUnbounded { return "unbounded" }
        return "primal \(primal), dual \(dual)"
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
    case iterationLimit
    case timeLimit
    /// The caller's `isCancelled` answered true.
    case cancelled
}
