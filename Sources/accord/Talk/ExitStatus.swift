import ContractDesign
import Files
import FineTuningGames
import ProviderCompetition
import Reporting
import Sweeps
import Tabular

/// The process's answer to the shell, beyond 0 by the numbers of sysexits.h.
enum ExitStatus: Int32 {
    case checkFailed = 1
    case noSolution = 2
    case usage = 64
    case badData = 65
    case noInput = 66
    case internalError = 70
    case cannotWrite = 73

    /// Whether the error is one of the project's, with a message for the user, rather than the argument parser's.
    static func isOwn(_ error: any Error) -> Bool {
        error is TableError || error is ContractError || error is OutputError || error is PlaceClash
            || error is PopulationError || error is GridError || error is StoreError || error is CaseFailure
            || error is CompetitionError || error is GameError
    }

    init(_ error: any Error) {
        self =
            switch error {
            case let error as TableError: ExitStatus(error)
            case let error as ContractError: ExitStatus(error)
            case let error as CompetitionError: ExitStatus(error)
            case is PopulationError: .badData
            case let error as GameError: ExitStatus(error)
            case is OutputError: .cannotWrite
            case is GridError, is PlaceClash: .usage
            case let error as StoreError: ExitStatus(error)
            case let error as CaseFailure: ExitStatus(error.reason)
            default: .internalError
            }
    }

    private init(_ error: TableError) {
        self =
            switch error.kind {
            case .missing: .noInput
            case .malformed: .badData
            case .misused: .usage
            }
    }

    private init(_ error: StoreError) {
        self =
            switch error.kind {
            case .occupied, .unwritable: .cannotWrite
            case .damaged: .badData
            case .missing: .noInput
            }
    }

    private init(_ error: ContractError) {
        self =
            switch error {
            case .participants, .tolerance, .tooManyOutcomes, .noExponentialSum: .usage
            case .costOutOfScale: .badData
            case .linearProgram, .brokenPromise: .internalError
            }
    }

    private init(_ error: CompetitionError) {
        self =
            switch error {
            case .precision, .levelOutOfReach: .usage
            case .brokenAnswer, .unsettled, .unsolved, .linearProgram: .internalError
            default: .badData
            }
    }

    private init(_ error: GameError) {
        self =
            switch error {
            case .nobodyAccepts: .noSolution
            case .tooManyDomains: .usage
            case .noSpecialists, .duplicateName, .outOfRange, .outOfScale: .badData
            case .linearProgram, .costMatrix: .internalError
            }
    }
}
