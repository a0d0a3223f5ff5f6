import ContractDesign
import Tabular
import TestSupport
import Testing

/// Contracts of many parties with curves that are no sums of exponentials.
@Suite struct GaussContractTests {
    struct Reference: Sendable, CustomStringConvertible {
        var id: String
        var law: String
        var accuracy: String
        var valuation: String
        var conditioning: Conditioning
        var costs: [Double]
        var probabilities: [Double]
        var optimum: Double
        var contributions: [Double]
        var rewards: [Double]
        var description: String { id }

        func problem(_ engine: Engine = .auto) throws -> ContractProblem {
            try contractProblem(
                costs: costs, probabilities: probabilities, participation: Specification.participation(law),
                accuracy: accuracy, valuation: valuation, conditioning: conditioning, engine: engine)
        }
    }

    /// By two other optimisers over rules of 9 to 15 nodes, bounds 5e-12 apart or less.
    static let references: [Reference] = {
        let path = RepositoryFiles.fixture("curve-contracts.csv", of: "ContractDesignTests")
        guard let table = try? Table.read(path: path) else { return [] }
        return table.rows.map { row in
            func text(_ column: String) -> String { row[column]?.text ?? "" }
            func numbers(_ column: String) -> [Double] { text(column).split(separator: ";").map { Double($0)! } }
            return Reference(
                id: text("id"), law: text("law"), accuracy: text("accuracy"), valuation: text("valuation"),
                conditioning: Conditioning(rawValue: text("conditioning"))!, costs: numbers("costs"),
                probabilities: numbers("probabilities"), optimum: Double(text("optimum"))!,
                contributions: numbers("contributions"), rewards: numbers("rewards"))
        }
    }()

    @Test func allReferencesAreThere() { #expect(Self.references.count == 4) }

    @Test(arguments: references, [Engine.auto, .gauss])
    func theOptimumIsCertified(_ reference: Reference, _ engine: Engine) throws {
        let contract = try reference.problem(engine).design()
        #expect(contract.status == .certified)
        #expect(engine == .auto || contract.solver.engine == .gauss)
        #expect(contract.performance.gap <= 1e-8)
        #expect(abs(contract.performance.lower - reference.optimum) <= 1e-8)
        #expect(contract.performance.upper >= reference.optimum - 1e-11)
        #expect(contract.checks.worst <= 1e-9)
    }

    /// The menu that the other optimisers found is worth what they say, whoever proposes it.
    @Test(arguments: references) func theirMenusAreWorthWhatTheySay(_ reference: Reference) throws {
        let problem = try reference.problem()
        let group = try problem.expectations(atContributions: reference.contributions)
        #expect(abs(group.performance - reference.optimum) <= 1e-11)
        for (reward, cap) in zip(reference.rewards, group.caps) { #expect(reward <= cap + 1e-6) }
    }

    /// Where all three engines serve, they find the same.
    @Test(arguments: [Conditioning.atLeastOne, .own], ["fixed:10", "binomial:12,0.7"])
    func allEnginesAgree(_ conditioning: Conditioning, _ law: String) throws {
        let contracts = try [Engine.gauss, .enumerate, .laplace].map { engine in
            try contractProblem(
                costs: [0.03, 0.02, 0.012], probabilities: [0.3, 0.3, 0.4],
                participation: Specification.participation(law), conditioning: conditioning, engine: engine
            ).design()
        }
        for contract in contracts {
            #expect(contract.status == .certified)
            #expect(abs(contract.performance.lower - contracts[1].performance.lower) <= 1e-8)
        }
        #expect(contracts[0].solver.engine == .gauss)
    }

    struct Setup: Sendable, CustomStringConvertible {
        var law: String
        var types: Int
        var accuracy: String
        var valuation: String
        var description: String { "\(law), \(types) types, \(accuracy), \(valuation)" }
    }

    static let accuracies = ["arctan:0.005", "bound:1,1", "power:0.95,3,0.5", "exponential:1,0.002"]
    static let valuations = ["linear:100", "power:100,0.5"]

    /// Each law with each curve and each valuation once or twice.
    static let few: [Setup] = {
        let laws = ["poisson:0.01", "poisson:5", "poisson:300", "poisson:1e9", "binomial:100,0.3", "fixed:2000"]
        return laws.enumerated().flatMap { k, law in
            (0..<4).map { j in
                Setup(
                    law: law, types: [2, 5, 3, 10][(k + j) % 4], accuracy: accuracies[j],
                    valuation: valuations[(k + j + 1) % 2])
            }
        }
    }()

    static let many: [Setup] = {
        let laws = [
            "poisson:0.01", "poisson:0.5", "poisson:3", "poisson:20", "poisson:1e3", "poisson:1e5", "poisson:1e9",
            "binomial:10,0.5", "binomial:1000,0.02", "binomial:1000000,0.7", "fixed:50", "fixed:1000000000",
        ]
        return laws.flatMap { law in
            [2, 3, 5, 10].flatMap { types in
                accuracies.flatMap { accuracy in
                    valuations.map { Setup(law: law, types: types, accuracy: accuracy, valuation: $0) }
                }
            }
        }
    }()

    @Test(arguments: few) func nothingIsRefused(_ setup: Setup) throws { try check(setup) }

    @Test(.demanding, arguments: many) func noneOfManyIsRefused(_ setup: Setup) throws { try check(setup) }

    private func check(_ setup: Setup) throws {
        let count = Double(setup.types)
        let problem = try contractProblem(
            costs: (0..<setup.types).map { 0.3 * (1 - 0.9 * Double($0) / count) },
            probabilities: [Double](repeating: 1 / count, count: setup.types),
            participation: Specification.participation(setup.law), accuracy: setup.accuracy,
            valuation: setup.valuation)
        let contract = try problem.design()
        #expect(contract.performance.lower <= contract.performance.upper)
        #expect(contract.checks.worst <= 1e-9)
        let isConcave = setup.accuracy.hasPrefix("arctan") || setup.accuracy.hasPrefix("exponential")
        if isConcave { #expect(contract.status == .certified) }
        let again = try problem.expectations(atContributions: contract.menu.offers.map(\.contribution))
        #expect(abs(again.performance - contract.performance.lower) <= 1e-9)
    }
}
