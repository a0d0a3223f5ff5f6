import Testing

@testable import ContractDesign

@Suite struct LikelyCountsTests {
    /// Compositions of equally likely types whose prefixes are all likelier than 1e-18, counted by another program.
    @Test(arguments: [
        ("poisson:5", 2, 524.0), ("poisson:5", 3, 4998), ("poisson:2", 5, 43_105), ("poisson:5", 5, 195_957),
        ("poisson:10", 5, 764_174), ("poisson:20", 5, 3.6e6), ("binomial:100,0.1", 5, 567_699),
    ])
    func theEstimateIsWithinAFactorOfThree(_ law: String, _ types: Int, _ count: Double) throws {
        let p = [Double](repeating: 1 / Double(types), count: types)
        let estimate = try LikelyCounts.estimate(Specification.participation(law), p)
        #expect(estimate < 3 * count && estimate > count / 3)
    }

    /// Ten rare types: next to all groups have at most five parties, C(15, 5) compositions.
    @Test func rareTypesHaveFewCompositions() {
        let estimate = LikelyCounts.estimate(.poisson(mean: 0.01), [Double](repeating: 0.1, count: 10))
        #expect(estimate < 3 * 3003 && estimate > 3003 / 3)
    }
}
