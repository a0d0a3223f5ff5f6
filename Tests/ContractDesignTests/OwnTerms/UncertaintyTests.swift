import ContractDesign
import TestSupport
import Testing

@Suite struct UncertaintyTests {
    @Test(arguments: OwnTermsCase.cases("robust")) func menusAreThoseOfTheOtherSolvers(_ instance: OwnTermsCase) throws
    {
        let contract = try instance.problem().design()
        let expected = instance.expected
        try instance.expectMenu(contract)
        for (offer, outside) in zip(contract.menu.offers, expected.outside ?? []) {
            #expect(abs(offer.outsideOption - outside) < 1e-6)
            #expect(offer.outsideSource == .highCurve)
        }
        if let worst = expected.worstProbabilities {
            let found = try #require(contract.problem.population.worstProbabilities)
            for (one, other) in zip(found, worst) { #expect(abs(one - other) < 1e-12) }
        }
    }

    /// Under every vertex of the ranges a menu performs no worse, and caps are no lower, than under the one that is taken.
    @Test(arguments: 1...30) func noOtherProbabilitiesAreWorse(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...4, using: &random)
        let types = (0..<count).map { k in
            ParticipantType(
                name: "t\(k)", cost: random.logUniform(0.02...0.3), probability: 1,
                quality: Double.random(in: 0.5...2, using: &random), value: random.logUniform(0.5...2))
        }
        let centre = random.simplex(count)
        let ranges = centre.map { p in
            max(
                0, p - Double.random(in: 0...0.4, using: &random))...min(
                    1, p + Double.random(in: 0...0.4, using: &random))
        }
        func problem(_ population: Population) throws -> ContractProblem {
            try ContractProblem(
                population: population, participation: .fixed(Int.random(in: 2...4, using: &random)),
                setting: Setting(
                    accuracy: Specification.accuracy("exponential:1,0.003"), conditioning: .own, engine: .enumerate))
        }
        let worst = try problem(Population(types, within: ranges, stated: types.map { _ in nil }))
        let menu = try worst.design().menu
        let contributions = menu.offers.map(\.contribution)
        let least = try worst.expectations(atContributions: contributions)
        for vertex in Self.vertices(ranges) {
            var others = types
            for k in others.indices { others[k].probability = max(1e-30, vertex[k]) }
            let other = try ContractProblem(
                population: Population(others), participation: worst.participation, setting: worst.setting
            ).expectations(atContributions: contributions)
            #expect(other.performance >= least.performance - 1e-12)
            for k in others.indices { #expect(other.caps[k] >= least.caps[k] - 1e-9) }
        }
    }

    /// All but one type at an end of its range, that one filling up to 1.
    private static func vertices(_ ranges: [ClosedRange<Double>]) -> [[Double]] {
        ranges.indices.flatMap { free in
            (0..<(1 << ranges.count)).compactMap { ends in
                var point = ranges.indices.map { ends >> $0 & 1 == 1 ? ranges[$0].upperBound : ranges[$0].lowerBound }
                point[free] = 0
                point[free] = 1 - point.reduce(0, +)
                return ranges[free].contains(point[free]) ? point : nil
            }
        }
    }

    /// Half of the distance is moved, from as many of the cheapest types as it takes.
    @Test func distancesAreMovedFromTheCheapest() throws {
        let types = zip([0.05, 0.3, 0.1, 0.2], [0.1, 0.2, 0.3, 0.4]).enumerated().map {
            ParticipantType(name: "\($0.offset)", cost: $0.element.0, probability: $0.element.1)
        }
        let population = try Population(types)
        func worst(_ distance: Double) throws -> [Double] {
            try #require(try population.worst(withinDistance: distance).worstProbabilities)
        }
        for (found, expected) in zip(
            try [worst(0), worst(0.1), worst(0.6), worst(2)],
            [[0.1, 0.2, 0.3, 0.4], [0.05, 0.25, 0.3, 0.4], [0, 0.5, 0.1, 0.4], [0, 1, 0, 0]])
        {
            for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-15) }
        }
    }

    @Test func rangesMustFitOne() throws {
        let types = [0.2, 0.1].enumerated().map {
            ParticipantType(name: "\($0.offset)", cost: $0.element, probability: 0.5)
        }
        #expect(throws: PopulationError.rangesMissOne(low: 0.25, high: 0.75)) {
            try Population(types, within: [0.125...0.375, 0.125...0.375], stated: [nil, nil])
        }
    }

    @Test func bandsMustNotCross() throws {
        func problem(_ high: String, participants: Int = 3) throws -> ContractProblem {
            var setting = try Setting(accuracy: Specification.accuracy("exponential:0.9,0.002"))
            setting.accuracyHigh = try Specification.accuracy(high)
            return try ContractProblem(
                population: Population([
                    ParticipantType(name: "a", cost: 0.05, probability: 0.5),
                    ParticipantType(name: "b", cost: 0.02, probability: 0.5),
                ]), participation: .fixed(participants), setting: setting)
        }
        #expect(throws: ContractError.self) { try problem("exponential:0.89,0.003") }
        #expect(throws: ContractError.self) { try problem("exponential:0.95,0.001") }
        _ = try problem("exponential:0.9,0.002")
        // A lone party has more with the better curve than the other gives it.
        let lone = try problem("exponential:0.9,0.0021", participants: 1)
        do {
            _ = try lone.design()
            Issue.record("a lone party was satisfied")
        } catch {
            guard case .noMenu(let missing) = error else { throw error }
            #expect(missing.status == .infeasible)
        }
    }

    /// What is found for so many parties is found for so many or more, and holds when more come.
    @Test func moreParties() throws {
        func problem(_ participation: Participation) throws -> ContractProblem {
            try contractProblem(
                costs: [0.2, 0.1, 0.04], probabilities: [0.3, 0.3, 0.4], participation: participation)
        }
        let exact = try problem(.fixed(6)).design()
        let least = try problem(.atLeast(6)).design()
        #expect(exact.menu == least.menu)
        #expect(exact.performance == least.performance)
        let contributions = least.menu.offers.map(\.contribution)
        for count in [7, 10, 20] {
            let more = try problem(.fixed(count)).expectations(atContributions: contributions)
            #expect(more.performance >= least.performance.lower)
            for (cap, offer) in zip(more.caps, least.menu.offers) { #expect(cap >= offer.cap - 1e-9) }
        }
        #expect(try Specification.participation("at-least:6") == .atLeast(6))
        #expect(Participation.atLeast(6).specification == "at-least:6")
    }
}
