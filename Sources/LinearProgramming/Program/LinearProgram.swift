import CGLPK
import CGLPKGuard
import Logging

/// A linear program that GLPK holds, owned by the scope that made it and freed with it.
///
///     let best = try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
///         let x = try program.addColumn(.between(0, 4), cost: 3)
///         let y = try program.addColumn(.nonnegative, cost: 2)
///         try program.addRow(.atMost(6), [Term(1, x), Term(1, y)])
///         return try program.solve().objective          // 16
///     }
///
/// GLPK 5.0 keeps its memory per thread: a problem must die on the thread where it was born. The scope is therefore
/// synchronous, the program cannot be copied or made outside of one, and only values (solutions, bases, bounds)
/// leave it. Any number of threads may each run scopes of their own.
///
/// Nothing that a caller passes aborts the process: each number, index and name is checked before GLPK sees it.
public struct LinearProgram: ~Copyable {
    /// GLPK's object. Another takes its place where an assertion within GLPK failed.
    var problem: OpaquePointer?
    let logger: Logger
    /// Whether the program is as the last finished run left it. GLPK does not notice changes of bounds or costs.
    var isAsSolved = false {
        didSet { if !isAsSolved { contradiction = nil } }
    }
    /// The proof by which the last run found the program infeasible, as long as nothing was changed since.
    var contradiction: InfeasibilityCertificate?
    /// What GLPK said at the end of its last run, of the primal side and of the dual one.
    var claims: (primal: SolutionStatus.Side, dual: SolutionStatus.Side) = (.undefined, .undefined)
    /// The rows and columns that have their factor of scale; nil where the program is not scaled.
    var scaled: (rows: Int, columns: Int)?

    /// For a wrapper that keeps the program to a scope of its own, as ``scoped(_:logger:_:)`` does.
    package init(_ sense: Sense, logger: Logger = defaultLogger) {
        self.init(logger: logger)
        self.sense = sense
    }

    init(logger: Logger) {
        problem = guarded_create()
        self.logger = logger
    }

    deinit {
        guarded_delete(problem)
    }

    /// The logger that GLPK's messages go to unless another is given: label `accord.glpk`, level debug.
    public static var defaultLogger: Logger { Logger(label: "accord.glpk") }

    /// Makes an empty program, runs `body` with it and frees it.
    /// - Throws: what `body` throws; the program is freed then too.
    public static func scoped<R, Failure: Error>(
        _ sense: Sense = .minimize, logger: Logger = defaultLogger,
        _ body: (inout LinearProgram) throws(Failure) -> R
    ) throws(Failure) -> R {
        var program = LinearProgram(sense, logger: logger)
        return try body(&program)
    }

    /// The version of the GLPK library in use, for example `5.0`.
    public static var solverVersion: String { String(cString: glp_version()) }

    /// Constraints added so far, those without bounds among them; the next row's index.
    public var rowCount: Int { Int(glp_get_num_rows(problem)) }
    /// Variables added so far; the next column's index.
    public var columnCount: Int { Int(glp_get_num_cols(problem)) }
    /// Number of stored (nonzero) coefficients.
    public var coefficientCount: Int { Int(glp_get_num_nz(problem)) }

    /// Whether `objective` is minimised or maximised; changing it keeps the basis.
    public var sense: Sense {
        get { glp_get_obj_dir(problem) == GLP_MAX ? .maximize : .minimize }
        set {
            isAsSolved = false
            glp_set_obj_dir(problem, newValue == .maximize ? GLP_MAX : GLP_MIN)
        }
    }

    /// A second program with the same content and logger, in the same scope.
    func duplicate() -> LinearProgram {
        var copy = LinearProgram(logger: logger)
        glp_copy_prob(copy.problem, problem, GLP_ON)
        copy.scaled = scaled
        return copy
    }
}

@available(
    *, unavailable,
    message: "GLPK frees a problem only on the thread that made it: send the solution, not the program."
)
extension LinearProgram: Sendable {}
