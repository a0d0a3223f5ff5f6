import Foundation
import TestSupport
import Testing

/// A Python with `highspy`; scripts/test makes one.
private let python = ProcessInfo.processInfo.environment["ACCORD_PYTHON"]

/// Random problems in which several terms of the parties meet, solved by the built `accord` and by plain linear programs:
/// a column for each composition, a row for each pair of types, HiGHS.
///
/// 1,000 of them in a campaign, and 60 as usual.
@Suite(.slow, .enabled(if: python != nil, "ACCORD_PYTHON names no Python interpreter with highspy"))
struct PlainContractTests {
    private struct Answers: Decodable {
        struct Difference: Decodable {
            var seed: Int
            var faults, arguments: [String]
            var types: String
        }

        /// How many problems ended in which way, and how many had which terms.
        var kinds, terms: [String: Int]
        /// Of the peer's bounds on the best performance.
        var loosest: Double
        var differences: [Difference]

        func count(_ kind: String) -> Int { kinds.filter { $0.key.hasPrefix(kind) }.values.reduce(0, +) }
    }

    @Test func menusBoundsAndVerdictsAreThoseOfPlainPrograms() throws {
        let count = TestEffort.cases(of: 1000, usually: 60)
        let answers = try Self.answers(toSeedsBelow: count)
        for difference in answers.differences {
            Issue.record(
                """
                seed \(difference.seed): \(difference.faults.joined(separator: "; "))
                accord design TYPES.csv \(difference.arguments.joined(separator: " "))
                \(difference.types)
                """)
        }
        #expect(answers.kinds.values.reduce(0, +) == count)
        #expect(answers.loosest < 1e-6)
        #expect(answers.count("infeasible") >= count / 20)
        #expect(answers.count("undecided") + answers.count("bounded") <= max(1, count / 50), "\(answers.kinds)")
        for term in ["quality", "value", "outside", "capacity", "band"] {
            #expect((answers.terms[term] ?? 0) >= count / 5, "\(term)")
        }
        for term in ["probability_low", "distance", "at-least"] {
            #expect((answers.terms[term] ?? 0) >= count / 25, "\(term)")
        }
    }

    private static func answers(toSeedsBelow count: Int) throws -> Answers {
        let folder = try ScratchFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = [
            RepositoryFiles.peer("plain-contracts/check_contracts.py", of: "ContractDesignTests"),
            folder("answers.json"), BuiltExecutable.accord, "0", String(count),
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        // HiGHS prints its banner whatever one asks.
        process.standardOutput = FileHandle.nullDevice
        try process.start()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode(Answers.self, from: Data(folder.bytes("answers.json")))
    }
}
