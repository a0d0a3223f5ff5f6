import ContractDesign
import PlainText
import ProviderCompetition
import Service
import Sweeps
import Tabular

/// An error of a library's that an option of the command line mends, or caused.
protocol Mendable: Error {
    /// The error for a person, with the option.
    var complaint: String { get }
}

extension TableError: Mendable {
    var complaint: String {
        switch leniency {
        case .ignoring(let column): "\(self) To read the table without it, add --ignore \(column.asArgument)."
        case .normalizing: "\(self) \(PopulationError.normalizing)"
        case .takingMajorant:
            """
            \(self) To take the least concave curve above the points, which promises more than was measured, add \
            --concave.
            """
        case nil: description
        }
    }
}

extension PopulationError: Mendable {
    var complaint: String {
        if case .probabilitiesDoNotSum = self { "\(self) \(Self.normalizing)" } else { description }
    }

    fileprivate static let normalizing = "To divide them by their sum, add --normalize."
}

extension ContractError: Mendable {
    var complaint: String {
        switch self {
        case .noExponentialSum: "\(self) To enumerate, add --engine enumerate."
        case .tooLittleMemory: "\(self) To allow more, raise --memory-limit."
        case .uncertainProbabilities:
            "\(self) That is, leave out --scenarios; for ranges and --probability-l1 there is one under --conditioning own."
        case .outsideOptionsNamed: "\(self) That is --known-types skip."
        case .tooManyKnownCompositions: "\(self) That is --known-types fast or skip."
        default: description
        }
    }
}

extension CaseFailure: Mendable {
    var complaint: String { saying(reason.complaint) }
}

extension RatingsError: Mendable {
    var complaint: String {
        switch self {
        case .nobodyNamed: "\(self) To name one, add --user NAME."
        case .tooManyProviders: "\(self) To name one, add --provider NAME."
        default: description
        }
    }
}

extension ServerError: Mendable {
    var complaint: String {
        switch self {
        case .badAddress: "--host \(self)"
        case .taken: "\(self) The option is --port."
        case .refused: "\(self) The options are --host and --port."
        }
    }
}

extension GridError: Mendable {
    var complaint: String {
        let remedy =
            switch problem {
            case .noParticipation: "Add --grid participants=VALUES, --participants N or --participation KIND."
            case .participationTwice: "Leave out --participants and --participation, or that axis."
            default: problem.remedy
            }
        return "--grid\(axis.map { " " + $0 } ?? ""): \(problem). \(remedy)"
    }
}

extension StoreError: Mendable {
    var complaint: String {
        switch problem {
        case .foreign, .inTheWay: saying("Choose another --output, or move it away.")
        case .busy: saying("Wait for its end, or choose another --output.")
        case .otherVersion, .otherSweep, .otherShard:
            saying("Choose another --output, or throw these results away with --restart.")
        case .otherForm: saying("Compute them again, which --restart does in this place, or choose another --output.")
        case .damaged:
            saying("Start the sweep again with --restart, which throws them away, or choose another --output.")
        case .tooFewFiles: saying("Raise the limit, for example by `ulimit -n 256`.")
        default: description
        }
    }
}

extension String {
    /// A name as it is written in a shell.
    fileprivate var asArgument: String {
        let isPlain = utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isPlain ? self : "'\(visible.replacing("'", with: "'\\''"))'"
    }
}
