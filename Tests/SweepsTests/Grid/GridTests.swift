import ContractDesign
import TestSupport
import Testing

@testable import Sweeps

/// Axes as they are written, and the cases that they span.
@Suite struct GridTests {
    private let population = try! Population([
        ParticipantType(name: "high", cost: 0.02, probability: 0.25),
        ParticipantType(name: "low", cost: 0.01, probability: 0.25),
        ParticipantType(name: "a.b=c", cost: 0.005, probability: 0.5),
    ])

    private func sweep(_ axes: String..., participants: Int? = nil) throws -> Sweep {
        try Sweep(
            population: population, axes: axes.map { try GridAxis($0) },
            settings: SweepSettings(participation: participants.map { .fixed($0) }), version: "1")
    }

    @Test(arguments: [
        ("participants=2:10:2", [2, 4, 6, 8, 10]), ("participants=10:2:-4", [10, 6, 2]),
        ("participants=2:9:3", [2, 5, 8]),
        ("participants=7:7:1", [7]), ("cost.x=1:1/1", [1]), ("cost.x=0.5", [0.5]), ("cost.x=3,1,2", [3, 1, 2]),
        ("quality.x=0:1/3", [0, 0.5, 1]), ("cost.x=1:0/3", [1, 0.5, 0]), ("cost.a=b=1e-3,2E2", [0.001, 200]),
    ])
    func valuesThatAreWritten(_ text: String, values: [Double]) throws {
        #expect(try GridAxis(text).values == values)
    }

    /// start + k (end - start) / (count - 1), both ends exact, also where decimal steps miss the end by rounding.
    @Test func theEndsAreExact() throws {
        let published = try GridAxis("probability.high=0.01:0.99/30").values
        #expect(published.count == 30 && published.first == 0.01 && published.last == 0.99)
        for (k, value) in published.enumerated() { #expect(abs(value - (0.01 + Double(k) * 0.98 / 29)) < 1e-15) }
        var random = SeededGenerator(seed: 71)
        for _ in 0..<200 {
            let count = Int.random(in: 1...400, using: &random)
            let step = Double(Int.random(in: 1...999, using: &random)) / 1000
            let end = 0.1 + Double(count) * step
            let values = try GridAxis("cost.x=0.1:\(end):\(step)").values
            #expect(values.count == count + 1 && values.first == 0.1 && values.last == end)
        }
    }

    @Test(arguments: [
        "participants", "=1", "cost=1", "cost.=1", "size.high=1", "participants=", "participants=a", "participants=1,",
        "participants=1:2", "participants=1:2:0", "participants=1:2:-1", "participants=2:1:1", "participants=1:2:3:4",
        "participants=1:2/0", "participants=1:2/1", "participants=1:2/2.5", "participants=1:2/-3",
        "participants=1:2/2/2",
        "participants=1:nan:1", "participants=0:inf:1", "cost.x=-1e308:1e308/3", "participants=1:1e300:1",
        "participants=1:2:1e-300", "participants=1:2/1e300", "participants=1:10000002:1",
    ])
    func whatIsNoAxis(_ text: String) {
        #expect(throws: GridError.self) { try GridAxis(text) }
    }

    @Test func theLastAxisIsTheFastest() throws {
        let sweep = try sweep("participants=2,3", "cost.low=0.01,0.015", "quality.high=1,2,4")
        #expect(sweep.count == 12)
        var number = 0
        for parties in [2, 3] {
            for cost in [0.01, 0.015] {
                for quality in [1.0, 2, 4] {
                    number += 1
                    let problem = try sweep.problem(number)
                    #expect(problem.participation == .fixed(parties))
                    #expect(problem.population.types.map(\.cost) == [0.02, cost, 0.005])
                    #expect(problem.population.types.map(\.quality) == [quality, 1, 1])
                }
            }
        }
    }

    @Test func termsOfTypesVary() throws {
        let sweep = try sweep("value.low=1,2", "outside.high=0,7", "capacity.low=50", participants: 3)
        #expect(sweep.count == 4)
        let types = try sweep.problem(4).population.types
        #expect(types.map(\.value) == [1, 2, 1])
        #expect(types.map(\.outside) == [7, nil, nil])
        #expect(types.map(\.capacity) == [nil, 50, nil])
        #expect(Set(try (1...4).map { try sweep.problem($0).population }).count == 4)
    }

    /// The others keep their proportions, 1 to 2; two axes leave the rest to the third type.
    @Test func theOtherProbabilitiesFillUp() throws {
        let one = try sweep("probability.high=0.1,0.7", participants: 5)
        for (number, high) in [(1, 0.1), (2, 0.7)] {
            let p = try one.problem(number).population.types.map(\.probability)
            #expect(p[0] == high)
            #expect(abs(p[1] - (1 - high) / 3) < 1e-15 && abs(p[2] - (1 - high) * 2 / 3) < 1e-15)
        }
        let two = try sweep("probability.high=0.1", "probability.low=0.3", participants: 5)
        #expect(try abs(two.problem(1).population.types[2].probability - 0.6) < 1e-15)
        let all = try sweep("probability.high=0.2", "probability.low=0.3", "probability.a.b=c=0.5", participants: 5)
        #expect(try all.problem(1).population.types.map(\.probability) == [0.2, 0.3, 0.5])
    }

    /// Laws and curves as a whole, and their parameters by name; a parameter is that of whatever the case has.
    @Test func lawsAndCurvesVary() throws {
        let laws = try sweep("participation=fixed:10,poisson:7.5,binomial:20,0.5", "valuation=linear:100,power:50,0.5")
        #expect(
            try (1...6).map { try laws.problem($0).participation.specification }
                == ["fixed:10", "fixed:10", "poisson:7.5", "poisson:7.5", "binomial:20,0.5", "binomial:20,0.5"])
        #expect(try laws.problem(2).valuation.specification == PowerValuation(scale: 50, exponent: 0.5).specification)
        let rates = try sweep("accuracy=arctan:0.01,exponential:0.9,0.02", "accuracy.rate=0.5,0.25", participants: 3)
        let expected: [any AccuracyFunction] = try [
            ArctanAccuracy(rate: 0.5), ArctanAccuracy(rate: 0.25), ExponentialAccuracy(limit: 0.9, rate: 0.5),
            ExponentialAccuracy(limit: 0.9, rate: 0.25),
        ]
        #expect(try (1...4).map { try rates.problem($0).accuracy.specification } == expected.map(\.specification))
        let defaults = try sweep("accuracy.K=1:3/3", "valuation.SCALE=10,20", participants: 3)
        #expect(try defaults.problem(6).accuracy.specification == BoundAccuracy(complexity: 3, limit: 1).specification)
        #expect(try defaults.problem(6).valuation.specification == LinearValuation(scale: 20).specification)
        let means = try Sweep(
            population: population, axes: [GridAxis("participation.rate=0.1,1")],
            settings: SweepSettings(participation: .binomial(invited: 9, rate: 0.5)), version: "1")
        #expect(try means.problem(2).participation == .binomial(invited: 9, rate: 1))
        #expect(Set([laws, rates, defaults, means].map(\.fingerprint)).count == 4)
    }

