import ArgumentParser
import ContractDesign
import Files
import ProofFiles
import Reporting
import Tabular

/// `accord verify` where a proof is named instead of a table and a menu.
struct VerifyProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Audits a proof of a contract: whether every promise is kept, and what no menu exceeds.",
        discussion: """
            Example: accord verify --proof proof.json

            A second opinion beside scripts/check-proof, by the code that designs contracts. Ends with 0 if every claim holds \
            and with 1 if not.
            """)

    @Option(
        help: ArgumentHelp("What `accord design --proof` wrote.", valueName: "file.json"),
        completion: .file(extensions: ["json"]))
    var proof: String

    @OptionGroup(title: "Output") var output: OutputOptions

    /// Whether a command line asks for this.
    static func isAsked(by words: [String]) -> Bool {
        words.first == "verify" && words.contains { $0 == "--proof" || $0.hasPrefix("--proof=") }
    }

    func run() throws {
        let places = try output.places(reading: [proof])
        let claim: ContractProof
        do {
            claim = try ProofDocument(json: Table.documentBytes(path: proof)).proof()
        } catch let error as ProofFileError {
            throw ProofComplaint(file: proof, error: error)
        }
        let audit = try claim.audit()
        try output.write(ProofAuditPresentation(audit), at: places)
        if !audit.holds { throw ExitCode(ExitStatus.checkFailed.rawValue) }
    }
}
