import ContractDesign
import Foundation
import TestSupport
import Testing

@Suite struct GlobalOptimumTests {
    @Test func leavingTheCostlyTypeAlmostOutIsFoundAndCertified() throws {
        let contract = try contractProblem(costs: [1, 0.4], probabilities: [0.5, 0.5], participants: 10).design()
        #expect(contract.status == .certified)
        #expect(abs(contract.performance.lower - 0.712963947688) < 1e-8)
        #expect(abs(contract.menu.offers[0].contribution - 0.1887) < 1e-3)
        #expect(abs(contract.menu.offers[1].contribution - 178.13) < 1e-2)
        let exclusion = try #require(contract.exclusion)
        #expect(exclusion.types == ["1"])
        // A concave solve with everybody in stops at 0.712770138965 from the pooling contract.
        #expect(try #require(exclusion.performanceWithEverybody) < contract.performance.lower - 1e-6)
    }

    @Test func leavingTheCostliestTypeOutIsCertified() throws {
        let contract = try contractProblem(
            costs: [0.5158, 0.3039, 0.0181, 0.0106], probabilities: [0.074, 0.459, 0.038, 0.429], participants: 3
        ).design()
        #expect(contract.status == .certified)
        #expect(contract.performance.lower >= 0.8153299848)
        #expect(contract.exclusion?.types == ["1"])
    }

    /// Cases in which a part of the search was once dropped with its bound: strictly feasible menus, found by random
    /// search and checked by summing over compositions, that an upper bound must not exclude.
    @Test(arguments: [
        (Participation.poisson(mean: 0.001), 0.000916103), (.binomial(invited: 2, rate: 0.001), 0.00183359),
    ])
    func aPartThatCannotBeSearchedKeepsItsBound(_ participation: Participation, _ reachable: Double) throws {
        let contract = try contractProblem(
            costs: [20, 1], probabilities: [0.4, 0.6], participation: participation, accuracy: "exponential:1,1",
            engine: .enumerate
        ).design()
        #expect(contract.performance.upper >= reachable)
        #expect(contract.status == .bounded || contract.performance.lower >= reachable - 1e-8)
    }

    /// Whenever it is cancelled, the bounds must hold what an undisturbed solve finds.
    @Test(arguments: [[1, 0.4], [1.2, 0.7, 0.1], [0.5158, 0.3039, 0.0181]])
    func boundsHoldTheOptimumWheneverTheSolveIsCancelled(_ costs: [Double]) throws {
        let problem = try contractProblem(
            costs: costs, probabilities: costs.map { _ in 1 }, participants: costs.count == 2 ? 10 : 3)
        let optimum = try problem.design()
        #expect(optimum.status == .certified)
        var asked = 0
        _ = try problem.design(
            observer: SolveObserver(isCancelled: {
                asked += 1
                return false
            }))
        #expect(asked > 1)
        for allowed in 0..<asked {
            var asked = 0
            let contract = try problem.design(
                observer: SolveObserver(isCancelled: {
                    asked += 1
                    return asked > allowed
                }))
            #expect(contract.performance.upper >= optimum.performance.lower - 1e-12)
            #expect(contract.performance.lower <= optimum.performance.upper + 1e-12)
            #expect(contract.checks.worst <= 1e-9)
        }
    }

