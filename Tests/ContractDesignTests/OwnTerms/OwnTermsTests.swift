import ContractDesign
import TestSupport
import Testing

@Suite struct OwnTermsTests {
    @Test func allCasesAreThere() { #expect(OwnTermsCase.all.count == 25) }

    @Test(arguments: OwnTermsCase.cases("outside", "value").filter { $0.expected.status == "optimal" })
    func menusAreThoseOfTheOtherSolvers(_ instance: OwnTermsCase) throws {
        let contract = try instance.problem().design()
        let expected = instance.expected
        try instance.expectMenu(contract)
        for (offer, outside) in zip(contract.menu.offers, expected.outsideOwnUnits ?? []) {
            #expect(abs(offer.outsideOption - outside) < 1e-6)
        }
        for (offer, reward) in zip(contract.menu.offers, expected.greatestRewards ?? []) {
            #expect(abs(offer.reward - reward) < 0.01)
        }
    }

    @Test(arguments: OwnTermsCase.cases("outside").filter { $0.expected.status == "infeasible" })
    func impossibleOnesAreProvedAndExplained(_ instance: OwnTermsCase) throws {
        let problem = try instance.problem()
        let missing = try #require(Self.missing(problem))
        #expect(missing.status == .infeasible)
        #expect(abs((try #require(missing.shortfall)) - (try #require(instance.expected.shortfall))) < 1e-6)
        #expect((try #require(instance.expected.conflicts)).contains(missing.conflict))
        // Everybody conceding so much and a little more makes a menu possible, a little less does not.
        let shortfall = try #require(missing.shortfall)
        #expect(Self.missing(try problem.conceding(shortfall + 1e-4)) == nil)
        #expect(Self.missing(try problem.conceding(shortfall - 1e-4))?.status == .infeasible)
    }

    private static func missing(_ problem: ContractProblem) -> MissingMenu? {
        do {
            _ = try problem.design()
            return nil
        } catch .noMenu(let missing) {
            return missing
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    /// A type that counts each value unit double, at double cost and with double outside, is the same type.
    @Test(arguments: [Preference.parties, .coordinator], [0.5, 2, 3])
    func unitsDoNotMatter(_ preference: Preference, _ theta: Double) throws {
        func contract(_ factor: Double) throws -> Contract {
            let types = [
                ParticipantType(
                    name: "a", cost: 0.2 * factor, probability: 0.4, value: factor, outside: 12 * factor),
                ParticipantType(name: "b", cost: 0.1, probability: 0.6),
            ]
            return try ContractProblem(
                population: Population(types), participation: .fixed(10), setting: Setting(preference: preference)
            ).design()
        }
        let (plain, scaled) = (try contract(1), try contract(theta))
        #expect(abs(plain.performance.lower - scaled.performance.lower) < 1e-9)
        for (one, other) in zip(plain.menu.offers, scaled.menu.offers) {
            let factor = other.type.value
            #expect(abs(one.contribution - other.contribution) < 1e-6)
            #expect(abs(one.reward * factor - other.worth) < 1e-6)
            #expect(abs(one.utility * factor - other.utility) < 1e-6)
            #expect(abs(one.outsideOption * factor - other.outsideOption) < 1e-9)
        }
        let prices = { (contract: Contract) in
            (contract.prices ?? []).filter { $0.type == "a" && $0.constraint == .individualRationality }.map(\.price)
        }
        for (one, other) in zip(prices(plain), prices(scaled)) { #expect(abs(one / theta - other) < 1e-6 * one) }
        #expect(prices(plain).count == prices(scaled).count)
    }

    /// With what everybody has alone named, nothing changes.
    @Test func namingWhatOneHasAloneChangesNothing() throws {
        let plain = try contractProblem(costs: [0.2, 0.1, 0.04], probabilities: [0.3, 0.3, 0.4])
        let before = try plain.design()
        let types = before.menu.offers.map { offer in
            var type = offer.type
            type.outside = offer.outsideOption
            return type
        }
        let after = try ContractProblem(
            population: Population(types), participation: plain.participation, setting: plain.setting
        ).design()
        #expect(abs(before.performance.lower - after.performance.lower) < 1e-10)
        #expect(after.menu.offers.allSatisfy { $0.outsideSource == .given })
        #expect(after.claimingNotToTrain.isEmpty)
    }

    /// Types of equal effective cost get the same utility, so that the greater outside option counts for both.
    @Test func mergedTypesHaveTheGreatestOutsideOption() throws {
        func design(_ types: [ParticipantType]) throws -> Contract {
            try ContractProblem(population: Population(types), participation: .fixed(10)).design()
        }
        let one = try design([
            ParticipantType(name: "a", cost: 0.2, probability: 0.5, outside: 30),
            ParticipantType(name: "b", cost: 0.05, probability: 0.5),
        ])
        let two = try design([
            ParticipantType(name: "a", cost: 0.2, probability: 0.2, outside: 1),
            ParticipantType(name: "a2", cost: 0.4, probability: 0.3, value: 2, outside: 60),
            ParticipantType(name: "b", cost: 0.05, probability: 0.5),
        ])
        #expect(two.mergedTypes == [["a", "a2"]])
        #expect(abs(one.performance.lower - two.performance.lower) < 1e-9)
        #expect(abs(two.menu.offers[1].utility - 2 * two.menu.offers[0].utility) < 1e-9)
        #expect(two.menu.offers[0].outsideOption == 1)
        #expect(two.claimingNotToTrain == ["a"])
    }

    /// Below the hinge the envelope promises too much: that there is no menu is then proved by the search in boxes.
    @Test func theHingeIsSearched() throws {
        func missing(_ outside: Double) throws -> MissingMenu? {
            var types = zip([1, 0.85, 0.7, 0.55, 0.4], 1...).map {
                ParticipantType(name: "\($1)", cost: $0, probability: 0.2)
            }
            types[0].outside = outside
            return Self.missing(
                try ContractProblem(population: Population(types), participation: .fixed(10)))
        }
        #expect(try missing(25) == nil)
        let searched = try #require(try missing(25.6))
        #expect(searched.status == .infeasible)
        #expect(searched.shortfall == nil)
        let plain = try #require(try missing(26))
        #expect(plain.conflict == ["1"])
        #expect((try #require(plain.shortfall)) > 0)
    }

    /// A lone party with less than it has alone may be asked for more, and one with more cannot be had.
    @Test func loneParties() throws {
        func design(_ outside: Double?) throws -> Contract {
            try ContractProblem(
                population: Population([ParticipantType(name: "a", cost: 0.1, probability: 1, outside: outside)]),
                participation: .fixed(1)
            ).design()
        }
        let alone = try design(nil)
        let has = alone.menu.offers[0].outsideOption
        let less = try design(has - 10)
        // v(a(m)) - c m falls from its peak to what the party insists on.
        let offer = less.menu.offers[0]
        #expect(offer.contribution > alone.menu.offers[0].contribution)
        #expect(abs(offer.utility - (has - 10)) < 1e-6)
        #expect(abs(offer.reward - offer.cap) < 1e-6)
        #expect(less.claimingNotToTrain == ["a"])
        #expect(throws: ContractError.self) { try design(has + 1) }
    }

    @Test(arguments: OwnTermsCase.cases("sharing"))
    func criticalWorthOfSharedCopies(_ instance: OwnTermsCase) throws {
        let contract = try instance.problem().design()
        let without = try #require(instance.expected.performanceWithout)
        #expect(abs(contract.performance.lower - without) < 1e-8)
        let worth = try #require(contract.sharedWorth)
        #expect(worth >= 0.5 - 1e-9)
        // Below it no pair gains, above it the pair that decides does.
        func gains(_ part: Double) -> Bool {
            contract.menu.offers.contains { offer in
                contract.menu.offers.contains { party in
                    part * offer.reward - 0.5 * party.type.cost * offer.contribution > party.utility + 1e-9
                }
            }
        }
        #expect(!gains(worth - 1e-6))
        #expect(gains(worth + 1e-6))
    }

    /// Cuts with money as columns, on the published problem with N = 10, gave 0.00043 for a budget of 1 and 0.0041 for 10,
    /// all of it paid to the cheapest type: concave, so that the first unit buys at least the mean of any budget.
    @Test func moneyBuysWhatTheDualsSay() throws {
        let contract = try contractProblem(
            costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [1, 1, 1, 1, 1]
        ).design()
        let worth = try #require(contract.moneyWorth)
        #expect((0.000425...0.00045).contains(worth))
    }
}

extension ContractProblem {
    /// Every type has this much less without a contract.
    fileprivate func conceding(_ amount: Double) throws -> ContractProblem {
        let alone = ReservationProblem(accuracy: accuracy, valuation: valuation)
        let types = population.types.map { type in
            var type = type
            let has = type.outside ?? alone.utility(atCost: type.effectiveCost).utility
            type.outside = max(0, has - amount)
            return type
        }
        return try ContractProblem(population: Population(types), participation: participation, setting: setting)
    }
}

/// Where a curve rises vertically from nothing and types can be had for less than they would train on alone, a program's
/// vertex asks one of them for nothing, and no tangent there says anything. The performances are those of plain linear
/// programs over all compositions, by HiGHS.
@Suite struct VerticalCurveTests {
    @Test func typesThatAreCheaperThanAlone() throws {
        let types = [
            ParticipantType(name: "b", cost: 8.266, probability: 0.7563, outside: 33.49),
            ParticipantType(name: "c", cost: 1.416, probability: 0.2437, outside: 23.56),
        ]
        let contract = try design(types, .fixed(10), "weibull:0.617,0.617,7.676,0.44", "power:100,0.6")
        #expect(contract.status == .certified)
        #expect(abs(contract.performance.lower - 0.5543769400) < 1e-9)
    }

    @Test func aTypeThatIsDearerThanAlone() throws {
        let types = [
            ParticipantType(name: "b", cost: 0.5292, probability: 0.4018),
            ParticipantType(name: "a", cost: 24.45, probability: 0.5982, quality: 4, value: 1.3, outside: 75.45),
        ]
        let contract = try design(types, .fixed(8), "weibull:0.927,0.927,27.44,0.41", "power:100,0.77")
        #expect(contract.status == .certified)
        #expect(abs(contract.performance.lower - 0.790439) < 1e-6)
    }

    private func design(
        _ types: [ParticipantType], _ participation: Participation, _ accuracy: String, _ valuation: String
    ) throws -> Contract {
        try ContractProblem(
            population: Population(types), participation: participation,
            setting: Setting(
                accuracy: Specification.accuracy(accuracy), valuation: Specification.valuation(valuation),
                conditioning: .own)
        ).design()
    }
}
