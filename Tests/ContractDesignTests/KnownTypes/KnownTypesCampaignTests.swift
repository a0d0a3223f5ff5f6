import ContractDesign
import TestSupport
import Testing

/// Random problems of known types: the stated error against sums over all compositions that share nothing with the
/// cubature.
@Suite(.slow) struct KnownTypesCampaignTests {
    static let seeds = 0..<TestEffort.cases(of: 2000, usually: 40)
    /// Sums over more compositions than this take longer than they tell.
    static let compositions = 100...60_000

    @Test func averagesStayWithinTheirStatedErrors() throws {
        var (compared, worst, largest, drawn) = (0, 0.0, 0.0, 0)
        var stated: [Double] = []
        for seed in Self.seeds {
            let group = RandomGroup(seed: seed)
            let problem = try group.problem()
            guard let sums = SummedGroups(problem, compositions: Self.compositions) else { continue }
            compared += 1
            let answer = problem.completeInformation()
            if answer.standardError != nil { drawn += 1 }
            let limit = problem.valuation.value(of: problem.accuracy.limit)
            for (difference, error, scale) in [
                (answer.performance - sums.performance, answer.performanceError, problem.accuracy.limit),
                (answer.modelValue - sums.modelValue, answer.modelValueError, limit),
            ] {
                // The sums themselves are no better.
                let excess = abs(difference) / (error + 1e-12 * scale)
                #expect(excess <= 1, "\(group): \(difference), stated \(error)")
                worst = max(worst, excess)
                largest = max(largest, abs(difference) / scale)
                stated.append(error / scale)
            }
        }
        #expect(compared > Self.seeds.count / 2)
        stated.sort()
        print(
            """
            known types: \(compared) of \(Self.seeds.count) problems, worst \(worst) of the stated error, largest \
            difference \(largest), stated \(stated[stated.count / 2]) at the median, \
            \(stated[stated.count * 95 / 100]) at 95 %, \(stated[stated.count - 1]) at most; \(drawn) drawn
            """)
    }
}
