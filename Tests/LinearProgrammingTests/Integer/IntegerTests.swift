import Foundation
import LinearProgramming
import TestSupport
import Testing

extension DenseProgram {
    /// A program over a box with small integers of which the first columns are to be whole; each second one has bounds
    /// that are not. Rows have one bound, and are infeasible together for a part of the seeds.
    static func mixed(seed: Int, integers count: Int, continuous: Int) -> DenseProgram {
        var random = SeededGenerator(seed: seed &+ 5_000_000)
        var program = DenseProgram.boxed(seed: seed, columns: count + continuous, rows: 3)
        program.integers = Set(0..<count)
        for j in 0..<count where random.chance(2) {
            let bounds = program.columns[j]
            program.columns[j] = .between(bounds.lower - 0.4, bounds.upper + 0.7)
        }
        for i in program.rows.indices {
            if program.rows[i].kind == .fixed || program.rows[i].kind == .ranged {
                program.rows[i] = .atMost(program.rows[i].upper)
            }
            program.matrix[i] = program.matrix[i].map { $0 + 0.25 * random.integer(-2...2) }
        }
        return program
    }

    /// The optimum over every choice of the integer columns, each with a linear program in the others; nil where none is
    /// feasible.
    func optimumOverWholeNumbers() throws -> Double? {
        var best: Double?
        var program = self
        program.integers = []
        func choose(_ rest: ArraySlice<Int>) throws {
            guard let j = rest.first else {
                let solution = try program.solved()
                try #require(solution.isOptimal || solution.status.isInfeasible)
                guard solution.isOptimal else { return }
                let isBetter = best.map { sense == .maximize ? solution.objective > $0 : solution.objective < $0 }
                if isBetter ?? true { best = solution.objective }
                return
            }
            for value in Int(columns[j].lower.rounded(.up))...Int(columns[j].upper.rounded(.down)) {
                program.columns[j] = .exactly(Double(value))
                try choose(rest.dropFirst())
            }
            program.columns[j] = columns[j]
        }
        try choose(integers.sorted()[...])
        return best
    }
}

