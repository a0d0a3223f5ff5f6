import ContractDesign
import Foundation
import TestSupport
import Testing

private let python = ProcessInfo.processInfo.environment["ACCORD_PYTHON"]

/// Random problems with several laws of who comes, judged by linear programs of another form, which HiGHS solves.
@Suite(.enabled(if: python != nil, "needs ACCORD_PYTHON, a Python with highspy"))
struct ScenarioPeerTests {
    private struct Case: Encodable {
        var costs: [Double]
        var rate: Double
        var parties: Int
        var conditioning: Conditioning
        var laws: [[Double]]
        var contributions: [Double] = []
        var rewards: [Double] = []
    }

    private struct Answer: Decodable {
        var performance, violation, upper: Double
    }

    private static func random(_ seed: UInt64) -> Case {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...4, using: &random)
        let base = random.simplex(count)
        let spread = [0.1, 0.4, 1].randomElement(using: &random)!
        let laws = (0..<Int.random(in: 2...4, using: &random)).map { _ in
            zip(base, random.simplex(count)).map { (1 - spread) * $0 + spread * $1 }
        }
        return Case(
            costs: (0..<count).map { _ in random.logUniform(0.002...0.2) },
            rate: Double.random(in: 0.001...0.005, using: &random), parties: Int.random(in: 2...5, using: &random),
            conditioning: seed % 2 == 0 ? .own : .atLeastOne, laws: laws)
    }

    private static func contract(_ one: Case) throws -> Contract {
        let types = one.costs.enumerated().map {
            ParticipantType(name: "t\($0.offset)", cost: $0.element, probability: 1)
        }
        let scenarios = one.laws.enumerated().map { Scenario(name: "s\($0.offset)", probabilities: $0.element) }
        return try ContractProblem(
            population: Population(types, under: scenarios), participation: .fixed(one.parties),
            setting: Setting(
                accuracy: Specification.accuracy("exponential:1,\(one.rate)"), conditioning: one.conditioning)
        ).design()
    }

    @Test func menusAreTheBest() throws {
        var cases: [Case] = []
        var contracts: [Contract] = []
        for seed in 1...60 {
            var one = Self.random(UInt64(seed))
            let contract = try Self.contract(one)
            one.contributions = contract.menu.offers.map(\.contribution)
            one.rewards = contract.menu.offers.map(\.reward)
            cases.append(one)
            contracts.append(contract)
        }
        let folder = try ScratchFolder()
        let problems = try folder.write("problems.json", bytes: Array(JSONEncoder().encode(cases)))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = [
            RepositoryFiles.peer("scenario_bounds.py", of: "ContractDesignTests"), problems, folder("answers.json"),
        ]
        try process.start()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let answers = try JSONDecoder().decode([Answer].self, from: Data(folder.bytes("answers.json")))
        #expect(answers.count == cases.count)
        // Scenarios differ in many, and several of them bind in some, else the test would say little.
        let telling = contracts.count { contract in
            let performances = (contract.robustness?.views ?? []).map(\.performance)
            return (performances.max() ?? 0) - (performances.min() ?? 0) > 1e-6
        }
        #expect(telling > 20, "\(telling)")
        let mixed = contracts.count { contract in
            let robustness = contract.robustness
            return Set([robustness?.leastPerformance] + (robustness?.leastCaps ?? []).map(Optional.some)).count > 1
        }
        #expect(mixed > 3, "\(mixed)")
        for (contract, answer) in zip(contracts, answers) {
            #expect(contract.status == .certified)
            #expect(abs(answer.performance - contract.performance.lower) < 1e-11)
            #expect(answer.violation < 1e-7)
            #expect(answer.upper >= contract.performance.lower - 1e-8)
            #expect(answer.upper <= contract.performance.lower + 2e-8, "\(answer.upper - contract.performance.lower)")
        }
    }
}