    @Test(arguments: [
        "accuracy=", "accuracy=1,2", "accuracy=arctan", "accuracy=arctan:0.1,", "accuracy=table:x.csv",
        "valuation=cubic:1",
        "participation=fixed:2.5", "participation.=1", "accuracy.rate=", "size.x=1", "capacity.=1",
    ])
    func whatIsNoLawOrCurve(_ text: String) {
        #expect(throws: GridError.self) { try GridAxis(text) }
    }

    @Test func gridsThatAreNone() throws {
        func refusal(_ axes: String..., participants: Int? = 5) throws -> String {
            let axes = try axes.map { try GridAxis($0) }
            let settings = SweepSettings(participation: participants.map { .fixed($0) })
            var text = ""
            do {
                _ = try Sweep(population: population, axes: axes, settings: settings, version: "1")
            } catch {
                text = error.description
            }
            return text
        }
        #expect(
            try refusal("cost.middle=1").contains("no type \"middle\". The types are \"high\", \"low\", \"a.b=c\"."))
        #expect(try refusal("cost.low=1", "cost.low=2").contains("cost.low=2: another axis varies the same"))
        #expect(try refusal("participants=2").contains("given twice"))
        #expect(try refusal("cost.low=1", participants: nil).contains("Add an axis participants=VALUES, or give one"))
        #expect(try refusal("participants=2.5", participants: nil).contains("2.5 is no number of parties"))
        #expect(try refusal("participants=0", participants: nil).contains("0.0 is no number of parties"))
        #expect(try refusal("cost.low=0.01,0").contains("case 2, cost.low=0.0, is no contract problem"))
        #expect(try refusal("quality.low=-1").contains("case 1"))
        #expect(try refusal("capacity.low=0").contains("case 1"))
        #expect(try refusal("probability.low=0.5,1").contains("case 2, probability.low=1.0"))
        #expect(try refusal("probability.low=0.5", "probability.high=0.6").contains("case 1"))
        #expect(try refusal("probability.low=0.3", "probability.high=0.3", "probability.a.b=c=0.3").contains("sum to"))
        #expect(try refusal("participation=fixed:2").contains("given twice"))
        #expect(try refusal("participants=2", "participation=fixed:2", participants: nil).contains("given twice"))
        #expect(try refusal("accuracy.gamma=1").contains("bound:1,1 has no such parameter. It has k, limit."))
        #expect(try refusal("participation.mean=1").contains("fixed:5 has no such parameter. It has n."))
        #expect(try refusal("accuracy=arctan:1,bound:1", "accuracy.rate=1").contains("bound:1,1 has no such parameter"))
        #expect(
            try refusal("valuation.scale=1,-1").contains(
                "case 2, valuation.scale=-1.0, is no contract problem: \"linear:-1.0\""))
        #expect(try refusal("participation.n=2.5").contains("a whole number"))
        #expect(try refusal("accuracy=bound:1,bound:2", "accuracy=bound:3").contains("another axis varies the same"))
        #expect(try refusal("cost.low=1e200").contains("out of scale"))
        #expect(try refusal("cost.low=1:2/10000", "cost.high=1:2/10000").contains("more than 10000000 cases"))
    }
}
