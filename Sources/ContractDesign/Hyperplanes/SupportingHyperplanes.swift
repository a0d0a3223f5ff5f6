import LinearProgramming

/// The extended supporting-hyperplane method on one concave version of the contract problem.
///
/// A linear program over the menus and the cuts so far gives an upper bound, proved from its duals, and a vertex. The
/// vertex names a face; Newton's method finds the best menu on that face. Where that fails, a walk from a menu strictly
/// inside all caps towards the vertex ends on the boundary. Either point gives the next tangents.
/// - SeeAlso: Veinott, "The supporting hyperplane method for unimodal programming", Oper. Res. 15 (1967);
///   Kronqvist, Lundell, Westerlund, "The extended supporting hyperplane algorithm for convex mixed-integer nonlinear
///   programming", J. Global Optim. 64 (2016).
struct SupportingHyperplanes<Expectation: CollectiveExpectation> {
    /// The best point found and what is proved about it.
    struct Outcome {
        /// Cone coordinates of the incumbent; nil where no feasible point was found.
        var coordinates: [Double]?
        /// The face on which Newton's method found the incumbent, where it did.
        var face: Face?
        /// E of the performance curve at the incumbent.
        var lower: Double
        /// What no feasible menu of this version exceeds, from the duals of the last program by weak duality.
        var upper: Double
        var prices: [ClassPrice] = []
        var trace: [BoundsStep] = []
        var programText: String?
    }

    /// What is asked of one solve.
    struct Goal {
        /// Gap between the bounds at which to stop.
        var tolerance: Double
        /// The part of the menus to search, by the common level.
        var levels: ClosedRange<Double> = 0...1
        /// Groups within which contributions are to be equal; nil where they need not.
        var bunching: GroupPartition?
        /// Stop as soon as nothing better than this can be found.
        var cutoff = -Double.infinity
        /// Write the final program in this format.
        var export: ProgramFormat?

        /// The same with no levels that the costliest class's range leaves out; one of them where it leaves out all.
        fileprivate func clipped(to problem: ScreeningProblem) -> Goal {
            guard problem.cell != nil else { return self }
            var goal = self
            let range = problem.range(0)
            let unit = problem.costs[0] / problem.valueScale
            let lower = max(levels.lowerBound, min(1, range.lowerBound * unit))
            goal.levels = lower...max(lower, min(levels.upperBound, range.upperBound * unit))
            return goal
        }
    }

    let problem: ScreeningProblem
    let goal: Goal
    var expectation: Expectation
    var record: SolverRecord
    var knownCaps: (contributions: [Double], caps: [Double])?
    private let newton: ActiveSetNewton
    var contract: ContractProgram
    var hasSoughtInterior = false
    private let onStep: ((BoundsStep) -> Void)?
    private let isCancelled: (() -> Bool)?

    /// Constraints count as met within this fraction of the value scale; rounding alone misses by less.
    let slackTolerance = 1e-13
    /// Rows of the program are met by the simplex method within this.
    let programTolerance = 1e-11
    /// Without Newton's help, the gap at which contributions are placed well enough.
    private let fineGap = 1e-12
    private let mostPrograms = 200
    /// How many programs more are spent on placing the contributions once the gap is below the tolerance.
    private let mostPolishingPrograms = 10
    /// A menu lies strictly inside all caps when it leaves each this fraction of the value scale.
    let interiorSlack = 1e-9
    /// How many caps are cut at one point.
    let capsPerPoint = 8
    /// How many outside options are added at one point.
    let optionsPerPoint = 16

    init(
        _ problem: ScreeningProblem, _ expectation: Expectation, _ goal: Goal, _ observer: SolveObserver,
        in program: inout LinearProgram
    ) throws(LinearProgramError) {
        self.problem = problem
        self.expectation = expectation
        let goal = goal.clipped(to: problem)
        self.goal = goal
        onStep = observer.onStep
        isCancelled = observer.isCancelled
        record = SolverRecord()
        newton = ActiveSetNewton(problem, levels: goal.levels, isCancelled: observer.isCancelled)
        contract = try ContractProgram(
            problem, leastPerformance: expectation.leastPerformance, levels: goal.levels,
            bunching: goal.bunching, in: &program)
    }

