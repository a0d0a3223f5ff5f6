import LinearProgramming
import Testing

/// Runs that end early, and what remains of the program.
@Suite struct LimitTests {
    static let long = DenseProgram.transport(seed: 3, size: 60)
    static let optimum = Result { try long.solved().objective }

    @Test func theProgramIsLongEnoughForTheseTests() throws {
        #expect(try Self.long.solved().pivots > 250)
    }

    @Test(arguments: [0, 1, 7, 100, 150])
    func iterationLimitIsExactAndLeavesAUsableProgram(_ limit: Int) throws {
        try Self.long.run { lp in
            let stopped = try lp.solve(SimplexOptions(iterationLimit: limit))
            #expect(stopped.termination == .iterationLimit)
            #expect(stopped.pivots == limit)
            #expect(!stopped.isOptimal)
            let finished = try lp.solve()
            #expect(finished.isOptimal)
            #expect(agree([finished.objective], [try Self.optimum.get()]))
        }
    }

    @Test func iterationLimitHoldsAcrossTheStretchesBetweenCancellationChecks() throws {
        try Self.long.run { lp in
            var questions = 0
            let stopped = try lp.solve(SimplexOptions(iterationLimit: 150)) {
                questions += 1
                return false
            }
            #expect(stopped.termination == .iterationLimit)
            #expect(stopped.pivots == 150)
            #expect(questions == 2)
        }
    }

    @Test func noTimeMeansNoPivots() throws {
        try Self.long.run { lp in
            let stopped = try lp.solve(SimplexOptions(timeLimit: 0))
            #expect(stopped.termination == .timeLimit)
            #expect(stopped.pivots == 0)
            let finished = try lp.solve()
            #expect(agree([finished.objective], [try Self.optimum.get()]))
        }
    }

    @Test func cancelledBeforeTheStart() throws {
        try Self.long.run { lp in
            let stopped = try lp.solve { true }
            #expect(stopped.termination == .cancelled)
            #expect(stopped.pivots == 0)
            #expect(!stopped.isOptimal)
            let finished = try lp.solve()
            #expect(agree([finished.objective], [try Self.optimum.get()]))
        }
    }

    @Test func cancelledInTheMiddle() throws {
        try Self.long.run { lp in
            var questions = 0
            let stopped = try lp.solve {
                questions += 1
                return questions > 2
            }
            #expect(stopped.termination == .cancelled)
            #expect(stopped.pivots == 200)
            #expect(!stopped.isOptimal)
            let finished = try lp.solve()
            #expect(finished.isOptimal)
            #expect(finished.pivots > 0)
            #expect(agree([finished.objective], [try Self.optimum.get()]))
        }
    }

    @Test(arguments: methods)
    func askingAboutCancellationChangesNoAnswer(_ method: SimplexOptions.Method) throws {
        try Self.long.run { lp in
            var questions = 0
            let solution = try lp.solve(SimplexOptions(method: method)) {
                questions += 1
                return false
            }
            #expect(solution.isOptimal)
            #expect(questions == 1 + solution.pivots / 100)
            #expect(agree([solution.objective], [try Self.optimum.get()]))
            #expect(Self.long.violations(of: solution, within: 1e-6) == [])
        }
    }

    @Test func aSolvedProgramThatIsCancelledIsNotOptimal() throws {
        try DenseProgram.wyndor.run { lp in
            _ = try lp.solve()
            let stopped = try lp.solve { true }
            #expect(stopped.termination == .cancelled)
            #expect(!stopped.isOptimal)
        }
    }

    @Test func hugeLimitsAreNoLimits() throws {
        let options = SimplexOptions(iterationLimit: .max, timeLimit: .greatestFiniteMagnitude)
        let infinite = SimplexOptions(timeLimit: .infinity)
        for options in [options, infinite] {
            let solution = try DenseProgram.wyndor.run { try $0.solve(options) { false } }
            #expect(solution.isOptimal)
        }
    }
}
