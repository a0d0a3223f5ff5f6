import Testing

@testable import ProviderCompetition

@Suite struct FailedPartTests {
    private static func unfinished() throws -> CompetitionAnalysis {
        let game = try Cases.game(
            [Cases.match, Cases.match], [[Cases.convict, Cases.acquit]], prior: Cases.justice, masses: [1, 1e6])
        var analysis = try game.analyse()
        analysis.unfinished = [.user(1, of: 2), .user(2, of: 2), .anonymousPolicies]
        analysis.users = []
        return analysis
    }

    /// What rounding spoils is named, with its magnitudes, and the rest goes on.
    @Test func onePartFailsAlone() throws {
        var analysis = try Self.unfinished()
        var seen: [CompetitionStage] = []
        try analysis.go { stage, _ throws(CompetitionError) in
            seen.append(stage)
            if stage == .user(2, of: 2) { throw .unsolved(.bestOutcomes) }
        }
        #expect(seen == [.user(1, of: 2), .user(2, of: 2), .anonymousPolicies] && analysis.unfinished.isEmpty)
        let failed = try #require(analysis.failed.first)
        #expect(analysis.failed.count == 1 && failed.stage == .user(2, of: 2))
        #expect(failed.magnitudes.probabilities == 0.3...0.7)
        #expect(failed.magnitudes.stakes == 0.3...0.7)
        #expect(failed.magnitudes.providerStakes == 0.3e6...0.7e6)
    }

    /// What is wrong with the question itself, and a stop, end the analysis.
    @Test(arguments: [CompetitionError.shape(.profile(providers: 1, users: 2)), .stopped(.timeLimit)])
    func othersEndIt(_ error: CompetitionError) throws {
        var analysis = try Self.unfinished()
        #expect(throws: error) {
            try analysis.go { _, _ throws(CompetitionError) in throw error }
        }
        #expect(analysis.failed.isEmpty && analysis.unfinished.count == 3)
    }
}
