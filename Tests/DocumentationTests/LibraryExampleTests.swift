import ContractDesign
import FineTuningGames
import Foundation
import ProviderCompetition
import TestSupport
import Testing

/// The articles' examples in Swift, line for line, with what they come to.
@Suite struct LibraryExampleTests {
    @Test func aContractAndWhatFollowsFromIt() throws {
        let population = try Population([
            ParticipantType(name: "university", cost: 0.2, probability: 0.5),
            ParticipantType(name: "hospital", cost: 0.05, probability: 0.5),
        ])
        let problem = try ContractProblem(
            population: population, participation: .fixed(10),
            accuracy: BoundAccuracy(), valuation: LinearValuation(scale: 100))
        let contract = try problem.design()

        print(contract.status, contract.performance.lower, contract.performance.upper)
        for offer in contract.menu.offers {
            print(offer.type.name, offer.contribution, offer.reward, offer.binding.map(\.key))
        }

        let plan = contract.rewardPlan(.threshold)  // how the promises are kept, with distributions
        let delivery = problem.delivery(toGroup: [4, 6], of: contract.menu, by: plan)
        print(delivery.shares.map(\.data))  // on how much data models as good would be trained
        print(contract.welfare().informationCost ?? 0)  // what hiding the types costs, in performance
        let proposal = contract.menu.offers.map { ProposedOffer(contribution: $0.contribution, reward: $0.reward + 1) }
        print(try problem.audit(proposal).violations)  // whose promise cannot be kept, and by how much

        #expect(contract.status == .certified)
        #expect(try problem.audit(proposal).violations.map(\.type) == ["hospital"])
    }

    @Test func aBargain() throws {
        let game = try FineTuningGame(
            generalist: GeneralistCost(coefficient: 1),
            specialists: [
                Specialist(
                    name: "hospital", cost: SpecialistCost(coefficient: 2, fixed: 0.1),
                    revenue: Revenue(.log, scale: 3))
            ])
        let bargain = try Bargain(game)
        print(bargain[.nash].equilibrium.shares[0], bargain.pareto?.intervals ?? [], bargain.firstBest.welfare)
        for point in bargain.curve.points.prefix(5) { print(point.share, point.utilities) }  // what a chart draws
        print(try bargain.curve.lottery(.egalitarian).tickets)

        #expect((0...1).contains(bargain[.nash].equilibrium.shares[0]))
    }

    @Test func aBargainOverATable() throws {
        let table = try UtilityTable(
            players: ["generalist", "hospital"],
            rows: [
                .init(share: 0.2, utilities: [2, 4]), .init(share: 0.4, utilities: [3, 1.5]),
                .init(share: 0.8, utilities: [5, 1]),
            ])
        let terms = try BargainingTerms(
            players: table.players, disagreement: ["hospital": 1], weights: ["generalist": 2])
        let bargain = try TableBargain(table, reading: .polyline, terms: terms)
        print(bargain.pareto, bargain.solutions.map(\.share), bargain.lotteries.map(\.bound))

        #expect(bargain.pareto == [ShareInterval(0.2, 0.8)])
    }

    @Test func aCompetition() throws {
        let judge = User(name: "judge", actions: ["convict", "acquit"], utility: PayoffMatrix([[1, 0], [0, 1]]))
        let game = try CompetitionGame(
            states: ["guilty", "innocent"], prior: [0.3, 0.7], users: [judge],
            providers: [
                Provider(name: "prosecutor", payoffs: [PayoffMatrix([[1, 0], [1, 0]])]),
                Provider(name: "defender", payoffs: [PayoffMatrix([[0, 1], [0, 1]])]),
            ])
        let standing = try game.analyse().users[0]
        print(standing.certain, standing.equilibrium.intervals, standing.guarantee(.average))

        let alone = try game.persuasion(by: 0, of: 0, leaving: 0.8)  // the prosecutor must leave the judge 0.8
        print(alone.providerValue, alone.outcome[1, 0])  // and the innocent who are convicted

        #expect(abs(standing.certain - 0.7) < 1e-9)
        // all of the guilty, and so many innocents that she is right with chance 0.8
        #expect(abs(alone.outcome[1, 0] - 0.2) < 1e-9)
    }

    /// Every block of Swift that imports a module stands above.
    @Test func whatTheArticlesShowIsWhatIsTested() throws {
        let tested = lines(try String(contentsOfFile: #filePath, encoding: .utf8))
        var count = 0
        for page in try Page.all() {
            for block in page.text.matches(of: /```swift\n(import [\s\S]*?)```/).map(\.1) {
                let shown = lines(String(block)).filter { !$0.hasPrefix("import ") }
                #expect(tested.indices.contains { tested[$0...].starts(with: shown) }, "\(page.testDescription)")
                count += 1
            }
        }
        #expect(count == 4)
    }

    /// What stands on each line that is not blank.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
