import ContractDesign
import Reproduction
import TestSupport
import Testing

@Suite struct PublishedExperimentTests {
    static let optima = [
        "big-firms": 0.8647827601583, "small-parties": 0.6905325284908, "big-and-small": 0.9401349242653,
    ]

    private func reproductions() throws -> [Reproduction] {
        let published = try PublishedMenus(readFrom: RepositoryFiles.data("published-experiments.csv"))
        return try Experiment.list(readFrom: RepositoryFiles.data("experiments.csv"), preference: .coordinator)
            .map { try Reproduction($0, published: published[$0.name]) }
    }

    @Test func performanceIsTheKnownOptimumAndCertified() throws {
        let reproductions = try reproductions()
        #expect(Set(reproductions.map(\.name)) == Set(Self.optima.keys))
        for reproduction in reproductions {
            let contract = reproduction.contract
            #expect(abs(contract.performance.lower - Self.optima[reproduction.name]!) < 1e-8)
            #expect(contract.status == .certified)
            #expect(contract.performance.gap <= 1e-8)
            #expect(contract.performance.lower <= contract.performance.upper)
            #expect(contract.checks.worst <= 1e-9)
            #expect(contract.solver.linearPrograms < 40)
        }
    }

    @Test func contributionsAndLeastRewardsAreThoseOfRootFinding() throws {
        for reproduction in try reproductions() {
            for row in reproduction.rows {
                let published = try #require(row.published)
                #expect(row.offer.type.cost == published.cost)
                #expect(abs(row.offer.contribution / published.optimumContribution - 1) < 1e-8)
                #expect(abs(row.offer.reward - published.optimumLeastReward) < 1e-7)
            }
        }
    }

    @Test func bunchedTypesGetOneOfferToTheLastDigit() throws {
        let pools = [
            "big-firms": [["1", "2", "3", "4"]], "small-parties": [["1", "2", "3", "4", "5"]],
            "big-and-small": [["1", "2"], ["3", "4"]],
        ]
        for reproduction in try reproductions() {
            #expect(reproduction.bunchedHereOnly == pools[reproduction.name])
            for pool in reproduction.bunchedHereOnly {
                let offers = reproduction.contract.menu.offers.filter { pool.contains($0.type.name) }
                #expect(Set(offers.map(\.contribution)).count == 1)
                #expect(Set(offers.map(\.reward)).count == 1)
            }
        }
    }

    @Test func publishedContributionsStopShortOfTheOptimum() throws {
        for reproduction in try reproductions() {
            let published = try #require(reproduction.publishedPerformance)
            #expect(published < reproduction.contract.performance.lower)
            #expect(published > reproduction.contract.performance.lower - 1e-3)
        }
    }

    @Test func ownViewFallsShortByThePublishedAmount() throws {
        let reproduction = try #require(try reproductions().first { $0.name == "big-and-small" })
        #expect(abs(reproduction.contract.ownView[0].shortfall - 0.165) < 5e-4)
    }

    @Test func twoTypePointsAreTheCertifiedOnes() throws {
        let results = try TwoTypeSweep(readFrom: RepositoryFiles.data("published-two-types.csv")).solve()
        #expect(results.count == 30)
        for result in results {
            #expect(abs(result.performanceDifference) < 1e-8)
            #expect(result.contributionDifference < 1e-4)
            #expect(result.contract.status == .certified)
            #expect(result.contract.checks.worst <= 1e-9)
            #expect(result.contract.solver.linearPrograms < 40)
        }
    }
}