    @Test(arguments: 0..<1000)
    func randomProblemsAreCertified(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 40_000)
        let count = Int.random(in: 2...7, using: &generator)
        let parties = Int.random(in: 2...14, using: &generator)
        let contract = try contractProblem(
            costs: (0..<count).map { _ in generator.logUniform(0.001...1.5) }, probabilities: generator.simplex(count),
            participants: parties, tolerance: 1e-7
        ).design()
        #expect(contract.status == .certified)
        #expect(contract.performance.upper - contract.performance.lower <= 1e-7)
        #expect(contract.checks.worst <= 1e-9)
    }

    @Test(
        arguments: [
            ("bound:1,1", "power:100,0.5"), ("bound:10,0.9", "linear:100"), ("power:0.95,2,0.5", "linear:100"),
            ("power:0.9,30,0.5", "power:100,0.7"), ("arctan:0.01", "power:100,0.5"),
            ("exponential:0.9,0.01", "linear:100"),
        ], 0..<15)
    func otherFamiliesAreCertifiedToo(_ setting: (String, String), _ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 50_000)
        let contract = try generator.contractProblem(
            types: 2...4, participants: 2...8, accuracy: setting.0, valuation: setting.1
        ).design()
        #expect(contract.status == .certified)
        #expect(contract.checks.worst <= 1e-9)
    }

    /// Two types: the first one's contribution on a grid that is refined around the best, the second one's as large as
    /// holds. Nothing in common with tangents, envelopes or live sets.
    @Test(arguments: 0..<50)
    func aFineGridFindsNothingBetter(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 60_000)
        let costs = [generator.logUniform(0.15...1.5), generator.logUniform(0.01...0.6)].sorted(by: >)
        let p = generator.simplex(2)
        let parties = Int.random(in: 2...6, using: &generator)
        let contract = try contractProblem(costs: costs, probabilities: p, participants: parties).design()
        #expect(contract.status == .certified)
        let search = TwoTypeSearch(
            costs: costs, probabilities: p, participants: parties, options: contract.menu.offers.map(\.outsideOption))
        let found = search.best()
        #expect(found <= contract.performance.upper + 1e-10)
        #expect(found >= contract.performance.lower - 1e-3)
    }

    /// Work is counted, not timed: the global search costs nothing where the relaxation is enough, or where it is known
    /// in advance that the parts will be.
    @Test(
        arguments: [[0.2, 0.16, 0.12, 0.08, 0.04], [1, 0.85, 0.7, 0.55, 0.4], [0.5, 0.4, 0.03, 0.02, 0.001]],
        [Engine.enumerate, .laplace])
    func certifyingThePublishedContractsCostsWhatTheRelaxationDoes(_ costs: [Double], _ engine: Engine) throws {
        func solve(relaxed: Bool) throws -> Contract {
            let types = costs.map { ParticipantType(name: "\($0)", cost: $0, probability: 0.2) }
            return try ContractProblem(
                population: Population(types), participation: .fixed(10),
                setting: Setting(engine: engine, isRelaxed: relaxed)
            ).design()
        }
        let whole = try solve(relaxed: false)
        let relaxed = try solve(relaxed: true)
        #expect(whole.status == .certified)
        #expect(Double(whole.solver.evaluations) <= 1.2 * Double(relaxed.solver.evaluations))
        if engine == .enumerate { #expect(whole.solver.nodes == 1) }
    }
}

/// The best menu for two types by trying contributions.
private struct TwoTypeSearch {
    let costs: [Double]
    let participants: Int
    let options: [Double]
    /// Chance of k parties of the first type.
    let chances: [Double]
    let probabilities: [Double]

    init(costs: [Double], probabilities p: [Double], participants n: Int, options: [Double]) {
        self.costs = costs
        self.options = options
        participants = n
        probabilities = p
        chances = (0...n).map { k in
            (0..<n).reduce(1) { $0 * ($1 < k ? p[0] : p[1]) }
                * (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
        }
    }

    /// E[a(S)] of a menu that holds, or nil where no rewards make it hold.
    private func performance(_ low: Double, _ high: Double) -> Double? {
        guard low >= 0, high >= low else { return nil }
        var performance = 0.0
        var given = [0.0, 0.0]
        for (k, chance) in chances.enumerated() {
            let a = BoundAccuracy.standard.performance(at: Double(k) * low + Double(participants - k) * high)
            performance += chance * a
            if k > 0 { given[0] += chance * 100 * a }
            if k < participants { given[1] += chance * 100 * a }
        }
        given[0] /= 1 - chances[0]
        given[1] /= 1 - chances[participants]
        var t = [options[0] + costs[0] * low, options[1] + costs[1] * high]
        t[1] = max(t[1], t[0] + costs[1] * (high - low))
        t[0] = max(t[0], t[1] - costs[0] * (high - low))
        return t[0] <= given[0] && t[1] <= given[1] ? performance : nil
    }

    /// The best for one contribution of the first type: performance rises with the second's, so the largest that holds.
    private func best(low: Double) -> Double {
        let steps = 300
        let highs = (0..<steps).map { max(low, 1e-3) * pow(1e5, Double($0) / Double(steps - 1)) }
        guard let k = highs.indices.last(where: { performance(low, highs[$0]) != nil }) else { return 0 }
        var (holds, breaks) = (highs[k], k + 1 < steps ? highs[k + 1] : 2 * highs[k])
        for _ in 0..<50 {
            let middle = 0.5 * (holds + breaks)
            if performance(low, middle) != nil { holds = middle } else { breaks = middle }
        }
        return performance(low, holds) ?? 0
    }

    func best() -> Double {
        var lows = [0.0] + (0..<150).map { 0.01 * pow(2e5, Double($0) / 149) }
        var best = 0.0
        for _ in 0..<4 {
            let values = lows.map { self.best(low: $0) }
            let k = values.indices.max { values[$0] < values[$1] }!
            best = max(best, values[k])
            let (left, right) = (lows[max(0, k - 1)], lows[min(lows.count - 1, k + 1)])
            lows = (0..<40).map { left + (right - left) * Double($0) / 39 }
        }
        return best
    }
}
