import Foundation
import TestSupport
import Testing

/// The checker of proofs by its own tests, and on what `accord design --proof` writes about random problems.
@Suite(.slow) struct ProofCheckerTests {
    private static let scripts = RepositoryFiles.data("../scripts")

    /// Its arithmetic, curves, rules, false claims and hostile files; thousands of these in a campaign.
    @Test func theCheckersOwnTestsPass() async throws {
        let campaign = TestEffort.current == .campaign ? "1" : ""
        let tests = try await run(
            "/usr/bin/env", ["python3", "-B", "-m", "unittest", "discover", "-s", Self.scripts + "/proof-check/tests"],
            environment: ["PROOF_CAMPAIGN": campaign])
        #expect(tests.status == 0, "\(tests.talk)")
        #expect(tests.talk.contains("OK"))
    }

    /// Problems in which qualities, values, outside options, capacities, bands and random numbers of parties meet.
    @Test func everyCertifiedContractHasAProofThatChecks() async throws {
        let count = TestEffort.cases(of: 1000, usually: 30)
        let folder = try ScratchFolder()
        let peer = RepositoryFiles.peer("plain-contracts/check_proofs.py", of: "ContractDesignTests")
        let campaign = try await run(
            "/usr/bin/env",
            [
                "python3", "-B", peer, folder("answers.json"), BuiltExecutable.accord, Self.scripts + "/check-proof",
                "0", String(count),
            ])
        try #require(campaign.status == 0, "\(campaign.talk)")
        let answers = try JSONDecoder().decode(Answers.self, from: Data(folder.bytes("answers.json")))
        #expect(answers.faults == [])
        #expect(answers.counts["proved", default: 0] >= count / 2)
        #expect(answers.counts.values.reduce(0, +) == count)
    }

    private struct Answers: Decodable {
        var counts: [String: Int]
        var faults: [String]
    }
}
