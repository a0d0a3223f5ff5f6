import Foundation
import LinearProgramming
import TestSupport
import Testing

/// The same written programs, answered by other solvers.
///
/// The suite with HiGHS runs where ACCORD_PYTHON names a Python interpreter that has `highspy` (`pip install highspy`),
/// the one with glpsol where PATH has it (package glpk-utils); elsewhere they are skipped.
struct PeerAnswer: Decodable, Equatable {
    var status: String
    var objective: Double

    init(status: String, objective: Double = 0) {
        self.status = status
        self.objective = objective
    }

    /// What the module says of a program, in the peers' words.
    init(_ solution: LinearSolution, negated: Bool) {
        status =
            solution.isOptimal
            ? "optimal"
            : solution.status.isInfeasible
                ? "infeasible"
                : solution.status.isUnbounded ? "unbounded" : "unknown"
        objective = solution.isOptimal ? (negated ? -solution.objective : solution.objective) : 0
    }

    /// The same of a branch and cut.
    init(_ solution: IntegerSolution, negated: Bool) {
        let objective = solution.isOptimal ? solution.objective ?? .nan : 0
        status =
            switch solution.verdict {
            case .optimal: "optimal"
            case .infeasible: "infeasible"
            case .unboundedRelaxation, .undetermined, .unfinished: "\(solution.verdict)"
            }
        self.objective = negated ? -objective : objective
    }

    func agrees(with other: PeerAnswer) -> Bool {
        status == other.status && agree([objective], [other.objective], within: 1e-7)
    }
}

enum Peers {
    static let python = ProcessInfo.processInfo.environment["ACCORD_PYTHON"]
    static let glpsol = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/glpsol" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    static let programs = (0..<60).map { seed in
        switch seed % 4 {
        case 0: DenseProgram.boxed(seed: seed, columns: 5, rows: 5)
        case 1: DenseProgram.infeasible(seed: seed)
        case 2: DenseProgram.unbounded(seed: seed)
        default: DenseProgram.feasible(seed: seed, columns: 8, rows: 8)
        }
    }

    /// Writes all programs and compares what `answers` makes of the files; MPS minimises the negative of a maximum.
    /// - Parameter constantSign: how the peer reads the constant of an objective in MPS.
    static func compare(
        _ format: ProgramFormat, constantSign: ObjectiveConstantSign = .customary,
        _ answers: (_ folder: URL, _ paths: [String]) throws -> [PeerAnswer]
    ) throws {
        try inFolder { folder in
            var paths: [String] = []
            var expected: [PeerAnswer] = []
            for (k, program) in programs.enumerated() {
                let path = folder.appendingPathComponent("\(k).\(format == .mps ? "mps" : "lp")").path
                try program.run { lp in
                    try lp.text(as: format).write(toFile: path, atomically: false, encoding: .utf8)
                    let isNegated = format == .mps && program.sense == .maximize
                    var answer = PeerAnswer(try lp.solve(), negated: isNegated)
                    if format == .mps, constantSign == .asInGLPK, answer.status == "optimal" {
                        answer.objective -= 2 * (isNegated ? -program.constant : program.constant)
                    }
                    expected.append(answer)
                }
                paths.append(path)
            }
            for status in ["optimal", "infeasible", "unbounded"] {
                #expect(expected.count { $0.status == status } >= 8, "\(status)")
            }
            let found = try answers(folder, paths)
            try #require(found.count == expected.count)
            for k in found.indices {
                #expect(found[k].agrees(with: expected[k]), "program \(k): \(found[k]) instead of \(expected[k])")
            }
        }
    }

    static func inFolder<R>(_ body: (URL) throws -> R) throws -> R {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// HiGHS's answers, which its script writes to a file: what Python packages print is theirs.
    static func highs(_ folder: URL, _ paths: [String]) throws -> [PeerAnswer] {
        let script = RepositoryFiles.peer("solve_with_highs.py", of: "LinearProgrammingTests")
        let answers = folder.appendingPathComponent("answers")
        _ = try output(of: #require(python), [script, answers.path] + paths)
        return try String(contentsOf: answers, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(PeerAnswer.self, from: Data($0.utf8))
        }
    }

    static func output(of executable: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.start()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

@Suite(.enabled(if: Peers.python != nil, "ACCORD_PYTHON names no Python interpreter with highspy"))
struct HighsTests {
    @Test(arguments: formats)
    func answersTheSame(_ format: ProgramFormat) throws {
        try Peers.compare(format, Peers.highs)
    }

    @Test(arguments: formats)
    func readsNastyNames(_ format: ProgramFormat) throws {
        let (objective, text) = try LinearProgram.scoped { lp in
            for (k, name) in FileNameTests.nasty.enumerated() {
                let column = try lp.addColumn(.between(-1, Double(k)), cost: Double(k % 7) - 3, name: name)
                try lp.addRow(.between(-0.5, Double(k) / 2), [Term(1, column)], name: name)
            }
            return (try lp.solve().objective, try lp.text(as: format))
        }
        try Peers.inFolder { folder in
            let path = folder.appendingPathComponent(format == .mps ? "names.mps" : "names.lp").path
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            let answer = try #require(try Peers.highs(folder, [path]).first)
            #expect(
                answer.agrees(with: PeerAnswer(status: "optimal", objective: objective)),
                "\(answer) instead of \(objective)")
        }
    }

    /// The signs and sizes that readers disagree about.
    @Test(arguments: [("mps_objconst.mps", ProgramFormat.mps), ("mps_bigbound.mps", .mps), ("lp_1e30.lp", .cplexLP)])
    func readsOthersFilesAlike(_ name: String, _ format: ProgramFormat) throws {
        let solution = try LinearProgram.scoped(reading: Fixtures.path(name), as: format) { try $0.solve() }
        let answer = try #require(try Peers.inFolder { try Peers.highs($0, [Fixtures.path(name)]).first })
        #expect(answer.agrees(with: PeerAnswer(solution, negated: false)), "\(answer) instead of \(solution)")
    }
}

@Suite(.enabled(if: Peers.glpsol != nil, "PATH has no glpsol"))
struct GlpsolTests {
    @Test(arguments: formats)
    func answersTheSame(_ format: ProgramFormat) throws {
        try Peers.compare(format, constantSign: .asInGLPK) { _, paths in
            try paths.map { path in
                _ = try Peers.output(
                    of: #require(Peers.glpsol),
                    [format == .mps ? "--freemps" : "--lp", path, "--nopresol", "-w", path + ".answer"])
                return Self.answer(try String(contentsOfFile: path + ".answer", encoding: .utf8))
            }
        }
    }

    /// The line `s bas rows columns primal dual objective` of glpsol's answer.
    private static func answer(_ text: String) -> PeerAnswer {
        let fields = text.split(separator: "\n").first { $0.hasPrefix("s bas") }?.split(separator: " ") ?? []
        guard fields.count == 7 else { return PeerAnswer(status: "unreadable") }
        switch (fields[4], fields[5]) {
        case ("f", "f"): return PeerAnswer(status: "optimal", objective: Double(fields[6]) ?? .nan)
        case ("n", _): return PeerAnswer(status: "infeasible")
        case ("f", "n"): return PeerAnswer(status: "unbounded")
        default: return PeerAnswer(status: "primal \(fields[4]), dual \(fields[5])")
        }
    }
}
