import ContractDesign
import ProofFiles

extension ProofError: ExitReason {
    var exitStatus: ExitStatus {
        switch self {
        case .unsupported: .usage
        case .notFound: .cannotWrite
        }
    }
}

extension ProofError: Mendable {
    var complaint: String {
        switch self {
        case .unsupported: "--proof: \(self) Leave out --proof."
        case .notFound: "--proof: \(self) The contract stands; no file was written for the proof."
        }
    }
}

/// A file that is no proof.
struct ProofComplaint: ExitReason, Mendable {
    var file: String
    var error: ProofFileError

    var exitStatus: ExitStatus { .badData }

    var complaint: String {
        let place = error.place.isEmpty ? "" : " at \(error.place)"
        return "\(file)\(place): \(error.problem). A proof is what `accord design --proof FILE.json` writes."
    }
}