    /// Solves one version, over one warm program, from the menus given.
    static func solve(
        _ problem: ScreeningProblem, _ expectation: Expectation, from start: StartingMenus, _ goal: Goal,
        _ observer: SolveObserver
    ) throws(ContractError) -> (outcome: Outcome, record: SolverRecord) {
        do {
            return try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
                var method = try SupportingHyperplanes(problem, expectation, goal, observer, in: &program)
                let outcome = try method.run(from: start, in: &program)
                method.record.evaluations = method.expectation.evaluations
                method.record.evaluationError = method.expectation.evaluationError
                return (outcome, method.record)
            }
        } catch {
            throw .linearProgram(error)
        }
    }

    private mutating func run(
        from start: StartingMenus, in program: inout LinearProgram
    ) throws(LinearProgramError) -> Outcome {
        var outcome = Outcome(coordinates: nil, lower: -.infinity, upper: problem.performanceLimit)
        try addFirstRows(in: &program)
        try addCuts(forCapsAt: start.near ?? start.pooled ?? start.standAlone, in: &program)

        var interior = Interior.unknown
        while record.linearPrograms < mostPrograms {
            guard let solution = try solve(in: &program) else {
                if try find(&interior, from: start, in: &program) == .nowhere { outcome.upper = -.infinity }
                break
            }
            let vertex = contract.coordinates(solution)
            if try addViolatedOutsideOptions(at: vertex, in: &program) { continue }

            outcome.upper = min(outcome.upper, try program.provenBound(multipliers: solution.rowDuals))
            outcome.prices = contract.prices(solution)
            if isDone(outcome) { break }

            var face = contract.face(solution)
            if let partition = goal.bunching { face.free.removeAll { !problem.cone.keeps(partition, raising: $0) } }
            let optimum = newton.optimum(on: face, from: vertex, &expectation)
            if let optimum, try addViolatedOutsideOptions(at: optimum, in: &program) { continue }
            if let optimum, isFeasible(optimum) {
                keep(optimum, on: face, &outcome)
                if isDone(outcome) { break }
                let rows = try addCuts(forCapsAt: optimum, in: &program)
                if try contract.cutsOff(solution, rows, in: program), !hasStalled(outcome) {
                    note(&outcome)
                    continue
                }
            }
            var boundary = vertex
            var foot = vertex
            switch try find(&interior, from: start, in: &program) {
            case .point(let inside):
                boundary = walk(from: inside, to: vertex)
                let isWhole = zip(boundary, vertex).allSatisfy { abs($0 - $1) <= programTolerance }
                foot = isWhole ? raised(inside) : boundary
            case .nowhere:
                outcome.upper = -.infinity
                return outcome
            case .unknown:
                break
            }
            let rows = try addCuts(forCapsAt: boundary, in: &program)
            if hasStalled(outcome) { try addCuts(between: foot, and: vertex, in: &program) }
            if isFeasible(boundary) { keep(boundary, on: nil, &outcome) }
            note(&outcome)
            if try !contract.cutsOff(solution, rows, in: program) {
                let rows = try addCuts(forCapsAt: vertex, in: &program)
                if try !contract.cutsOff(solution, rows, in: program) { break }
            }
        }
        note(&outcome)
        if let export = goal.export { outcome.programText = try program.text(as: export) }
        return outcome
    }

    /// How many programs it took to bring the gap below the tolerance.
    private var programsToTolerance: Int?

    /// Whether the bounds have met. Without Newton's help contributions are placed well only by a finer gap, which is
    /// sought for a while: where the objective is flat to the last digit there is nothing to find.
    private mutating func isDone(_ outcome: Outcome) -> Bool {
        if outcome.upper <= goal.cutoff { return true }
        let gap = outcome.upper - outcome.lower
        guard gap <= goal.tolerance else { return false }
        programsToTolerance = programsToTolerance ?? record.linearPrograms
        return outcome.face != nil || gap <= fineGap
            || record.linearPrograms - programsToTolerance! >= mostPolishingPrograms
    }

    /// Records where the bounds stand, once per linear program.
    private func note(_ outcome: inout Outcome) {
        if outcome.trace.last?.linearPrograms == record.linearPrograms { return }
        let step = BoundsStep(linearPrograms: record.linearPrograms, lower: max(0, outcome.lower), upper: outcome.upper)
        outcome.trace.append(step)
        onStep?(step)
    }

    private mutating func keep(_ z: [Double], on face: Face?, _ outcome: inout Outcome) {
        expectation.move(to: problem.cone.contributions(z))
        // What was being evaluated as patience ended says nothing.
        if isCancelled?() == true { return }
        let gain = expectation.performance - outcome.lower
        let isPolished = outcome.face != nil
        guard gain > (face != nil ? -slackTolerance : isPolished ? fineGap : 0) else { return }
        outcome.coordinates = z
        outcome.lower = max(outcome.lower, expectation.performance)
        outcome.face = face
    }

    /// Solves the program from its last basis. Fine tolerances first; where rounding makes the simplex method cycle or
    /// give up under them, it starts afresh under coarser ones: the bound proved from the duals says what that costs.
    /// The program's units are chosen for coefficients near 1, so that the solver need not scale it.
    /// - Returns: an optimal solution, or nil where there is none or the solve was cancelled.
    mutating func solve(in program: inout LinearProgram) throws(LinearProgramError) -> LinearSolution? {
        record.linearPrograms += 1
        let attempts: [(method: SimplexOptions.Method, tolerance: Double)] = [
            (record.linearPrograms == 1 ? .primal : .dualThenPrimal, 1e-11), (.primal, 1e-9), (.primal, 1e-7),
        ]
        let limit = 200 + 20 * (program.rowCount + program.columnCount)
        for (attempt, (method, tolerance)) in attempts.enumerated() {
            if attempt > 0 { try program.setBasis(.slack(rows: program.rowCount, columns: program.columnCount)) }
            let options = SimplexOptions(
                method: method, primalTolerance: tolerance, dualTolerance: tolerance, isScaling: false,
                iterationLimit: limit)
            do {
                let solution = try program.solve(options, isCancelled: isCancelled)
                record.pivots += solution.pivots
                if solution.isOptimal { return solution }
                if solution.termination == .cancelled { return nil }
            } catch .solverFailure {
                continue
            }
        }
        return nil
    }
}
