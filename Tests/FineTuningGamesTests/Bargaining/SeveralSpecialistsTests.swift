import FineTuningGames
import Testing

/// Several specialists with quadratic costs.
@Suite struct SeveralSpecialistsTests {
    /// Number, vertical monopoly, powerful specialists, Nash, Kalai-Smorodinsky.
    @Test(arguments: [
        (1, ["0.5", "0", "0.5", "0.5"]),
        (2, ["0.666666666667", "0.333333333333", "0.526598632371", "0.699055846903"]),
        (3, ["0.75", "0.4", "0.530377623862", "0.740990253031"]),
        (5, ["0.833333333333", "0.444444444444", "0.527002298438", "0.767916861735"]),
        (10, ["0.909090909091", "0.473684210526", "0.518128054307", "0.785039890645"]),
    ])
    func identical(count: Int, expected: [String]) throws {
        let bargain = try Bargain(identicalSpecialists(count))
        let rules: [BargainingRule] = [.verticalMonopoly, .powerfulSpecialist, .nash, .kalaiSmorodinsky]
        for (rule, written) in zip(rules, expected) {
            let share = bargain[rule].equilibrium.shares[0]
            #expect(matches(share, written), "\(rule): \(share)")
        }
        if count >= 2 {
            #expect(matches(bargain[.egalitarian].equilibrium.shares[0], expected[1]))
        }
        let closed = QuadraticDomains(
            generalistCost: 1, specialistCosts: Array(repeating: 1, count: count),
            revenues: Array(repeating: 1, count: count))
        #expect(matches(closed.commonVerticalMonopoly, expected[0]))
        #expect(matches(try #require(closed.asOneSpecialist.share(.powerfulSpecialist)), expected[1]))
        #expect(matches(try #require(closed.asOneSpecialist.share(.kalaiSmorodinsky)), expected[3]))
        if count == 3 {
            let monopoly = bargain[.verticalMonopoly].equilibrium
            #expect(matches(monopoly.generalistUtility, "1.546875"))
            #expect(monopoly.outcomes.allSatisfy { matches($0.utility, "0.296875") })
        }
    }

    @Test func aShareForEachDomain() throws {
        let game = try quadraticGame(2, [(1, 0, 0.5, 0), (1, 0, 1, 0), (1, 0, 0.8, 0)])
        let closed = QuadraticDomains(generalistCost: 2, specialistCosts: [0.5, 1, 0.8], revenues: [1, 1, 1])
        let expected = ["0.348837209302", "0.697674418605", "0.558139534884"]
        let found = try DomainBargain(game)[.verticalMonopoly]
        for (k, written) in expected.enumerated() {
            #expect(matches(closed.verticalMonopoly[k], written))
            #expect(abs(found.equilibrium.shares[k] - closed.verticalMonopoly[k]) < 1e-9)
        }
        #expect(matches(closed.verticalMonopoly.reduce(0, +), "1.60465116279"))
        #expect(matches(closed.utilities(at: closed.verticalMonopoly).reduce(0, +), "1.66424418605"))
        #expect(matches(found.value, "1.66424418605"))
        let common = try Bargain(game)[.verticalMonopoly]
        #expect(matches(common.equilibrium.shares[0], "0.514285714286") && matches(common.value, "1.64107142857"))
        #expect(matches(closed.commonVerticalMonopoly, "0.514285714286"))
    }

    /// A share that would exceed 1 is held there: a specialist far costlier than its revenue is worth.
    @Test func aDomainThatTheGeneralistKeeps() throws {
        let closed = QuadraticDomains(generalistCost: 1, specialistCosts: [1, 9], revenues: [1, 0.5])
        #expect(closed.verticalMonopoly[1] == 1)
        let game = try quadraticGame(1, [(1, 0, 1, 0), (0.5, 0, 9, 0)])
        let found = try DomainBargain(game)[.verticalMonopoly].equilibrium
        for (share, expected) in zip(found.shares, closed.verticalMonopoly) { #expect(abs(share - expected) < 1e-9) }
    }

    /// The egalitarian vector leaves everybody equally well off, and better than one common share does.
    @Test func theEgalitarianVector() throws {
        let game = try quadraticGame(2, [(1, 0, 0.5, 0), (1, 0, 1, 0), (1, 0, 0.8, 0)])
        let utilities = try DomainBargain(game)[.egalitarian].equilibrium.utilities
        let (least, most) = (try #require(utilities.min()), try #require(utilities.max()))
        #expect(most - least < 1e-8)
        #expect(least > (try Bargain(game)[.egalitarian].value) + 0.01)
    }

    @Test func oneDomainIsTheCommonShare() throws {
        let game = try polynomialGame(1, 2, 3, 2.5, fixed: 0.02)
        #expect(try DomainBargain(game).solutions == Bargain(game, resolution: 256).solutions)
    }

    @Test func tooManyDomains() throws {
        let count = DomainBargain.limit + 1
        #expect(throws: GameError.tooManyDomains(count: count, limit: DomainBargain.limit)) {
            try DomainBargain(identicalSpecialists(count))
        }
    }

    /// What one rule picks is a vector like any other to the rest: none of the others gives the worst-off player more
    /// than the egalitarian one. Entry costs make the smallest utility 0 almost everywhere, so that a search can get
    /// stuck.
    @Test(arguments: [(1.0, 2.0), (1, 3)]) func noRuleLeavesTheWorstOffMoreThanTheEgalitarian(
        cost: Double, exponent: Double
    ) throws {
        let specialists = [
            Specialist(name: "studio", cost: SpecialistCost(coefficient: 0.5, linear: 0.1), revenue: Revenue(scale: 1)),
            Specialist(
                name: "reseller", cost: SpecialistCost(coefficient: 1, linear: 0.8, fixed: 0.05),
                revenue: Revenue(scale: 1)),
            Specialist(name: "hospital", cost: SpecialistCost(coefficient: 2, fixed: 0.5), revenue: Revenue(scale: 1)),
        ]
        let bargain = try DomainBargain(
            FineTuningGame(generalist: GeneralistCost(coefficient: cost, exponent: exponent), specialists: specialists))
        let worstOff = bargain.solutions.map { $0.equilibrium.utilities.min() ?? 0 }
        let egalitarian = bargain[.egalitarian].equilibrium.utilities.min() ?? 0
        #expect(egalitarian > 0.1)
        for other in worstOff { #expect(egalitarian >= other - 1e-9) }
    }
}
