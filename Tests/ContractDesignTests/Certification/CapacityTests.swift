import Stopping
import TestSupport
import Testing

@testable import ContractDesign

/// Types that own only so much.
@Suite struct CapacityTests {
    static let cases = OwnTermsCase.cases("capacity")

    @Test(arguments: cases)
    func menusAreThoseOfTheOtherSolvers(_ instance: OwnTermsCase) throws {
        let contract = try instance.problem().design()
        try instance.expectMenu(contract)
        for (offer, alone) in zip(contract.menu.offers, try #require(instance.expected.outside)) {
            #expect(abs(offer.outsideOption - alone) < 1e-6)
            #expect(offer.contribution <= (try #require(offer.type.capacity)))
        }
    }

    /// Keeping everybody from posing as everybody, whether they could or not, is another problem, in which less is
    /// achieved or nothing.
    @Test(arguments: cases)
    func strictMenusAreThoseOfTheOtherSolvers(_ instance: OwnTermsCase) throws {
        let problem = try instance.problem()
        if let expected = instance.expected.performanceAllRows {
            let strict = try strictMenus(problem, problem.accuracy, problem.valuation)
            #expect(abs(strict.performance.lower - expected) < 1e-8)
            return
        }
        let error = #expect(throws: ContractError.self) {
            try strictMenus(problem, problem.accuracy, problem.valuation)
        }
        if case .noMenu(let missing) = error {
            #expect(missing.status == .infeasible)
        } else {
            Issue.record("\(String(describing: error))")
        }
    }

    private func strictMenus<A: AccuracyFunction, V: Valuation>(
        _ problem: ContractProblem, _ accuracy: A, _ valuation: V
    ) throws -> Finding {
        let screening = problem.screening(accuracy, valuation)
        let rules = try #require(CapacityRules(screening))
        let engine = EnumerationEngine(
            table: OutcomeTable(problem.participation, probabilities: screening.order.probabilities),
            accuracy: accuracy, valuation: valuation, conditioning: problem.conditioning)
        let tables = GroupTables(problem.participation, screening.order.probabilities) { nil }
        var certification = Certification(
            problem, screening.within(rules.strictCell), engine, tables, observer: SolveObserver(), Patience(),
            export: nil)
        return try #require(try certification.found(with: .search).finding)
    }

    /// Where the parts of a search end undecided, the bound of the whole stays, though a menu was found.
    @Test func undecidedPartsKeepTheirBound() throws {
        let problem = try contractProblem(
            costs: [9.724, 2.336, 1.266, 1.91, 6.863], probabilities: [0.2895, 0.1654, 0.182, 0.1113, 0.2518],
            capacities: [nil, 20.88, 12.95, 2.743, 5.636], participants: 10, accuracy: "exponential:0.64,0.08117",
            conditioning: .own)
        let whole = try problem.design()
        #expect(whole.status == .certified)
        let ended = try endedEarly(problem, problem.accuracy, problem.valuation)
        #expect(ended.finding.performance.upper >= ended.root - 1e-12)
        #expect(ended.root > whole.performance.upper + 1e-6)
        #expect(ended.finding.performance.lower <= whole.performance.upper)
    }

    /// All parts but the whole and the one about its menu end undecided.
    private func endedEarly<A: AccuracyFunction, V: Valuation>(
        _ problem: ContractProblem, _ accuracy: A, _ valuation: V
    ) throws -> (finding: Finding, root: Double) {
        let screening = problem.screening(accuracy, valuation)
        let engine = EnumerationEngine(
            table: OutcomeTable(problem.participation, probabilities: screening.order.probabilities),
            accuracy: accuracy, valuation: valuation, conditioning: problem.conditioning)
        let tables = GroupTables(problem.participation, screening.order.probabilities) { nil }
        let answers = Answers()
        let finding = try CapacitySearch.finding(screening, 1e-8, SolveObserver()) {
            part, known throws(ContractError) in
            answers.count += 1
            if answers.count > 2 { throw .noMenu(MissingMenu(status: .undecided, conflict: [])) }
            var certification = Certification(
                problem, part, engine, tables, observer: SolveObserver(), Patience(), knowing: known, export: nil)
            let found = try certification.found(with: .search)
            if answers.count == 1 { answers.root = found.finding?.performance.upper ?? 0 }
            return found
        }
        return (finding, answers.root)
    }

    private final class Answers {
        var count = 0
        var root = 0.0
    }

    /// The costlier type would love to bring what it does not have: only that it cannot makes a menu possible.
    @Test func whatATypeCannotBringDoesNotTemptIt() throws {
        let problem = try #require(Self.cases.first { $0.id == "capacity-00" }).problem()
        let contract = try problem.design()
        let offers = contract.menu.offers
        let gain = offers[1].reward - offers[0].type.cost * offers[1].contribution - offers[0].utility
        #expect(gain > 1)
        #expect(contract.checks.incentiveCompatibility <= 1e-7)
        let proposed = offers.map { ProposedOffer(contribution: $0.contribution, reward: $0.reward) }
        #expect(try problem.audit(proposed).holds)
    }

    @Test func anOfferBeyondTheCapacityIsNamed() throws {
        let problem = try #require(Self.cases.first { $0.id == "capacity-06" }).problem()
        var offers = try problem.design().menu.offers.map {
            ProposedOffer(contribution: $0.contribution, reward: $0.reward)
        }
        offers[0].contribution += 1
        let broken = try problem.audit(offers).violations
        #expect(broken.contains { $0.type == "a" && $0.constraint == .capacity })
        #expect(try problem.audit(offers).checks.capacity.map { abs($0 - 0.2392) < 1e-9 } == true)
    }

    /// Capacities that nobody would reach change nothing.
    @Test(arguments: 0..<10)
    func largeCapacitiesChangeNothing(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 900)
        let costs = (0..<3).map { _ in generator.logUniform(0.02...0.3) }
        let probabilities = generator.simplex(3)
        func contract(_ capacities: [Double?]) throws -> Contract {
            try contractProblem(
                costs: costs, probabilities: probabilities, capacities: capacities, participants: 5
            ).design()
        }
        let (free, owned) = (try contract([]), try contract([1e6, 2e5, 1e9]))
        #expect(free.performance == owned.performance)
        #expect(zip(free.menu.offers, owned.menu.offers).allSatisfy { $0.contribution == $1.contribution })
    }

    /// Types alike but for what they own: each brings what it has and neither is worse off than the poorer.
    @Test func typesOfOneCostMayOwnDifferently() throws {
        let contract = try contractProblem(
            costs: [0.1, 0.1, 0.1], probabilities: [1, 1, 1], capacities: [40, nil, 80], participants: 4,
            accuracy: "exponential:1,0.005", conditioning: .own
        ).design()
        #expect(contract.status == .certified)
        let contributions = contract.menu.offers.map(\.contribution)
        #expect(contributions[0] <= 40 && contributions[2] <= 80)
        #expect(contributions[1] >= contributions[2] && contributions[2] >= contributions[0])
    }

    /// Nobody with the smaller capacity could bring the other's offer, so that the two are seen apart. By hand for two
    /// parties: ((1/4) v(a(20)) + (1/2) v(a(20010))) / (3/4).
    @Test func capsOfTypesOfOneCostAreThoseOfEach() throws {
        let problem = try contractProblem(
            costs: [1e-5, 1e-5], probabilities: [0.5, 0.5], capacities: [10, 30_000], participants: 2)
        func value(_ data: Double) -> Double { 100 * problem.accuracy.performance(at: data) }
        let caps = try problem.expectations(atContributions: [10, 20_000]).caps
        #expect(abs(caps[0] - (0.25 * value(20) + 0.5 * value(20_010)) / 0.75) < 1e-9)
        #expect(abs(caps[1] - (0.25 * value(40_000) + 0.5 * value(20_010)) / 0.75) < 1e-9)
    }

    @Test(arguments: [1, 2, 10], [[600, 2], [2, 600], [50, 60]] as [[Double?]])
    func auditsOfTypesOfOneCostAgreeWithTheDesign(_ participants: Int, _ capacities: [Double?]) throws {
        let problem = try contractProblem(
            costs: [0.2, 0.2], probabilities: [0.5, 0.5], capacities: capacities, participants: participants)
        let contract = try problem.design()
        let audit = try problem.audit(
            contract.menu.offers.map { ProposedOffer(contribution: $0.contribution, reward: $0.reward) })
        #expect(audit.holds, "\(audit.violations)")
        #expect(abs(audit.performance - contract.performance.lower) < 1e-9)
        for (one, other) in zip(audit.menu.offers, contract.menu.offers) { #expect(abs(one.cap - other.cap) < 1e-9) }
    }

    /// Groups of parties that bring very little are many here, and sums say nothing of those.
    @Test func auditsDoNotRelyOnSumsForLittleData() throws {
        let types = [
            ParticipantType(name: "t0", cost: 0.02, probability: 1 / 6),
            ParticipantType(name: "t1", cost: 0.0200001, probability: 1 / 3, capacity: 2.579670067464422),
            ParticipantType(name: "t2", cost: 0.0200002, probability: 1 / 6, capacity: 107.02431950398906),
            ParticipantType(name: "t3", cost: 0.030621009124523778, probability: 1 / 3, capacity: 3.545665215925019),
        ]
        func problem(_ engine: Engine) throws -> ContractProblem {
            try ContractProblem(
                population: Population(types), participation: .poisson(mean: 8), setting: Setting(engine: engine))
        }
        let contributions = [2000.0, 2.5, 100, 3.5]
        let free = try problem(.auto).expectations(atContributions: contributions)
        let listed = try problem(.enumerate).expectations(atContributions: contributions)
        #expect(abs(free.performance - listed.performance) < 1e-9)
        for (one, other) in zip(free.caps, listed.caps) { #expect(abs(one - other) < 1e-6) }
    }

    @Test func whatOneUnitMoreIsWorth() throws {
        func performance(_ capacity: Double) throws -> Contract {
            try contractProblem(
                costs: [0.2392, 0.1353], probabilities: [0.51, 0.49], capacities: [capacity, 152], participants: 4,
                accuracy: "exponential:1,0.004", conditioning: .own
            ).design()
        }
        let contract = try performance(60)
        let price = try #require(contract.prices?.first { $0.constraint == .capacity && $0.type == "1" }).price
        let slope = (try performance(60.01).performance.lower - performance(59.99).performance.lower) / 0.02
        #expect(abs(price - slope) < 1e-4 * slope)
    }
}
