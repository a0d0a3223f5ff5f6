import ContractDesign
import Foundation
import Tabular
import TestSupport
import Testing

/// What a coordinator reaches who knows the types, against the published table, hand-made cases and plain bisection.
@Suite struct CompleteInformationTests {
    /// The published averages over all profiles, good to 1e-9 in performance and to the digits of a bisection
    /// elsewhere.
    @Test func thePublishedTwoTypeSweep() throws {
        let table = try Table.read(path: RepositoryFiles.data("published-two-types.csv"))
        var compared = 0
        for row in table.rows where row["complete_performance"]?.text.isEmpty == false {
            let high = try row.cell("probability_high_cost").number()
            let problem = try contractProblem(
                costs: [0.02, 0.01], probabilities: [high, 1 - high],
                participants: row.cell("participants").integer(in: 1...1000))
            let informed = problem.completeInformation()
            #expect(abs(informed.performance - (try row.cell("complete_performance").number())) < 1e-8)
            for (ours, column) in zip(
                informed.contributions, ["complete_contribution_high", "complete_contribution_low"])
            {
                #expect(abs(ours / (try row.cell(column).number()) - 1) < 1e-4)
            }
            compared += 1
        }
        #expect(compared >= 10)
    }

    /// Over every ordered profile, the root by bisection on the performance itself.
    @Test(arguments: [
        ("bound:1,1", "linear:100"), ("power:1,1,1", "linear:10"), ("arctan:0.1", "power:50,0.5"),
        ("exponential:0.9,0.05", "linear:30"),
    ])
    func bisectionOverOrderedProfiles(accuracy: String, valuation: String) throws {
        let costs = [0.2, 0.05, 0.004]
        let problem = try contractProblem(
            costs: costs, probabilities: [0.5, 0.3, 0.2], participants: 4, accuracy: accuracy, valuation: valuation)
        let alone = ReservationProblem(accuracy: problem.accuracy, valuation: problem.valuation)
        let outside = costs.map { alone.utility(atCost: $0).utility }
        var mean = 0.0
        for profile in 0..<81 {
            let types = [profile % 3, profile / 3 % 3, profile / 9 % 3, profile / 27]
            func excess(_ performance: Double) -> Double {
                let value = problem.valuation.value(of: performance)
                let total = types.reduce(0) { $0 + (value - outside[$1]) / costs[$1] }
                return problem.accuracy.performance(at: max(0, total)) - performance
            }
            // From above, the first performance that the group can sustain, on a fine grid and then by halving.
            let limit = problem.accuracy.limit
            let grid = 200_000
            let first = (0...grid).reversed().first { excess(limit * Double($0) / Double(grid)) >= 0 } ?? 0
            var low = limit * Double(first) / Double(grid)
            var high = limit * Double(min(first + 1, grid)) / Double(grid)
            for _ in 0..<60 {
                let middle = 0.5 * (low + high)
                if excess(middle) >= 0 { low = middle } else { high = middle }
            }
            mean += types.reduce(1) { $0 * problem.population.types[$1].probability } * low
        }
        #expect(abs(problem.completeInformation().performance - mean) < 1e-9)
    }

    /// A party by itself has what it has alone.
    @Test func aLonePartyTrainsAlone() throws {
        let problem = try contractProblem(costs: [4], probabilities: [1], participants: 1, accuracy: "power:1,1,1")
        let informed = problem.completeInformation()
        #expect(abs(informed.performance - 0.8) < 1e-12)
        #expect(abs(informed.contributions[0] - 5) < 1e-9)
    }

    /// Twelve types that hardly differ from two have too many compositions to enumerate; two have few. Also where groups
    /// are rare: two potential parties in a million meetings.
    @Test(arguments: [
        Participation.fixed(12), .poisson(mean: 1e-6), .poisson(mean: 0.5), .binomial(invited: 40, rate: 0.05),
        .poisson(mean: 30), .fixed(1_000_000_000),
    ])
    func manyTypesThatHardlyDifferFromTwo(_ participation: Participation) throws {
        let costs = (0..<14).map { ($0 < 7 ? 0.1 : 0.02) * (1 + 1e-10 * Double($0)) }
        let few = try contractProblem(costs: [0.1, 0.02], probabilities: [1, 1], participation: participation)
            .completeInformation()
        let many = try contractProblem(costs: costs, probabilities: costs.map { _ in 1 }, participation: participation)
            .completeInformation()
        #expect(few.standardError == nil && many.standardError == nil)
        #expect(abs(many.performance - few.performance) <= few.performanceError + many.performanceError + 1e-9)
        #expect(abs(many.contributions[0] / few.contributions[0] - 1) < 1e-7)
        #expect(abs(many.contributions[13] / few.contributions[1] - 1) < 1e-7)
    }

