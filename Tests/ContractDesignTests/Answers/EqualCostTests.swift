import RealModule
import TestSupport
import Testing

@testable import ContractDesign

/// Types of one effective cost are one type, whatever a menu offers each of them: against sums over every ordered
/// profile of the group.
@Suite struct EqualCostTests {
    /// Three or four types with two costs, which a menu gives contributions of their own.
    struct Case {
        var participation: Participation
        var types: [ParticipantType]
        /// Effective units.
        var contributions: [Double]
        /// For each number of parties, its chance.
        var numbers: [(parties: Int, chance: Double)]
        var accuracy: String
        var valuation: String

        init(seed: Int) {
            var random = SeededGenerator(seed: UInt64(1000 + seed))
            let costs = seed % 2 == 0 ? [0.3, 0.3, 0.1, 0.1] : [0.2, 0.2, 0.2, 0.05]
            let count = 3 + seed % 2
            var chances = random.simplex(count)
            if seed % 5 == 0 { chances = [1e-6, 0.3, 0.7 - 1e-6, 0][..<count].map { max($0, 1e-7) } }
            let sum = chances.reduce(0, +)
            types = (0..<count).map { i in
                let quality = [0.5, 1, 2][Int.random(in: 0...2, using: &random)]
                return ParticipantType(
                    name: "\(i)", cost: costs[i] * quality, probability: chances[i] / sum, quality: quality)
            }
            contributions = (0..<count).map { _ in random.logUniform(150...3000) }
            if seed % 3 == 0 { contributions[0] = 0 }
            if seed % 7 == 0 { contributions[2] = contributions[1] }
            (participation, numbers) = Self.laws[seed % Self.laws.count]
            (accuracy, valuation) =
                [
                    ("bound:1,1", "linear:100"), ("power:0.95,2,0.5", "linear:60"),
                    ("pow4:0.95,0.9,5,0.4", "linear:100"),
                ][seed / 3 % 3]
        }

        private static let laws: [(Participation, [(Int, Double)])] = [
            (.fixed(5), [(5, 1)]),
            (
                .binomial(invited: 4, rate: 0.3),
                [(0, 0.2401), (1, 4 * 0.3 * 0.343), (2, 6 * 0.09 * 0.49), (3, 4 * 0.027 * 0.7), (4, 0.0081)]
            ),
            (
                .poisson(mean: 0.01),
                (0...5).map { n in (n, .exp(-0.01) * .pow(0.01, n) / .gamma(Double(n + 1))) }
            ),
        ]

        func problem(_ engine: Engine, _ conditioning: Conditioning) throws -> ContractProblem {
            try ContractProblem(
                population: Population(types), participation: participation,
                setting: Setting(
                    accuracy: Specification.accuracy(accuracy), valuation: Specification.valuation(valuation),
                    conditioning: conditioning, engine: engine))
        }

        private func profiles(_ parties: Int) -> OrderedProfiles {
            OrderedProfiles(participants: parties, probabilities: types.map(\.probability))
        }

        /// The types of the same effective cost as type i.
        func alike(_ i: Int) -> [Int] { types.indices.filter { types[$0].effectiveCost == types[i].effectiveCost } }

        /// E[f(S) | a party of type i's cost is in].
        func given(_ i: Int, _ f: (Double) -> Double) -> Double {
            func sum(_ f: (Double) -> Double) -> Double {
                numbers.reduce(0) { sum, number in
                    sum + number.chance
                        * profiles(number.parties).expectation(contributions, whereAnyOf: alike(i), f)
                }
            }
            return sum(f) / sum { _ in 1 }
        }

        /// E[f(m_i + S')], S' what the others bring that a party of type i meets.
        func own(_ i: Int, _ f: (Double) -> Double) -> Double {
            let met = numbers.filter { $0.parties > 0 }
            let mean = met.reduce(0) { $0 + $1.chance * Double($1.parties) }
            return met.reduce(0) { sum, number in
                sum + number.chance * Double(number.parties) / mean
                    * profiles(number.parties - 1).expectation(contributions) { f(contributions[i] + $0) }
            }
        }
    }

