import CGLPK
import CGLPKGuard
import Logging

/// One run of GLPK's branch and cut, watched from its callback: where the bound stands, and when it is to end.
final class BranchAndCut {
    private let nodeLimit: Int
    private let isCancelled: (() -> Bool)?
    /// The best that an open node promises, as GLPK keeps it; nil before the first node was bounded.
    private(set) var bestOpen: Double?
    private(set) var nodes = 0
    /// Why the callback ended the run; nil where it did not.
    private(set) var ending: IntegerSolution.Termination?

    private init(nodeLimit: Int, isCancelled: (() -> Bool)?) {
        self.nodeLimit = nodeLimit
        self.isCancelled = isCancelled
    }

    /// Runs on `problem`, which holds an optimal basis of the relaxation; it is a copy that is thrown away.
    /// - Returns: GLPK's code, and what was seen.
    static func run(
        on problem: inout OpaquePointer?, _ options: IntegerOptions, milliseconds: Int, logger: Logger,
        isCancelled: (() -> Bool)?
    ) -> (code: Int32, seen: BranchAndCut) {
        let seen = BranchAndCut(nodeLimit: options.nodeLimit ?? .max, isCancelled: isCancelled)
        var parameters = glp_iocp()
        glp_init_iocp(&parameters)
        parameters.msg_lev = logger.logLevel <= .debug ? GLP_MSG_ALL : GLP_MSG_OFF
        parameters.presolve = GLP_OFF
        parameters.tol_obj = options.objectiveTolerance
        parameters.tol_int = options.integralityTolerance
        parameters.gmi_cuts = options.isCutting ? GLP_ON : GLP_OFF
        parameters.mir_cuts = options.isCutting ? GLP_ON : GLP_OFF
        parameters.tm_lim = Int32(clamping: milliseconds)
        parameters.cb_info = Unmanaged.passUnretained(seen).toOpaque()
        parameters.cb_func = { tree, info in
            guard let info else { return }
            Unmanaged<BranchAndCut>.fromOpaque(info).takeUnretainedValue().look(at: tree)
        }
        let code = withExtendedLifetime(seen) {
            withUnsafePointer(to: parameters) { pointer in
                Terminal.quieted(logger) { guarded_intopt(&problem, pointer, GLP_EFAIL) }
            }
        }
        return (code, seen)
    }

    private func look(at tree: OpaquePointer?) {
        var total: Int32 = 0
        glp_ios_tree_size(tree, nil, nil, &total)
        nodes = Int(total)
        let best = glp_ios_best_node(tree)
        if best != 0 { bestOpen = glp_ios_node_bound(tree, best) }
        if ending == nil, isCancelled?() == true { ending = .cancelled }
        if ending == nil, nodes > nodeLimit { ending = .nodeLimit }
        if ending != nil { glp_ios_terminate(tree) }
    }
}
