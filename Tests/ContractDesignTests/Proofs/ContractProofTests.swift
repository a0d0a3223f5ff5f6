import TestSupport
import Testing

@testable import ContractDesign

/// Proofs against optima that were found without them, and claims that are false.
@Suite struct ContractProofTests {
    /// Optima by root finding on the published problems.
    private static let published: [(costs: [Double], probabilities: [Double], optimum: Double)] = [
        ([0.2, 0.16, 0.12, 0.08, 0.04], [0.2, 0.2, 0.2, 0.2, 0.2], 0.864782760158),
        ([1, 0.85, 0.7, 0.55, 0.4], [0.2, 0.2, 0.2, 0.2, 0.2], 0.690532528491),
        ([0.5, 0.4, 0.03, 0.02, 0.001], [0.2, 0.2, 0.2, 0.2, 0.2], 0.940134924265),
    ]

    private func publishedProblem(_ index: Int, parties: Int = 10) throws -> ContractProblem {
        let (costs, probabilities, _) = Self.published[index]
        return try contractProblem(costs: costs, probabilities: probabilities, participation: .fixed(parties))
    }

    @Test(arguments: 0..<3) func publishedMenusAreProvedInOnePart(_ index: Int) throws {
        let proof = try publishedProblem(index).design().proof()
        let upper = try #require(proof.upper)
        #expect(upper.value - proof.lower.value <= 1e-11)
        #expect(abs(proof.lower.value - Self.published[index].optimum) <= 2e-12)
        #expect(proof.tree?.leafCount == 1)
        let audit = try proof.audit()
        #expect(audit.holds, "\(audit.faults)")
    }

    /// A thousand million parties, Poisson and binomial numbers: no table of exponentials is written for them.
    @Test(arguments: ["fixed:1000000000", "at-least:10", "poisson:5", "binomial:20,0.4"])
    func whateverTheNumberOfPartiesOneFileProvesIt(_ law: String) throws {
        let problem = try contractProblem(
            costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [0.2, 0.2, 0.2, 0.2, 0.2],
            participation: Specification.participation(law))
        let proof = try problem.design().proof()
        #expect(try #require(proof.upper).value - proof.lower.value <= 1e-9)
        #expect(try proof.audit().holds)
    }

    /// Against brackets of other searches; the menus are divided in most of them.
    @Test(arguments: HingedProblemTests.instances) func hingedMenusAreProvedInParts(
        _ instance: HingedProblemTests.Instance
    ) throws {
        let proof = try instance.problem().design().proof()
        let upper = try #require(proof.upper).value
        #expect(upper - proof.lower.value <= 1e-8)
        #expect(proof.lower.value <= instance.upper + 1e-9)
        #expect(upper >= instance.lower - 1e-9)
        #expect(try proof.audit().holds)
    }

    @Test func partsCoverAHingeThatOnePartDoesNot() throws {
        let leaves = try HingedProblemTests.instances.map { try $0.problem().design().proof().tree?.leafCount ?? 0 }
        #expect(leaves.count { $0 > 1 } >= 10)
    }

    /// Exactly, digit by digit: what the offers to neighbours are worth to each type.
    @Test func promisesAreKeptToTheLastDigit() throws {
        let types = [
            ParticipantType(name: "a", cost: 0.3, probability: 0.5, quality: 3, value: 0.7),
            ParticipantType(name: "b", cost: 0.07, probability: 0.3, quality: 0.9),
            ParticipantType(name: "c", cost: 0.05, probability: 0.2, quality: 1.1, value: 1.3),
        ]
        let problem = try ContractProblem(population: Population(types), participation: .fixed(6))
        let offers = try problem.design().proof().offers
        for (i, type) in types.enumerated() {
            func worth(_ offer: ExactOffer, _ effective: ExactDecimal) -> ExactDecimal {
                // In units of 1 / quality.
                ExactDecimal(type.quality) * ExactDecimal(type.value) * offer.reward - ExactDecimal(type.cost)
                    * effective
            }
            let effective = zip(types, offers).map { ExactDecimal($0.quality) * $1.contribution }
            for j in types.indices {
                #expect(worth(offers[i], effective[i]) >= worth(offers[j], effective[j]))
            }
        }
    }

    @Test(arguments: [1e-9, 1e-7, 1e-4, 1e-2]) func aBoundBelowTheOptimumIsNotProved(_ step: Double) throws {
        let proof = try publishedProblem(1).design().proof()
        let lowered = proof.claiming(upper: ExactDecimal(try #require(proof.upper).value - step))
        let audit = try lowered.audit()
        #expect(audit.faults == [.bound(try #require(audit.bound))])
    }

    @Test func menusThatBreakPromisesAreNamed() throws {
        let proof = try publishedProblem(0).design().proof()
        func faults(_ index: Int, _ change: (inout ExactOffer) -> Void) throws -> [ProofAudit.Fault] {
            var offers = proof.offers
            change(&offers[index])
            return try proof.offering(offers).audit().faults
        }
        let two = ExactDecimal(2)
        let greedy = try faults(2) { $0.reward = $0.reward + two }
        #expect(greedy.contains { if case .posing(_, as: "3", _) = $0 { true } else { false } })
        #expect(greedy.contains { if case .promise("3", _, _) = $0 { true } else { false } })
        let stingy = try faults(0) { $0.reward = $0.reward - two }
        #expect(stingy.contains { if case .refusal("1", _) = $0 { true } else { false } })
        let idle = try faults(4) { $0.contribution = $0.contribution - ExactDecimal(30) }
        #expect(idle.contains { if case .performance = $0 { true } else { false } })
        let less = try faults(1) { $0.contribution = .zero - $0.contribution }
        #expect(less.contains(.contribution("2")))
    }

    @Test func whatCannotBeProvedIsRefused() throws {
        let alone = try publishedProblem(0, parties: 1)
        #expect(throws: ProofError.unsupported(.solitary)) { try alone.design().proof() }
        var rounded = Setting.standard
        rounded.multiples = try WholeMultiples(ofContribution: 10)
        let problem = try publishedProblem(0)
        let multiples = try ContractProblem(
            population: problem.population, participation: .fixed(10), setting: rounded)
        #expect(throws: ProofError.unsupported(.multiples)) { try multiples.requireProvable() }
    }
}

extension ContractProof {
    fileprivate func claiming(upper: ExactDecimal) -> ContractProof {
        ContractProof(
            problem: problem, offers: offers, lower: lower, upper: upper, violation: violation, witnesses: witnesses,
            tree: tree)
    }

    fileprivate func offering(_ offers: [ExactOffer]) -> ContractProof {
        ContractProof(
            problem: problem, offers: offers, lower: lower, upper: upper, violation: violation, witnesses: witnesses,
            tree: tree)
    }
}