    @Test(arguments: 0..<24, [Engine.auto, .enumerate, .laplace, .gauss])
    func capsCountTheClass(_ seed: Int, _ engine: Engine) throws {
        let example = Case(seed: seed)
        let raw = zip(example.types, example.contributions).map { $1 / $0.quality }
        for conditioning in [Conditioning.atLeastOne, .own] {
            let problem = try example.problem(engine, conditioning)
            let found = try problem.expectations(atContributions: raw)
            #expect(engine == .laplace || found.capUncertainty < 1e-6)
            for i in raw.indices {
                func value(_ total: Double) -> Double {
                    problem.valuation.value(of: problem.accuracy.performance(at: total))
                }
                let own = example.own(i, value)
                let cap = conditioning == .own ? own : example.given(i, value)
                #expect(abs(found.caps[i] - cap) < 1e-8, "type \(i), \(conditioning)")
                #expect(abs(found.ownCaps[i] - own) < 1e-8, "type \(i), \(conditioning)")
            }
        }
    }

    /// Over the compositions of pools that get one and the same, as for large groups, and by rules that know clusters of
    /// classes apart.
    @Test(arguments: 0..<24) func poolsCountTheClass(_ seed: Int) throws {
        let example = Case(seed: seed)
        let population = try Population(example.types)
        let offers = OfferClasses(
            population, kinds: CostOrder(population).classOfType, effectiveContributions: example.contributions)
        let (accuracy, valuation) = (BoundAccuracy.standard, LinearValuation.standard)
        let table = try #require(
            GroupTable(
                example.participation, offers.probabilities, GroupPartition(offers.contributions, apart: 0)))
        let curves = CollectiveCurves(.exact, accuracy: accuracy, valuation: valuation)
        var pooled = GroupExpectation(
            table, GroupCurves(curves, count: table.outcomes.outcomeCount), .atLeastOne, isMajorant: true)
        pooled.move(to: offers.contributions)
        #expect(pooled.evaluationError < 1e-8)
        for i in example.types.indices {
            let classes = offers.costClasses[offers.costClassOfType[i]]
            let cap = example.given(i) { 100 * accuracy.performance(at: $0) }
            #expect(abs(pooled.cap(ofAny: classes) - cap) < 1e-9 + 100 * pooled.evaluationError)
        }
    }

    /// A hundred parties of nine types, three of each cost: too many compositions to list, so that engines are held
    /// against each other.
    @Test(arguments: [Participation.fixed(100), .poisson(mean: 40), .binomial(invited: 300, rate: 0.2)])
    func enginesAgreeOnLargeGroups(_ participation: Participation) throws {
        let costs = [0.5, 0.5, 0.5, 0.1, 0.1, 0.1, 0.02, 0.02, 0.02]
        let chances = [0.0005, 0.01, 0.002, 0.05, 0.1, 0.0375, 0.3, 0.2, 0.3]
        let raw = [5.0, 40, 600, 80, 100, 900, 120, 150, 2000]
        func caps(_ engine: Engine) throws -> GroupExpectations {
            try contractProblem(
                costs: costs, probabilities: chances, participation: participation, accuracy: "power:0.95,2,0.5",
                engine: engine
            ).expectations(atContributions: raw)
        }
        let (sums, rules) = (try caps(.laplace), try caps(.gauss))
        for (one, other) in zip(sums.caps, rules.caps) {
            #expect(abs(one - other) < 1e-9 + rules.capUncertainty + sums.capUncertainty)
        }
        #expect(rules.capUncertainty < 1e-8)
        #expect(Set(sums.caps).count == 3)
    }

    /// A type in two, with all of its chance between the halves: each half's cap is that of the whole, also where a menu
    /// tells the halves apart by a hair.
    @Test func anOfferByAHairDifferentChangesNothing() throws {
        let halves = try contractProblem(
            costs: [0.7, 0.7], probabilities: [0.5, 0.5], participation: .binomial(invited: 10, rate: 0.3))
        let whole = try contractProblem(
            costs: [0.7], probabilities: [1], participation: .binomial(invited: 10, rate: 0.3))
        let offers = [53.624609861697174, 53.62460986223342].map {
            ProposedOffer(contribution: $0, reward: 37.53722690318802)
        }
        let audit = try halves.audit(offers)
        let cap = try whole.expectations(atContributions: [53.624609862]).caps[0]
        for offer in audit.menu.offers { #expect(abs(offer.cap - cap) < 1e-8) }
        #expect(!audit.holds)
        #expect(audit.violations.allSatisfy { $0.constraint == .performanceCap })
        #expect(audit.violations.map(\.type).sorted() == ["1", "2"])
        // Everybody is of the class: E[v(a(S))] over the chance that anybody comes.
        #expect(abs(cap - 100 * audit.performance / (1 - .pow(0.7, 10))) < 1e-7)
        #expect(try #require(audit.optimum).upper < 1e-8)
    }
}
