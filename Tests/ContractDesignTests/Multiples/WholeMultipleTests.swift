import ContractDesign
import Foundation
import LinearProgramming
import Tabular
import TestSupport
import Testing

@Suite struct WholeMultipleTests {
    /// Cases whose answers were found elsewhere, by trying all menus in multiples.
    struct Case: Decodable, Sendable, CustomStringConvertible {
        struct Kind: Decodable, Sendable { var name: String, cost: Double, probability: Double }
        struct Options: Decodable, Sendable { var multiple: Double, rewardMultiple: Double? }
        struct Expected: Decodable, Sendable {
            var status: String
            var performance: Double?
            var contributions, greatestRewards, leastRewards: [Double]?
            var continuous: Double?
        }
        var id: String
        var types: [Kind]
        var participants: Int
        var accuracy, valuation, conditioning: String
        var options: Options
        var expected: Expected
        var description: String { id }

        func design(_ preference: Preference, export: ProgramFormat? = nil) throws -> Contract {
            var setting = try Setting(
                accuracy: Specification.accuracy(accuracy), valuation: Specification.valuation(valuation),
                conditioning: #require(Conditioning(rawValue: conditioning)), preference: preference)
            setting.multiples = try WholeMultiples(ofContribution: options.multiple, ofReward: options.rewardMultiple)
            let population = try Population(
                types.map { ParticipantType(name: $0.name, cost: $0.cost, probability: $0.probability) })
            return try ContractProblem(
                population: population, participation: .fixed(participants), setting: setting
            ).design(export: export)
        }
    }

    static let cases: [Case] = {
        let path = RepositoryFiles.fixture("whole-multiples.json", of: "ContractDesignTests")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return FileManager.default.contents(atPath: path).flatMap { try? decoder.decode([Case].self, from: $0) }
            ?? []
    }()

