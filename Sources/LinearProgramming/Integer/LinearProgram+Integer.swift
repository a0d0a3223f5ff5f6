import CGLPK
import CGLPKGuard

extension LinearProgram {
    /// Solves the program with its integer columns whole, by GLPK's branch and cut.
    ///
    /// The relaxation is solved first, with the checks of ``solve(_:isCancelled:)``; GLPK's presolver, which would drop
    /// its basis and the evidence of infeasibility, is not used. The tree is searched on a copy, so that this program
    /// keeps its basis and its bounds whatever happens there. The point that GLPK ends with counts only where the
    /// program with the integer columns fixed at its whole numbers has an optimum, which becomes the incumbent.
    ///
    /// GLPK solves the nodes' programs to its own tolerance of 1e-7, and gives up nodes by `objectiveTolerance`; `bound`
    /// is widened by both, and yet no proof. The bound of the relaxation is one.
    /// - Parameters:
    ///   - options: tolerances and limits.
    ///   - isCancelled: asked at each step of the tree; when it answers true the run ends as `.cancelled`.
    /// - Throws: `invalidNumber` for options out of range or a whole number beyond 1e9 in magnitude that is a bound of an
    ///   integer column, `solverFailure` where GLPK gives up on the relaxation.
    /// - Complexity: exponential in the number of integer columns.
    public mutating func solveInteger(
        _ options: IntegerOptions = IntegerOptions(), isCancelled: (() -> Bool)? = nil
    ) throws(LinearProgramError) -> IntegerSolution {
        try options.validated()
        let deadline = options.timeLimit.map { ContinuousClock.now + .seconds(min($0, 1e9)) }
        var copy = duplicate()
        guard try copy.roundIntegerBounds() else { return nothing(.infeasible) }
        let root = try copy.solve(options.relaxation.before(deadline), isCancelled: isCancelled)
        guard root.isOptimal else { return unsolved(root) }
        let proven = try copy.provenBound(multipliers: root.rowDuals)
        let factor = copy.bringCostsNearOne()
        if glp_get_status(copy.problem) != GLP_OPT || factor != 1 {
            var parameters = options.relaxation.parameters(iterations: .max, milliseconds: .max, verbose: false)
            parameters.meth = GLP_PRIMAL
            _ = Terminal.quieted(logger) { guarded_simplex(&copy.problem, &parameters, GLP_EFAIL) }
        }
        let (code, seen) = BranchAndCut.run(
            on: &copy.problem, options, milliseconds: Self.milliseconds(until: deadline), logger: logger,
            isCancelled: isCancelled)
        var answer = IntegerSolution(
            verdict: .undetermined, termination: .finished, incumbent: nil, bound: proven, provenBound: proven,
            nodes: seen.nodes)
        let status = code == GLP_EFAIL ? GLP_UNDEF : glp_mip_status(copy.problem)
        if status == GLP_OPT || status == GLP_FEAS {
            let whole = (1..<Int32(columnCount + 1)).map { glp_mip_col_val(copy.problem, $0) }
            answer.incumbent = try fixed(at: whole, options, deadline)
        }
        answer.judge(code, status, seen, isMaximum: sense == .maximize, factor: factor, options)
        return answer
    }

    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int {
        deadline.map { max(0, Int(($0 - .now) / .milliseconds(1))) } ?? .max
    }

    /// The largest magnitude of a bound of an integer column: GLPK counts with doubles and branches by 1.
    private static let largestWholeNumber = 1e9

    /// Brings the bounds of integer columns to whole numbers; false where a column has none between.
    private mutating func roundIntegerBounds() throws(LinearProgramError) -> Bool {
        for j in 0..<columnCount {
            let column = Column(index: j)
            guard try kind(of: column) == .integer else { continue }
            let bounds = try bounds(of: column)
            for bound in [bounds.lower, bounds.upper] where bound.isFinite && abs(bound) > Self.largestWholeNumber {
                throw .invalidNumber(
                    subject: "A bound of the integer column \(j)", value: bound,
                    requirement: "it must be at most \(Self.largestWholeNumber) in magnitude, or infinite")
            }
            let whole = Bounds(lower: bounds.lower.rounded(.up), upper: bounds.upper.rounded(.down))
            if whole.lower > whole.upper { return false }
            try setBounds(of: column, to: whole)
        }
        return true
    }

