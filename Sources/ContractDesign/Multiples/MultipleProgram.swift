import LinearProgramming

/// The integer program over the tangents found so far: GLPK's branch and cut on it gives menus in whole multiples, for
/// the search to begin with.
struct MultipleProgram {
    private let problem: ScreeningProblem
    private let grid: MultipleGrid
    private let isCancelled: (() -> Bool)?
    private(set) var record = SolverRecord()
    /// The last program as text, where it was asked for.
    private(set) var text: String?

    /// Seconds for all rounds.
    private static let mostSeconds = 1.0
    private static let mostRounds = 12
    /// Integer columns of more values are beyond a branch and cut.
    private static let mostValues = 1e9

    init(_ problem: ScreeningProblem, _ grid: MultipleGrid, isCancelled: (() -> Bool)?) {
        self.problem = problem
        self.grid = grid
        self.isCancelled = isCancelled
    }

    /// Round by round: the program's optimum, which `visit` is shown, and the tangents there, as long as they are new.
    /// - Parameters:
    ///   - box: all menus that are searched.
    ///   - cuts: the tangents to begin with.
    ///   - points: contributions at which there are to be tangents as well.
    ///   - relaxation: gives further ones, over the same box.
    ///   - export: write the last program in this format.
    mutating func run(
        _ box: MultipleBox, _ cuts: [ContractProgram.Cut] = [], tangentsAt points: [[Double]] = [],
        _ relaxation: inout BoxRelaxation, export: ProgramFormat? = nil, visit: ([Double]) -> Void
    ) throws(ContractError) {
        let most = zip(box.contributions.upper, grid.steps).map { $0 / $1 }.max() ?? 0
        let mostRewards = grid.rewardStep.map { problem.valueScale / $0 } ?? 0
        let isSolvable = max(most, mostRewards) < Self.mostValues
        guard isSolvable || export != nil else { return }
        do {
            try LinearProgram.scoped(.maximize) { program throws(LinearProgramError) in
                var boxed = try BoxProgram(problem, box.contributions, cuts, isCancelled: isCancelled, in: &program)
                var counts: [Column] = []
                for i in problem.costs.indices {
                    counts.append(
                        try boxed.contract.addMultiple(
                            of: i, step: grid.steps[i], box.contributions.range(i), in: &program))
                    if let step = grid.rewardStep {
                        try boxed.contract.addRewardMultiple(of: i, step: step, in: &program)
                    }
                }
                for point in points {
                    for cut in relaxation.tangents(at: point, boxed.contract) { try boxed.add(cut, in: &program) }
                }
                if isSolvable { try solve(&boxed, counts, &relaxation, in: &program, visit) }
                text = try export.map { format throws(LinearProgramError) in try program.text(as: format) }
            }
        } catch {
            throw .linearProgram(error)
        }
    }

    private mutating func solve(
        _ boxed: inout BoxProgram, _ counts: [Column], _ relaxation: inout BoxRelaxation,
        in program: inout LinearProgram, _ visit: ([Double]) -> Void
    ) throws(LinearProgramError) {
        let start = ContinuousClock.now
        var last: [Double] = []
        for _ in 0..<Self.mostRounds {
            let left = Self.mostSeconds - (ContinuousClock.now - start) / .seconds(1)
            guard left > 0 else { return }
            var found: IntegerSolution?
            do {
                found = try program.solveInteger(IntegerOptions(timeLimit: left), isCancelled: isCancelled)
            } catch .solverFailure {
                return
            }
            record.linearPrograms += 1 + (found?.nodes ?? 0)
            guard let incumbent = found?.incumbent else { return }
            let menu = zip(counts, grid.steps).map { incumbent[$0].rounded() * $1 }
            visit(menu)
            if menu == last { return }
            last = menu
            for cut in relaxation.tangents(at: menu, boxed.contract) { try boxed.add(cut, in: &program) }
        }
    }
}
