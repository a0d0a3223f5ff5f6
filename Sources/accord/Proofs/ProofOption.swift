import ArgumentParser
import ContractDesign
import Files
import ProofFiles
import Reporting
import Stopping

/// A proof beside the contract.
struct ProofOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Write a proof for those who trust neither Accord nor whoever runs it: that nobody would refuse, pose as another or be \
            promised too much, what the menu performs at least, and what no menu exceeds. scripts/check-proof checks it \
            without Accord.
            """, valueName: "file.json"),
        completion: .file(extensions: ["json"]))
    var proof: String?

    func validate() throws {
        if let proof {
            try FileExtension(of: proof).require(
                ["json"], at: "--proof \(proof)", advice: "A proof is a JSON document: name it .json.")
        }
    }

    var files: [OutputPlaces.Role] { [proof.map { OutputPlaces.Role("--proof", $0) }].compactMap(\.self) }

    /// Refuses before anything is solved what there are no proofs of.
    func require(_ problem: ContractProblem) throws {
        if proof != nil { try problem.requireProvable() }
    }

    /// The file, not yet written; a failure where the contract has no proof that holds, or none was found in time.
    /// - Parameter stop: asked whether to end the search for it, and why.
    func written(
        of contract: Contract, stop: (() -> StopReason?)? = nil
    ) throws -> Result<WrittenProof, ProofError>? {
        guard let proof else { return nil }
        do {
            let claim = try contract.proof { stop?() != nil }
            return .success(
                WrittenProof(
                    file: proof, bytes: try ProofDocument(claim).json(), lower: claim.lower,
                    upper: claim.upper, parts: claim.tree?.leafCount ?? 0))
        } catch let error as ProofError {
            return .failure(error)
        }
    }
}