    /// Multiplies the costs by a power of 2 that brings the largest near 1, as GLPK's tolerance on the objective is
    /// absolute below 1; returns the power.
    private mutating func bringCostsNearOne() -> Double {
        let costs = (0..<Int32(columnCount + 1)).map { glpkCost($0) }
        let largest = costs.dropFirst().reduce(0) { max($0, abs($1)) }
        guard largest > 0, !(0x1p-10...0x1p30).contains(largest) else { return 1 }
        let factor = Double(sign: .plus, exponent: -largest.exponent, significand: 1)
        for (j, cost) in costs.enumerated() { glp_set_obj_coef(problem, Int32(j), cost * factor) }
        return factor
    }

    /// The optimum with the integer columns at the whole numbers nearest to these values; nil where there is none.
    private func fixed(
        at values: [Double], _ options: IntegerOptions, _ deadline: ContinuousClock.Instant?
    ) throws(LinearProgramError) -> LinearSolution? {
        var copy = duplicate()
        for (j, value) in values.enumerated() {
            let column = Column(index: j)
            guard try kind(of: column) == .integer else { continue }
            let whole = value.rounded()
            let bounds = try bounds(of: column)
            // Beyond 2^53 neighbouring doubles are further apart than whole numbers.
            guard bounds.lower <= whole, whole <= bounds.upper, abs(whole) < 0x1p53 else { return nil }
            try copy.setBounds(of: column, to: .exactly(whole))
        }
        // What was found is worth the time to check it, limit or not.
        let solution = try copy.solve(options.relaxation)
        return solution.isOptimal ? solution : nil
    }

    /// A run that ended before its tree.
    private func nothing(_ verdict: IntegerSolution.Verdict) -> IntegerSolution {
        let isMaximum = sense == .maximize
        let bound: Double = (verdict == .infeasible) == isMaximum ? -.infinity : .infinity
        return IntegerSolution(
            verdict: verdict, termination: .finished, incumbent: nil, bound: bound, provenBound: bound, nodes: 0)
    }

    /// A run whose relaxation has no optimum.
    private func unsolved(_ root: LinearSolution) -> IntegerSolution {
        switch root.status.verdict {
        case .infeasible: return nothing(.infeasible)
        case .unbounded: return nothing(.unboundedRelaxation)
        case .optimal, .undetermined: return nothing(.undetermined)
        case .unfinished:
            var answer = nothing(.unfinished)
            answer.termination =
                switch root.termination {
                case .cancelled: .cancelled
                case .timeLimit: .timeLimit
                case .iterationLimit, .finished: .iterationLimit
                }
            return answer
        }
    }
}

extension IntegerSolution {
    /// GLPK's tolerance on the nodes' programs.
    private static let nodeTolerance = 1e-7

    /// What GLPK's code and status come to, now that the incumbent was checked.
    fileprivate mutating func judge(
        _ code: Int32, _ status: Int32, _ seen: BranchAndCut, isMaximum: Bool, factor: Double, _ options: IntegerOptions
    ) {
        let tolerance = (options.objectiveTolerance + Self.nodeTolerance) / factor
        func widened(_ value: Double) -> Double {
            let slack = tolerance * (1 + factor * abs(value))
            return isMaximum ? min(provenBound, value + slack) : max(provenBound, value - slack)
        }
        func worst(_ values: [Double]) -> Double {
            (isMaximum ? values.max() : values.min()) ?? provenBound
        }
        switch (code, status) {
        case (0, GLP_OPT):
            guard let objective else { return }
            verdict = .optimal
            bound = widened(objective)
        case (0, GLP_NOFEAS):
            verdict = .infeasible
            bound = isMaximum ? -.infinity : .infinity
        case (GLP_ESTOP, _), (GLP_ETMLIM, _):
            verdict = .unfinished
            termination = seen.ending ?? .timeLimit
            if let open = seen.bestOpen, abs(open) < .greatestFiniteMagnitude {
                bound = widened(worst([open / factor, objective].compactMap(\.self)))
            }
        default:
            break
        }
    }
}

extension SimplexOptions {
    /// The same, within the time that is left.
    fileprivate func before(_ deadline: ContinuousClock.Instant?) -> SimplexOptions {
        guard let deadline else { return self }
        var options = self
        let left = max(0, (deadline - ContinuousClock.now) / .seconds(1))
        options.timeLimit = min(left, timeLimit ?? left)
        return options
    }
}