    /// Parties of whom none trains alone, with about as many as can train together: no rule serves, and compositions are
    /// drawn. Of twenty types that hardly differ from two, against all compositions of the two.
    @Test(arguments: [Participation.fixed(12), .poisson(mean: 12), .binomial(invited: 40, rate: 0.3)])
    func drawnCompositions(_ participation: Participation) throws {
        let costs = (0..<20).map { ($0 < 10 ? 5.0 : 2.0) * (1 + 1e-7 * Double($0)) }
        let few = try contractProblem(costs: [5, 2], probabilities: [1, 1], participation: participation)
            .enumeratedCompleteInformation()
        let problem = try contractProblem(
            costs: costs, probabilities: costs.map { _ in 1 }, participation: participation)
        let drawn = problem.completeInformation()
        let error = try #require(drawn.standardError)
        #expect(few.standardError == nil)
        #expect(error > 0 && error < 0.01 * few.performance)
        #expect(abs(drawn.performance - few.performance) < drawn.performanceError)
        #expect(abs(drawn.performanceError / error - 5) < 1e-6)
        #expect(drawn == problem.completeInformation())
        #expect(drawn != problem.completeInformation(seed: 2))
    }

    /// A measured curve is pieced together, so rules do not hold it: few compositions are enumerated, else drawn.
    @Test func measuredCurves() throws {
        let points = [(0.0, 0.0), (100, 0.5), (200, 0.7), (400, 0.85), (1000, 0.9)].map {
            LearningPoint(samples: $0.0, performance: $0.1)
        }
        func answer(_ parties: Int) throws -> (ContractProblem, CompleteInformation) {
            let types = [0.4, 0.2, 0.1].enumerated().map {
                ParticipantType(name: "\($0)", cost: $1, probability: [0.5, 0.3, 0.2][$0])
            }
            let problem = try ContractProblem(
                population: Population(types), participation: .fixed(parties),
                accuracy: TableAccuracy(points, file: "measured.csv"), valuation: LinearValuation())
            return (problem, problem.completeInformation())
        }
        let (problem, small) = try answer(4)
        let sums = try #require(SummedGroups(problem, compositions: 1...100))
        #expect(abs(small.performance - sums.performance) < 1e-11)
        let (_, large) = try answer(100_000)
        #expect(abs(large.performance - 0.9) < 1e-9)
        #expect(large.standardError != nil)
    }

    /// Whose view counts makes no difference where all is known.
    @Test func theConditioningDoesNotMatter() throws {
        func answer(_ conditioning: Conditioning) throws -> CompleteInformation {
            try contractProblem(
                costs: [0.2, 0.05, 0.01], probabilities: [5, 3, 2], participants: 30, conditioning: conditioning
            ).completeInformation()
        }
        #expect(try answer(.own) == answer(.atLeastOne))
    }

    /// All compositions where that is asked for, or a refusal before anything is computed.
    @Test func theWayThatIsAskedFor() throws {
        let problem = try contractProblem(costs: [0.2, 0.05, 0.01], probabilities: [5, 3, 2], participants: 40)
        let fast = try #require(try problem.completeInformation(by: .fast))
        let exact = try #require(try problem.completeInformation(by: .exact))
        #expect(abs(fast.performance - exact.performance) <= fast.performanceError + exact.performanceError)
        #expect(exact.performanceError < 1e-11 && exact.curveEvaluations > fast.curveEvaluations)
        #expect(try problem.completeInformation(by: .skip) == nil)
        let large = try contractProblem(
            costs: [0.2, 0.05, 0.01], probabilities: [5, 3, 2], participants: 1_000_000_000)
        #expect(throws: ContractError.self) { try large.requireKnownTypes(.exact) }
        #expect(throws: ContractError.self) { try large.enumeratedCompleteInformation() }
        try large.requireKnownTypes(.fast)
    }

    @Test func welfareOfTheBigFirms() throws {
        let problem = try contractProblem(costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [1, 1, 1, 1, 1])
        let contract = try problem.design()
        let welfare = contract.welfare()
        #expect(welfare.standings.map(\.type.name) == ["1", "2", "3", "4", "5"])
        // Rents rise as costs fall, and the costliest type has none.
        #expect(abs(welfare.standings[0].informationRent) < 1e-9)
        for (costlier, cheaper) in zip(welfare.standings, welfare.standings.dropFirst()) {
            #expect(cheaper.informationRent > costlier.informationRent)
        }
        #expect(try #require(welfare.informationCost) > 0)
        #expect(try contract.welfare(knownTypes: .skip).informed == nil)
        #expect(abs(welfare.surplus - 2 * welfare.standings.reduce(0) { $0 + $1.utility }) < 1e-9)
        #expect(welfare.surplus > welfare.surplusAlone)
        #expect(welfare.alonePerformance < welfare.performance.lower)
    }
}