@Suite struct IntegerTests {
    /// The optimum and the infeasible cases of random programs, against every choice of the integer columns.
    @Test(arguments: [true, false])
    func answersAsEnumerationDoes(_ isCutting: Bool) throws {
        var infeasible = 0
        for seed in 0..<80 {
            let program = DenseProgram.mixed(seed: seed, integers: seed % 4, continuous: 1 + seed % 2)
            let expected = try program.optimumOverWholeNumbers()
            let found = try program.run { try $0.solveInteger(IntegerOptions(isCutting: isCutting)) }
            guard let expected else {
                #expect(found.verdict == .infeasible && found.incumbent == nil, "seed \(seed): \(found.verdict)")
                infeasible += 1
                continue
            }
            let incumbent = try #require(found.incumbent, "seed \(seed)")
            #expect(found.isOptimal && agree([incumbent.objective], [expected]), "seed \(seed)")
            #expect(program.admits(incumbent.values))
            for j in program.integers { #expect(incumbent.values[j] == incumbent.values[j].rounded()) }
            for bound in [found.bound, found.provenBound] {
                #expect(program.sense == .maximize ? bound >= expected - 1e-9 : bound <= expected + 1e-9)
            }
            #expect(abs(found.bound - expected) <= 1e-6 * (1 + abs(expected)))
        }
        #expect((10...50).contains(infeasible))
    }

    /// 1000 x <= 1001 y + 0.5 over a box: the relaxation is fractional, whole points are few.
    @Test func theProgramItselfStaysAsItWas() throws {
        try LinearProgram.scoped(.maximize) { lp throws in
            let x = try lp.addColumn(.between(0.5, 7.5), cost: 2, kind: .integer, name: "x")
            let y = try lp.addColumn(.between(0, 9), cost: -1, name: "y")
            try lp.addRow(.atMost(3.25), [Term(1, x), Term(-1, y)])
            let before = (try lp.solve(), try lp.text(as: .cplexLP))
            let whole = try lp.solveInteger()
            #expect(agree([whole.objective ?? .nan], [2 * 7 - 3.75]))
            let point = try #require(whole.incumbent)
            #expect(agree([point[x], point[y]], [7, 3.75]))
            #expect(try lp.text(as: .cplexLP) == before.1)
            #expect(lp.basis == before.0.basis && lp.rowCount == 1)
            #expect(try lp.bounds(of: x) == .between(0.5, 7.5))
            try lp.setKind(of: x, to: .continuous)
            let relaxed = try lp.solveInteger()
            #expect(agree([relaxed.objective ?? .nan], [before.0.objective]))
        }
    }

    @Test func tinyAndHugeCostsDoNotChangeTheAnswer() throws {
        for scale in [1e-20, 1, 1e20] {
            var program = DenseProgram(.maximize, costs: [3, 5, 4], columns: (0..<3).map { _ in .between(0, 3.5) })
            program.matrix = [[2, 3, 1], [4, 1, 2], [3, 4, 2]]
            program.rows = [5, 11, 8].map { .atMost($0) }
            program.integers = [0, 1]
            var scaled = program
            scaled.costs = program.costs.map { $0 * scale }
            let expected = try #require(try program.optimumOverWholeNumbers())
            let found = try scaled.run { try $0.solveInteger() }
            #expect(found.isOptimal && agree([(found.objective ?? .nan) / scale], [expected]), "\(scale)")
            #expect(abs(found.bound / scale - expected) < 1e-5)
        }
    }

    @Test func unboundedAndUntriedProgramsAreSaid() throws {
        try LinearProgram.scoped(.maximize) { lp throws in
            let x = try lp.addColumn(.nonnegative, cost: 1, kind: .integer)
            #expect(try lp.solveInteger().verdict == .unboundedRelaxation)
            #expect(try lp.solveInteger().bound == .infinity)
            try lp.setBounds(of: x, to: .between(0.2, 0.8))
            #expect(try lp.solveInteger().verdict == .infeasible)
            try lp.setBounds(of: x, to: .between(0, 1e12))
            #expect(throws: LinearProgramError.self) { try lp.solveInteger() }
            try lp.setBounds(of: x, to: .between(0, 4))
            let cancelled = try lp.solveInteger(isCancelled: { true })
            #expect(cancelled.verdict == .unfinished && cancelled.termination == .cancelled)
            for bad in [
                IntegerOptions(objectiveTolerance: 0), IntegerOptions(objectiveTolerance: .nan),
                IntegerOptions(integralityTolerance: 0.5), IntegerOptions(integralityTolerance: -1),
                IntegerOptions(nodeLimit: 0), IntegerOptions(timeLimit: -1), IntegerOptions(timeLimit: .nan),
                IntegerOptions(relaxation: SimplexOptions(primalTolerance: 2)),
            ] {
                #expect(throws: LinearProgramError.self) { try lp.solveInteger(bad) }
            }
            #expect(throws: LinearProgramError.self) { try lp.setKind(of: Column(index: 1), to: .integer) }
            #expect(throws: LinearProgramError.self) { try lp.kind(of: Column(index: -1)) }
        }
    }

    /// A knapsack with equal parity: an even sum is to reach an odd number, which no bound of a relaxation excludes.
    private func parity(_ count: Int, _ body: (inout LinearProgram) throws -> Void) throws {
        try LinearProgram.scoped(.maximize) { lp throws in
            var terms: [Term] = []
            for _ in 0..<count { terms.append(Term(2, try lp.addColumn(.between(0, 1), cost: 1, kind: .integer))) }
            try lp.addRow(.exactly(Double(count | 1)), terms)
            try body(&lp)
        }
    }

    @Test func limitsEndALongSearchHonestly() throws {
        try parity(40) { lp in
            var nodes = IntegerOptions(isCutting: false, nodeLimit: 50)
            let few = try lp.solveInteger(nodes)
            #expect(few.verdict == .unfinished && few.termination == .nodeLimit && few.incumbent == nil)
            #expect((50...60).contains(few.nodes) && few.bound >= 20 && few.bound <= 20.5 + 1e-6)
            nodes.nodeLimit = nil
            nodes.timeLimit = 0.3
            let start = ContinuousClock.now
            let late = try lp.solveInteger(nodes)
            #expect(late.verdict == .unfinished && late.termination == .timeLimit)
            #expect(ContinuousClock.now - start < .seconds(5))
            var questions = 0
            let stopped = try lp.solveInteger(IntegerOptions(isCutting: false)) {
                questions += 1
                return questions > 200
            }
            #expect(stopped.verdict == .unfinished && stopped.termination == .cancelled)
        }
        try parity(8) { lp in
            let all = try lp.solveInteger(IntegerOptions(isCutting: false))
            #expect(all.verdict == .infeasible && all.bound == -.infinity && all.provenBound >= 4)
        }
    }
}

@Suite struct IntegerAbuseTests {
    /// Numbers of many magnitudes, in a process of its own, for GLPK may abort; between them programs whose answer is
    /// known, since a jump out of GLPK is to leave nothing behind.
    @Test(arguments: [3.0, 12, 45])
    func extremeProgramsNeverEndTheProcess(_ decades: Double) async throws {
        let streams: [any PartialKeyPath<ExitTest.Result> & Sendable] = [
            \.standardOutputContent, \.standardErrorContent,
        ]
        let result = try await #require(processExitsWith: .success, observing: streams) { [decades] in
            var answered = 0
            for seed in 0..<1500 {
                var program = AbuseTests.extremeProgram(seed, decades)
                program.integers = Set(
                    program.costs.indices.filter { j in
                        let bounds = [program.columns[j].lower, program.columns[j].upper]
                        return (j + seed) % 2 == 0 && bounds.allSatisfy { abs($0) <= 1e9 || $0.isInfinite }
                    })
                do {
                    let options = IntegerOptions(
                        isCutting: seed % 3 > 0, nodeLimit: 200, timeLimit: 0.2,
                        relaxation: SimplexOptions(exactWork: 1_000_000, iterationLimit: 500))
                    let solution = try program.run { try $0.solveInteger(options) }
                    precondition(!solution.isOptimal || solution.objective?.isFinite == true)
                    answered += 1
                } catch LinearProgramError.solverFailure {
                } catch LinearProgramError.invalidNumber {}
                if seed % 50 == 0 {
                    var known = DenseProgram(.maximize, costs: [3, 5], rows: [(.atMost(7.5), [2, 4])])
                    known.integers = [0, 1]
                    let objective = try known.run { try $0.solveInteger().objective }
                    precondition(objective == 9)
                }
            }
            precondition(answered > 100)
        }
        #expect(result.standardOutputContent.isEmpty && result.standardErrorContent.isEmpty)
    }
}

