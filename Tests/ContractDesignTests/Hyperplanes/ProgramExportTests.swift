import ContractDesign
import Foundation
import LinearProgramming
import TestSupport
import Testing

private let environment = ProcessInfo.processInfo.environment
/// A Python with `highspy`; scripts/test makes one.
private let python = environment["ACCORD_PYTHON"]
private let glpsol = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/glpsol" }
    .first(where: FileManager.default.isExecutableFile(atPath:))

@Suite struct ProgramExportTests {
    private static let cases = [
        [0.2, 0.16, 0.12, 0.08, 0.04], [1, 0.85, 0.7, 0.55, 0.4], [0.5, 0.4, 0.03, 0.02, 0.001],
    ]

    private func export(_ costs: [Double], _ format: ProgramFormat) throws -> (upper: Double, path: String) {
        let contract = try contractProblem(costs: costs, probabilities: [1, 1, 1, 1, 1], participants: 10).design(
            export: format)
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("contract-\(UUID().uuidString).\(format == .mps ? "mps" : "lp")").path
        try #require(contract.programText).write(toFile: path, atomically: true, encoding: .utf8)
        return (contract.performance.upper, path)
    }

    private func run(_ executable: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        try process.start()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test(
        .enabled(if: python != nil, "needs ACCORD_PYTHON, a Python with highspy"), arguments: cases,
        [ProgramFormat.cplexLP, .mps])
    func highsFindsTheUpperBound(_ costs: [Double], _ format: ProgramFormat) throws {
        let (upper, path) = try export(costs, format)
        let answer = path + ".out"
        defer { for file in [path, answer] { try? FileManager.default.removeItem(atPath: file) } }
        // Into a file: HiGHS itself may print what it likes.
        let script = """
            import highspy, sys
            h = highspy.Highs(); h.setOptionValue("output_flag", False)
            h.setOptionValue("primal_feasibility_tolerance", 1e-10); h.setOptionValue("dual_feasibility_tolerance", 1e-10)
            h.readModel(sys.argv[1]); h.run()
            open(sys.argv[2], "w").write(repr(h.getInfo().objective_function_value))
            """
        try run(try #require(python), ["-c", script, path, answer])
        let objective = try #require(Double(String(contentsOfFile: answer, encoding: .utf8)))
        #expect(abs(abs(objective) - upper) < 1e-7)
    }

    @Test(.enabled(if: glpsol != nil, "needs glpsol"), arguments: cases, [ProgramFormat.cplexLP, .mps])
    func glpsolFindsTheUpperBound(_ costs: [Double], _ format: ProgramFormat) throws {
        let (upper, path) = try export(costs, format)
        let answer = path + ".out"
        defer { for file in [path, answer] { try? FileManager.default.removeItem(atPath: file) } }
        try run(try #require(glpsol), [format == .mps ? "--freemps" : "--lp", path, "-w", answer])
        // The line "s bas ROWS COLUMNS PRIMAL DUAL OBJECTIVE" of GLPK's solution format.
        let line = try #require(
            try String(contentsOfFile: answer, encoding: .utf8).split(separator: "\n").first { $0.hasPrefix("s ") })
        let objective = try #require(line.split(separator: " ").last.flatMap { Double($0) })
        #expect(abs(abs(objective) - upper) < 1e-7)
    }
}
