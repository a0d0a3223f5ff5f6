import Foundation
import LinearProgramming
import Testing

let formats: [ProgramFormat] = [.cplexLP, .mps]

/// Writes `text` where GLPK can read it, for as long as `body` runs.
func withFile<R>(_ text: String, _ body: (String) throws -> R) throws -> R {
    try withFile(Data(text.utf8), body)
}

func withFile<R>(_ data: Data, _ body: (String) throws -> R) throws -> R {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("program-\(UUID().uuidString)")
    try data.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
}

extension DenseProgram {
    /// What a reader makes of the written program: its optimum seen from the original sense, and the program itself.
    func reread<R>(as format: ProgramFormat, _ body: (inout LinearProgram) throws -> R) throws -> R {
        let text = try run { try $0.text(as: format) }
        return try withFile(text) { path in try LinearProgram.scoped(reading: path, as: format, body) }
    }
}

@Suite struct FileRoundTripTests {
    @Test(arguments: formats)
    func preservesStatusAndOptimum(_ format: ProgramFormat) throws {
        let table = ConformanceTests.table.map(\.program) + TextbookTests.table.map(\.program)
        let seeded = (0..<60).map { DenseProgram.feasible(seed: $0) } + (0..<60).map { .boxed(seed: $0) }
        for program in table + seeded {
            let before = try program.solved()
            let (sense, after) = try program.reread(as: format) { ($0.sense, try $0.solve()) }
            #expect(after.isOptimal == before.isOptimal)
            #expect(after.status.isInfeasible == before.status.isInfeasible)
            #expect(after.status.isUnbounded == before.status.isUnbounded)
            guard before.isOptimal else { continue }
            #expect(agree([sense == program.sense ? after.objective : -after.objective], [before.objective]))
            #expect(program.admits(Array(after.values.prefix(program.costs.count))))
        }
    }

    static let everyKind = DenseProgram(
        costs: [1, -2, 0, 0.1, 1 / 3, 1e-11],
        columns: [.free, .atMost(-3), .between(-1, 1e9), .exactly(-0.7), .atLeast(-0.1), .nonnegative],
        rows: [
            (.atMost(0.3), [1, 0, 0, 0, 0, 1 / 3]), (.atLeast(-1e-7), [0, 2, 0, 0, 0, 0]),
            (.exactly(1e15), [1, 1, 1, 1, 1, 1]), (.between(-0.5, 8), [0, 0, 0, 0, 1e-10, 123456.789012345]),
        ])

    @Test(arguments: formats)
    func preservesEachNumberAndKindOfBounds(_ format: ProgramFormat) throws {
        let program = Self.everyKind
        try program.reread(as: format) { lp throws in
            #expect(lp.sense == .minimize)
            #expect(lp.rowCount == 4)
            for j in program.columns.indices {
                #expect(try lp.bounds(of: Column(index: j)) == program.columns[j])
                #expect(try lp.cost(of: Column(index: j)) == program.costs[j])
            }
            for i in program.rows.indices where program.rows[i].kind != .ranged {
                #expect(try lp.bounds(of: Row(index: i)) == program.rows[i])
                #expect(try lp.terms(of: Row(index: i)) == DenseProgram.terms(program.matrix[i]))
            }
        }
    }

    @Test func rangedRowsAreRowsInMPSAndColumnsInLP() throws {
        try Self.everyKind.reread(as: .mps) { lp throws in
            #expect(try lp.bounds(of: Row(index: 3)) == .between(-0.5, 8))
            #expect(lp.columnCount == 6)
        }
        try Self.everyKind.reread(as: .cplexLP) { lp throws in
            #expect(try lp.bounds(of: Row(index: 3)) == .exactly(0))
            #expect(try lp.bounds(of: Column(index: 6)) == .between(-0.5, 8))
            #expect(try lp.terms(of: Row(index: 3)).last == Term(-1, Column(index: 6)))
        }
    }

    @Test(arguments: formats)
    func constantOfTheObjectiveSurvives(_ format: ProgramFormat) throws {
        for program in [
            DenseProgram(constant: 2.5), DenseProgram(.maximize, constant: -4, costs: [1], columns: [.between(0, 1)]),
        ] {
            let (sense, objective) = try program.reread(as: format) { ($0.sense, try $0.solve().objective) }
            #expect(
                sense == program.sense
                    ? objective == program.constant + program.costs.reduce(0, +)
                    : objective == -program.constant - program.costs.reduce(0, +))
        }
    }

    @Test(arguments: formats)
    func extremeNumbersAreWritten(_ format: ProgramFormat) throws {
        let program = DenseProgram(
            costs: [-1.234567890123e-49, -1.5e49],
            columns: [.between(-1e-300, 1e50), .atLeast(-1e-250)], rows: [(.atLeast(-1e45), [-1.2345e-45, 1e50])])
        let text = try program.run { try $0.text(as: format) }
        for digits in ["1.234567890123e-49", "1.5e+49", "1e-250", "1.2345e-45"] { #expect(text.contains(digits)) }
    }

    @Test func formatFollowsTheExtension() {
        #expect(ProgramFormat(path: "/a/b.LP") == .cplexLP)
        #expect(ProgramFormat(path: "b.x.mps") == .mps)
        #expect(ProgramFormat(path: "mps") == nil)
        #expect(ProgramFormat(path: "a.txt") == nil)
        #expect(ProgramFormat(path: "/a/.lp") == nil)
    }
}
