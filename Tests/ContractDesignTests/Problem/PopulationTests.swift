import ContractDesign
import TestSupport
import Testing

@Suite struct PopulationTests {
    private func type(_ name: String, _ cost: Double, _ probability: Double, quality: Double = 1) -> ParticipantType {
        ParticipantType(name: name, cost: cost, probability: probability, quality: quality)
    }

    @Test func refusesWhatIsNoPopulation() {
        #expect(throws: PopulationError.empty) { try Population([]) }
        #expect(throws: PopulationError.duplicateName("a", index: 1)) {
            try Population([type("a", 1, 0.5), type("a", 2, 0.5)])
        }
        #expect(throws: PopulationError.outOfRange(.cost, value: 0, index: 0)) { try Population([type("a", 0, 1)]) }
        #expect(throws: PopulationError.outOfRange(.cost, value: .infinity, index: 0)) {
            try Population([type("a", .infinity, 1)])
        }
        #expect(throws: PopulationError.outOfRange(.probability, value: 1.5, index: 0)) {
            try Population([type("a", 1, 1.5)])
        }
        #expect(throws: PopulationError.outOfRange(.quality, value: -1, index: 0)) {
            try Population([type("a", 1, 1, quality: -1)])
        }
        #expect(throws: PopulationError.probabilitiesDoNotSum(to: 0.75)) {
            try Population([type("a", 1, 0.25), type("b", 2, 0.5)])
        }
        #expect(throws: PopulationError.self) { try Population([type("a", .nan, 1)]) }
        #expect(throws: PopulationError.self) { try Population([type("a", 1, .nan)]) }
    }

    @Test func normalizesWeights() throws {
        let population = try Population([type("a", 1, 3), type("b", 2, 1)], normalizing: true)
        #expect(population.types.map(\.probability) == [0.75, 0.25])
    }

    @Test func acceptsASumThatMissesOneByRounding() throws {
        let population = try Population([type("a", 1, 0.5 + 5e-10), type("b", 2, 0.5)])
        #expect(population.types.count == 2)
    }

    @Test func ordersClassesFromTheCostliestAndMergesEqualCosts() throws {
        let order = CostOrder(
            try Population([
                type("cheap", 0.1, 0.25), type("dear", 0.8, 0.125), type("middle", 0.4, 0.375),
                type("also middle", 0.8, 0.25, quality: 2),
            ]))
        #expect(order.costs == [0.8, 0.4, 0.1])
        #expect(order.probabilities == [0.125, 0.625, 0.25])
        #expect(order.classOfType == [2, 0, 1, 1])
        #expect(order.mergedGroups == [[2, 3]])
    }

    @Test(arguments: [
        "bound:0", "bound:1,2", "bound:1,1,1", "bound:", "power:1", "power:1,x,2", "arctan", "arctan:-1", "arctan:nan",
        "exponential:1,inf", "linear:100", "",
    ])
    func refusesAccuraciesThatAreNone(_ text: String) {
        #expect(throws: SpecificationError.self) { try Specification.accuracy(text) }
    }

    @Test(arguments: ["linear", "linear:0", "power:100", "power:100,1.5", "power:100,0", "bound:1"])
    func refusesValuationsThatAreNone(_ text: String) {
        #expect(throws: SpecificationError.self) { try Specification.valuation(text) }
    }

    @Test(arguments: ["bound:1,1", "bound:2.5,0.9", "power:0.95,2,0.5", "arctan:0.01", "exponential:0.9,1e-05"])
    func specificationsReadBackTheSame(_ text: String) throws {
        #expect(try Specification.accuracy(text).specification == text)
    }

    @Test func refusesProblemsOutOfScale() throws {
        #expect(throws: ContractError.self) { try contractProblem(costs: [1], probabilities: [1], participants: 0) }
        #expect(throws: ContractError.self) {
            try contractProblem(costs: [1], probabilities: [1], participants: 3, tolerance: 0)
        }
        #expect(throws: ContractError.self) { try contractProblem(costs: [1e-20], probabilities: [1], participants: 3) }
        #expect(throws: ContractError.self) {
            try contractProblem(
                costs: [0.1, 0.2, 0.3], probabilities: [1, 1, 1], participants: 1_000_000, accuracy: "arctan:0.01",
                engine: .enumerate
            ).design()
        }
    }
}