@Suite struct IntegerFileTests {
    @Test(arguments: formats)
    func kindsAndBoundsSurvive(_ format: ProgramFormat) throws {
        var program = FileRoundTripTests.everyKind
        program.integers = [0, 1, 2, 4, 5]
        try program.reread(as: format) { lp throws in
            for j in program.columns.indices {
                #expect(try lp.kind(of: Column(index: j)) == (program.integers.contains(j) ? .integer : .continuous))
                #expect(try lp.bounds(of: Column(index: j)) == program.columns[j])
            }
        }
    }

    @Test(arguments: [
        (ProgramFormat.cplexLP, "Minimize\n x\nSubject To\n x >= 1.5\nGenerals\n x\nEnd\n", 2.0),
        (.cplexLP, "Maximize\n x\nSubject To\n x <= 1.5\nBinaries\n x\nEnd\n", 1),
        (
            .mps,
            "NAME\nROWS\n N o\n G r\nCOLUMNS\n M 'MARKER' 'INTORG'\n x o 1 r 1\n M 'MARKER' 'INTEND'\nRHS\n R r 0.5\n"
                + "BOUNDS\n LO B x 0\n UP B x 4\nENDATA\n", 1
        ),
        (.mps, "NAME\nROWS\n N o\n G r\nCOLUMNS\n x o 1 r 1\nRHS\n R r 0.5\nBOUNDS\n BV B x\nENDATA\n", 1),
    ])
    func othersFilesAreRead(_ format: ProgramFormat, _ text: String, _ optimum: Double) throws {
        try withFile(text) { path in
            try LinearProgram.scoped(reading: path, as: format) { lp throws in
                #expect(try lp.kind(of: Column(index: 0)) == .integer)
                #expect(try lp.solveInteger().objective == optimum)
            }
        }
    }
}

@Suite(.enabled(if: Peers.python != nil, "ACCORD_PYTHON names no Python interpreter with highspy"))
struct IntegerPeerTests {
    @Test(arguments: formats)
    func highsAnswersTheSame(_ format: ProgramFormat) throws {
        try Peers.inFolder { folder in
            var (paths, expected): ([String], [PeerAnswer]) = ([], [])
            for seed in 0..<60 {
                let program = DenseProgram.mixed(seed: seed + 500, integers: 2 + seed % 5, continuous: 2)
                let path = folder.appendingPathComponent("\(seed).\(format == .mps ? "mps" : "lp")").path
                try program.run { lp in
                    try lp.text(as: format).write(toFile: path, atomically: false, encoding: .utf8)
                    let isNegated = format == .mps && program.sense == .maximize
                    expected.append(PeerAnswer(try lp.solveInteger(), negated: isNegated))
                }
                paths.append(path)
            }
            let found = try Peers.highs(folder, paths)
            try #require(found.count == expected.count)
            for k in found.indices {
                #expect(found[k].agrees(with: expected[k]), "program \(k): \(found[k]) instead of \(expected[k])")
            }
            #expect(
                expected.count { $0.status == "infeasible" } >= 5 && expected.count { $0.status == "optimal" } >= 20)
        }
    }
}
