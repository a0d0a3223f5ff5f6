import Foundation
import LinearProgramming
import TestSupport
import Testing

/// Programs on which rounding decides, judged in rational arithmetic by a program that shares no code with the solver.
///
/// 250 of them in a campaign, and 50 as usual. Where there is no `python3` (or another that ACCORD_PYTHON names) the
/// suite is skipped.
@Suite(.slow, .enabled(if: Judge.python != nil, "neither PATH nor ACCORD_PYTHON has a Python interpreter"))
struct CampaignTests {
    static let isWhole = TestEffort.current == .campaign

    /// Statuses alone: where rows nearly depend on each other, points that meet all bounds within 1e-9 of their size
    /// lie as far as 1e-3 beyond the optimum.
    @Test(arguments: methods.dropLast(), [true, false])
    func noStatusIsWrong(_ method: SimplexOptions.Method, _ isScaling: Bool) throws {
        try judge(SimplexOptions(method: method, isScaling: isScaling), objectivesWithin: 1e-2)
    }

    @Test func exactArithmeticHasTheOptimumToTheLastDigits() throws {
        try judge(SimplexOptions(isExact: true), objectivesWithin: 1e-13)
    }

    private func judge(_ options: SimplexOptions, objectivesWithin tolerance: Double) throws {
        let programs = (0..<TestEffort.cases(of: 250, usually: 50)).map { DenseProgram.nearlyDependent(seed: $0) }
        let solutions = try programs.map { program in try program.run { try $0.solve(options) } }
        let verdicts = try Judge.verdicts(zip(programs, solutions).map(Judge.Question.init))
        try #require(verdicts.count == programs.count)
        var tally: [String: Int] = [:]
        for (seed, (solution, verdict)) in zip(solutions, verdicts).enumerated() {
            tally["\(solution.status.verdict), truly \(verdict.status) by \(verdict.how)", default: 0] += 1
            #expect("\(solution.status.verdict)" == verdict.status, "seed \(seed): \(solution.status)")
            if let optimum = verdict.optimum, solution.isOptimal {
                #expect(agree([solution.objective], [optimum], within: tolerance), "seed \(seed)")
            }
        }
        for status in ["optimal", "infeasible"] + (Self.isWhole ? ["unbounded"] : []) {
            #expect(verdicts.count { $0.status == status } >= (Self.isWhole ? 5 : 2), "\(status)")
        }
        if Self.isWhole {
            print(
                "campaign, \(options.method), scaling \(options.isScaling), exact \(options.isExact): \(tally.sorted { $0.key < $1.key })"
            )
        }
    }

    @Test(.demanding) func theFixturesAreOptimal() throws {
        var questions: [Judge.Question] = []
        for name in try Fixtures.nearlyDependent + ["lp_false_infeasible.mps"] {
            try LinearProgram.scoped(reading: Fixtures.path(name), as: .mps) { lp throws in
                let solution = try lp.solve()
                #expect(solution.isOptimal)
                questions.append(Judge.Question(try DenseProgram(lp), solution))
            }
        }
        #expect(try Judge.verdicts(questions).map(\.status) == questions.map { _ in "optimal" })
    }
}

/// The script beside these tests that judges by Python's fractions.
enum Judge {
    static let python =
        ProcessInfo.processInfo.environment["ACCORD_PYTHON"]
        ?? (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    /// A program and what was said of it. Numbers are written so that they are read back unchanged.
    struct Question: Encodable {
        struct Standings: Encodable {
            var rows: [String]
            var columns: [String]
        }

        var sense: String
        var costs: [Double]
        var columns: [[Double?]]
        var rows: [[Double?]]
        var matrix: [[Double]]
        var basis: Standings

        init(_ program: DenseProgram, _ solution: LinearSolution) {
            func ends(_ bounds: Bounds) -> [Double?] {
                [bounds.lower.isFinite ? bounds.lower : nil, bounds.upper.isFinite ? bounds.upper : nil]
            }
            func word(_ standing: Basis.Standing) -> String {
                switch standing {
                case .basic: "basic"
                case .atLower: "lower"
                case .atUpper: "upper"
                case .free: "free"
                default: "fixed"
                }
            }
            sense = "\(program.sense)"
            costs = program.costs
            columns = program.columns.map(ends)
            rows = program.rows.map(ends)
            matrix = program.matrix
            basis = Standings(rows: solution.basis.rows.map(word), columns: solution.basis.columns.map(word))
        }
    }

    struct Verdict: Decodable {
        var status: String
        var how: String
        var optimum: Double?
    }

    static func verdicts(_ questions: [Question]) throws -> [Verdict] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("judge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (asked, answered) = (folder.appendingPathComponent("asked"), folder.appendingPathComponent("answered"))
        let lines = try questions.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        try lines.joined(separator: "\n").write(to: asked, atomically: false, encoding: .utf8)
        let script = RepositoryFiles.peer("judge_in_fractions.py", of: "LinearProgrammingTests")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = [script, asked.path, answered.path]
        try process.start()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try String(contentsOf: answered, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Verdict.self, from: Data($0.utf8))
        }
    }
}

extension DenseProgram {
    init(_ lp: borrowing LinearProgram) throws {
        self.init(lp.sense, constant: lp.objectiveConstant)
        for j in 0..<lp.columnCount {
            costs.append(try lp.cost(of: Column(index: j)))
            columns.append(try lp.bounds(of: Column(index: j)))
        }
        for i in 0..<lp.rowCount {
            var row = [Double](repeating: 0, count: lp.columnCount)
            for term in try lp.terms(of: Row(index: i)) { row[term.column.index] = term.coefficient }
            matrix.append(row)
            rows.append(try lp.bounds(of: Row(index: i)))
        }
    }
}