    @Test func allCasesAreThere() { #expect(Self.cases.count == 6) }

    @Test(arguments: cases, Preference.allCases)
    func answersAreThoseFoundByTryingAll(_ one: Case, _ preference: Preference) throws {
        guard one.expected.status == "optimal" else {
            #expect(Self.isProvedMissing { try one.design(preference) })
            return
        }
        let contract = try one.design(preference)
        let expected = try #require(one.expected.performance)
        #expect(contract.status == .certified)
        #expect(abs(contract.performance.lower - expected) < 1e-10)
        #expect(contract.performance.upper >= expected - 1e-12)
        #expect(contract.menu.offers.map(\.contribution) == one.expected.contributions)
        let rewards = preference == .parties ? one.expected.greatestRewards : one.expected.leastRewards
        for (offer, reward) in zip(contract.menu.offers, try #require(rewards)) {
            #expect(abs(offer.reward - reward) < 1e-6)
        }
        #expect(contract.checks.worst <= 1e-9)
        let continuous = try #require(contract.continuous)
        #expect(abs(continuous.performance.lower - (one.expected.continuous ?? .nan)) < 1e-8)
        #expect(abs(continuous.loss(of: contract.performance) - (continuous.performance.lower - expected)) < 1e-10)
    }

    /// Whether it is proved that no menu exists, and said that multiples are why.
    private static func isProvedMissing(_ design: () throws -> Contract) -> Bool {
        do {
            _ = try design()
            return false
        } catch ContractError.noMenu(let missing) {
            return missing.status == .infeasible && missing.multiples != nil
                && "\(missing)".contains("whole multiples of")
        } catch {
            return false
        }
    }

    /// The program that is written bounds every menu, and is whole in the multiples.
    @Test(arguments: cases.filter { $0.expected.status == "optimal" }, [ProgramFormat.cplexLP, .mps])
    func theWrittenProgramBoundsTheOptimum(_ one: Case, _ format: ProgramFormat) throws {
        let contract = try one.design(.parties, export: format)
        let expected = try #require(one.expected.performance)
        let folder = try ScratchFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = try folder.write("program", try #require(contract.programText))
        try LinearProgram.scoped(reading: path, as: format) { program in
            let solution = try program.solveInteger()
            let optimum = try #require(solution.objective) * (program.sense == .maximize ? 1 : -1)
            #expect(solution.isOptimal && optimum >= expected - 1e-8 && optimum <= expected + 1e-3)
            let relaxed = try program.solve().objective * (program.sense == .maximize ? 1 : -1)
            #expect(relaxed >= optimum - 1e-9)
        }
    }

    private static func instance(_ seed: Int) -> EnumeratedMenus {
        var random = SeededGenerator(seed: UInt64(seed))
        let classes = 2 + seed % 2
        var costs = (0..<classes).map { _ in Double.random(in: 0.03...0.2, using: &random) }.sorted(by: >)
        costs = costs.map { ($0 * 1e4).rounded() / 1e4 }
        let weights = (0..<classes).map { _ in Double.random(in: 0.2...1, using: &random) }
        let sum = weights.reduce(0, +)
        let isHinged = seed % 3 == 2
        // With a hinge groups of costly parties learn nothing; the steps leave some twenty multiples.
        let curve: EnumeratedMenus.Curve =
            isHinged
            ? .power(Double.random(in: 5...20, using: &random), 0.5)
            : .exponential(rate: Double.random(in: 0.001...0.004, using: &random))
        let most = 100 / costs[classes - 1]
        return EnumeratedMenus(
            curve: curve, costs: costs, probabilities: weights.map { $0 / sum }, parties: 2 + seed % 3,
            isOwn: seed % 4 < 2, step: (most / (seed % 6 == 3 ? 1.7 : classes == 2 ? 60 : 24)).rounded(),
            rewardStep: seed % 5 < 2 ? [0.5, 4][seed % 2] : nil)
    }

    /// With and without a hinge, with rewards in multiples or not, against every menu in multiples.
    @Test(arguments: 0..<36)
    func smallProblemsAreSolvedAsByTryingAll(_ seed: Int) throws {
        let instance = Self.instance(seed)
        let best = instance.best()
        var setting = try Setting(
            accuracy: Specification.accuracy(instance.curve.specification),
            valuation: Specification.valuation("linear:100"), conditioning: instance.isOwn ? .own : .atLeastOne)
        setting.multiples = try WholeMultiples(ofContribution: instance.step, ofReward: instance.rewardStep)
        let types = zip(instance.costs, instance.probabilities).enumerated().map {
            ParticipantType(name: "\($0)", cost: $1.0, probability: $1.1)
        }
        let problem = try ContractProblem(
            population: Population(types), participation: .fixed(instance.parties), setting: setting)
        guard let best else {
            #expect(Self.isProvedMissing { try problem.design() })
            return
        }
        let contract = try problem.design()
        #expect(contract.status == .certified)
        #expect(abs(contract.performance.lower - best.performance) < 1e-8, "\(best)")
        #expect(contract.performance.upper >= best.performance - 1e-12)
        #expect(contract.checks.worst <= 1e-9)
        for offer in contract.menu.offers {
            #expect(abs(offer.contribution / instance.step - (offer.contribution / instance.step).rounded()) < 1e-9)
            if let step = instance.rewardStep {
                #expect(abs(offer.reward / step - (offer.reward / step).rounded()) < 1e-9)
            }
        }
        if contract.menu.offers.map(\.contribution) == best.contributions {
            for (offer, reward) in zip(contract.menu.offers, best.greatest) {
                #expect(abs(offer.reward - reward) < 1e-6)
            }
        }
    }

    /// The instances are of all kinds.
    @Test func theSmallProblemsCoverAnswersOfAllKinds() {
        let answers = (0..<36).map { Self.instance($0).best() }
        #expect(answers.contains { $0 == nil } && answers.count { $0 != nil } >= 20)
    }

    /// Qualities 2 and 3 with one cost per effective unit: offers of 3 k and 2 k units, which are the same 6 k.
    @Test func typesThatShareAnOfferNeedACommonMultiple() throws {
        func problem(_ qualities: (Double, Double), step: Double) throws -> ContractProblem {
            var setting = try Setting(
                accuracy: Specification.accuracy("exponential:1,0.003"),
                valuation: Specification.valuation("linear:100"))
            setting.multiples = try WholeMultiples(ofContribution: step)
            let types = [
                ParticipantType(
                    name: "a", cost: 0.05 * qualities.0, probability: 0.5, quality: qualities.0),
                ParticipantType(
                    name: "b", cost: 0.05 * qualities.1, probability: 0.5, quality: qualities.1),
            ]
            return try ContractProblem(population: Population(types), participation: .fixed(3), setting: setting)
        }
        let contract = try problem((2, 3), step: 7).design()
        let amounts = contract.menu.offers.map(\.contribution)
        #expect(amounts[0] * 2 == amounts[1] * 3 && amounts[0] > 0)
        #expect(amounts.allSatisfy { ($0 / 7).rounded() == $0 / 7 })
        // 42 effective units apart: the next multiple would break a promise, or this one is the best.
        let plain = try #require(contract.continuous).contributions
        #expect(plain[0] - amounts[0] < 21 && amounts[0] <= plain[0])
        #expect(throws: ContractError.noCommonMultiple(types: ["a", "b"], multiple: 7)) {
            try problem((2, 2 * 2.0.squareRoot()), step: 7).design()
        }
    }

    @Test func stepsThatCannotBeAreRefused() {
        for step in [0, -1, Double.nan, .infinity] {
            #expect(throws: ContractError.self) { try WholeMultiples(ofContribution: step) }
            #expect(throws: ContractError.self) { try WholeMultiples(ofContribution: 1, ofReward: step) }
        }
    }

    /// The published experiments in steps of 10; that with four types of one offer is known to be hard.
    @Test(arguments: [
        ("small-parties", [60.0, 70, 70, 70, 70], 2.28e-3, 2e-5),
        ("big-and-small", [100, 100, 1160, 1170, 11730], 7.3e-5, 6e-7),
        ("big-firms", [390, 400, 400, 400, 400], 9.3e-5, 6e-7),
    ])
    func publishedExperimentsInTens(
        _ name: String, _ contributions: [Double], _ loss: Double, _ rounding: Double
    ) throws {
        let contract = try experiment(name, step: 10)
        #expect(contract.menu.offers.map(\.contribution) == contributions)
        #expect(abs(try #require(contract.continuous).loss(of: contract.performance) - loss) < rounding)
        #expect(contract.checks.worst <= 1e-9)
        if name != "big-firms" { #expect(contract.status == .certified) }
    }

    private func experiment(_ name: String, step: Double, stop: (() -> Bool)? = nil) throws -> Contract {
        var setting = Setting.standard
        setting.multiples = try WholeMultiples(ofContribution: step)
        let types = try Table.read(path: RepositoryFiles.data("\(name).csv")).rows.map { row in
            ParticipantType(
                name: try row.cell("type").text, cost: try row.cell("cost").number(),
                probability: try row.cell("probability").number())
        }
        let problem = try ContractProblem(
            population: Population(types), participation: .fixed(10), setting: setting)
        return try problem.design(observer: stop.map { SolveObserver(isCancelled: $0) } ?? SolveObserver())
    }
}
