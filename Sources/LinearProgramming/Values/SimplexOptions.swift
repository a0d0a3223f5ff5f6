import CGLPK

/// How a simplex run works: method, tolerances, limits.
public struct SimplexOptions: Hashable, Sendable {
    /// Which simplex, and what takes over where it fails.
    public enum Method: Hashable, Sendable {
        /// Primal simplex.
        case primal
        /// Dual simplex, and primal where that fails. The choice after rows were added to a solved program.
        case dualThenPrimal
        /// Dual simplex alone; it cannot tell an unbounded program from an infeasible one.
        case dual
    }

    /// `primal` unless given.
    public var method: Method
    /// Relative tolerance on bounds of basic variables, in (0, 1). GLPK's own default, 1e-7, is too coarse for
    /// contracts.
    public var primalTolerance: Double
    /// Relative tolerance on reduced costs, in (0, 1).
    public var dualTolerance: Double
    /// Smallest pivot element, relative, in (0, 1).
    public var pivotTolerance: Double
    /// Whether rows and columns are multiplied by powers of 2, within the solver, so that their coefficients come near
    /// 1. Worth switching off for a program that is known to be scaled well, which then costs no pass and keeps its
    /// pivots.
    public var isScaling: Bool
    /// Whether the verdict is to hold to the last bit and not within the tolerances: exact arithmetic goes on from
    /// GLPK's basis until it is optimal, or the program proved infeasible or unbounded. For small programs.
    public var isExact: Bool
    /// How much exact arithmetic may be spent on a program that rounding leaves undecided: the most products of machine
    /// words; 0 for none. Small programs take some thousands.
    public var exactWork: Int
    /// Most simplex iterations of one run; nil for no limit.
    public var iterationLimit: Int?
    /// Longest time of one run, in seconds, to the millisecond; nil for no limit.
    public var timeLimit: Double?

    /// Tolerances of 1e-9, no limits; what is out of range is refused by the run, with `invalidNumber`.
    public init(
        method: Method = .primal, primalTolerance: Double = 1e-9, dualTolerance: Double = 1e-9,
        pivotTolerance: Double = 1e-9, isScaling: Bool = true, isExact: Bool = false,
        exactWork: Int = 300_000_000, iterationLimit: Int? = nil, timeLimit: Double? = nil
    ) {
        self.method = method
        self.primalTolerance = primalTolerance
        self.dualTolerance = dualTolerance
        self.pivotTolerance = pivotTolerance
        self.isScaling = isScaling
        self.isExact = isExact
        self.exactWork = exactWork
        self.iterationLimit = iterationLimit
        self.timeLimit = timeLimit
    }

    func validated() throws(LinearProgramError) {
        let tolerances = [
            ("The primal tolerance", primalTolerance), ("The dual tolerance", dualTolerance),
            ("The pivot tolerance", pivotTolerance),
        ]
        for (subject, value) in tolerances where !(value > 0 && value < 1) {
            throw .invalidNumber(
                subject: subject, value: value, requirement: "it must lie between 0 and 1, both excluded")
        }
        if exactWork < 0 {
            throw .invalidNumber(
                subject: "The exact work", value: Double(exactWork), requirement: "it must not be negative")
        }
        if let iterationLimit, iterationLimit < 0 {
            throw .invalidNumber(
                subject: "The iteration limit", value: Double(iterationLimit), requirement: "it must not be negative")
        }
        if let timeLimit, !(timeLimit >= 0) {
            throw .invalidNumber(
                subject: "The time limit", value: timeLimit, requirement: "it must not be negative, in seconds")
        }
    }

    /// GLPK's parameters for one stretch of the run.
    func parameters(iterations: Int, milliseconds: Int, verbose: Bool) -> glp_smcp {
        var parameters = glp_smcp()
        glp_init_smcp(&parameters)
        parameters.msg_lev = verbose ? GLP_MSG_ALL : GLP_MSG_OFF
        parameters.meth =
            switch method {
            case .primal: GLP_PRIMAL
            case .dualThenPrimal: GLP_DUALP
            case .dual: GLP_DUAL
            }
        parameters.tol_bnd = primalTolerance
        parameters.tol_dj = dualTolerance
        parameters.tol_piv = pivotTolerance
        parameters.it_lim = Int32(clamping: iterations)
        parameters.tm_lim = Int32(clamping: milliseconds)
        return parameters
    }
}
