import ContractDesign
import TestSupport
import Testing

@testable import Reporting

/// What a party reads first.
@Suite struct AgreementTextTests {
    private func text(_ policy: RewardPolicy = .proportional) throws -> AgreementText {
        let contract = try ContractProblem(
            population: Population([
                ParticipantType(name: "university", cost: 0.2, probability: 0.5),
                ParticipantType(name: "hospital", cost: 0.05, probability: 0.5),
            ]), participation: .fixed(10), accuracy: BoundAccuracy.standard, valuation: LinearValuation.standard
        ).design()
        return AgreementText(contract, rewards: contract.rewardPlan(policy))
    }

    @Test func eachTypeHasASentence() throws {
        let section = try text().agreed
        #expect(
            section.points.first == """
                Type university: a party brings 221.789 units of data and gets a model that is worth 51.1279 on average, which \
                is 57.7% of what the group's model is worth on average. Alone it would train on 148.061 units and be left with \
                6.7701 after paying for its data; with the contract it has just as much.
                """)
        #expect(section.points.count == 2 && section.table?.rows.count == 2)
        #expect(section.paragraphs[0].hasPrefix("10 parties train one model together"))
        #expect(section.paragraphs[1].contains("a perfect model is worth 100."))
    }

    @Test func typesOfOneOfferShareASentence() throws {
        let contract = try contractProblem(
            costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [0.2, 0.2, 0.2, 0.2, 0.2], participants: 10
        ).design()
        let points = AgreementText(contract, rewards: contract.rewardPlan(.proportional)).agreed.points
        #expect(points.count == 2)
        #expect(points[0].hasPrefix("Types 1, 2, 3 and 4 get one and the same offer: each party brings 391.909 units"))
    }

    @Test func theDayHasAnExample() throws {
        let day = try text().day
        #expect(day.paragraphs.count == 1)
        #expect(day.paragraphs[0].hasPrefix("For example, if 5 of type university and 5 of type hospital come"))
        #expect(day.steps[2].hasSuffix("university 57.7%, hospital 100.0%."))
        #expect(try text(.threshold).day.steps[2].contains("hospital all of it"))
    }

    @Test(arguments: [
        ([0.5, 0.5], 10, [5, 5]), ([0.2, 0.7, 0.1], 3, [1, 2, 0]), ([1], 4, [4]), ([0.34, 0.33, 0.33], 1, [1, 0, 0]),
    ])
    func likelyGroups(_ probabilities: [Double], _ size: Int, _ counts: [Int]) {
        #expect(AgreementText.rounded(probabilities, of: size) == counts)
    }

    @Test func thereIsALineForEachWhoSigns() throws {
        func lines(_ participation: Participation) throws -> [[String]] {
            let problem = try ContractProblem(
                population: Population([ParticipantType(name: "a", cost: 0.2, probability: 1)]),
                participation: participation, accuracy: BoundAccuracy.standard, valuation: LinearValuation.standard)
            return SignaturesText(problem: problem).section.form?.lines.map { $0.cells.map(\.text) } ?? []
        }
        #expect(try lines(.fixed(10)).count == 11)
        #expect(try lines(.fixed(1000)) == [["", "a", "", ""], ["", "(the coordinator)", "", ""]])
        #expect(try lines(.poisson(mean: 3)).count == 2)
    }
}
