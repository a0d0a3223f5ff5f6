import ContractDesign
import Files
import FineTuningGames
import ProviderCompetition
import Service
import Stopping
import Sweeps
import Tabular

/// The process's answer to the shell, beyond 0 by the numbers of sysexits.h.
enum ExitStatus: Int32 {
    case checkFailed = 1
    case noSolution = 2
    case usage = 64
    case badData = 65
    case noInput = 66
    /// What is needed is another's, such as a port.
    case unavailable = 69
    case internalError = 70
    case cannotWrite = 73
    /// A limit came before there was an answer.
    case tooSoon = 75
    case interrupted = 130

    init(_ error: any Error) { self = (error as? any ExitReason)?.exitStatus ?? .internalError }
}

extension ExitStatus {
    /// Of a search that ended without an answer.
    init(_ reason: StopReason) { self = reason == .interrupt ? .interrupted : .tooSoon }
}

/// One of the project's errors, with a message for the user, rather than one of the argument parser's.
protocol ExitReason: Error {
    var exitStatus: ExitStatus { get }
}

extension TableError: ExitReason {
    var exitStatus: ExitStatus {
        switch kind {
        case .missing: .noInput
        case .malformed: .badData
        case .misused: .usage
        }
    }
}

extension ContractError: ExitReason {
    var exitStatus: ExitStatus {
        switch self {
        case .participants, .tolerance, .tooManyOutcomes, .tooLittleMemory, .tooManyKnownCompositions,
            .outsideOptionsNamed, .uncertainProbabilities, .capacitiesInMultiples, .capacitiesAndUncertainty,
            .noExponentialSum, .notSmooth, .multiple:
            .usage
        case .costOutOfScale, .noCommonMultiple, .bandCrosses, .curve: .badData
        case .noMenu: .noSolution
        case .linearProgram, .brokenPromise, .contradiction: .internalError
        }
    }
}

extension PopulationError: ExitReason {
    var exitStatus: ExitStatus { .badData }
}

extension GameError: ExitReason {
    var exitStatus: ExitStatus {
        switch self {
        case .nobodyAccepts, .noDeal: .noSolution
        case .stopped(let reason): ExitStatus(reason)
        case .tooManyDomains, .floorNotCovered, .unknownPlayer, .disagreement, .weights: .usage
        case .noSpecialists, .duplicateName, .outOfRange, .outOfScale, .table: .badData
        case .linearProgram, .costMatrix: .internalError
        }
    }
}

extension CompetitionError: ExitReason {
    var exitStatus: ExitStatus {
        switch self {
        case .precision, .levelOutOfReach, .notTwoUsers, .tooMany(.departures, _, _): .usage
        case .brokenAnswer, .unsettled, .unsolved, .linearProgram: .internalError
        case .stopped(let reason): ExitStatus(reason)
        case .nothing, .duplicateName, .probability, .probabilitiesDoNotSum, .payoff, .shape, .mass, .tooMany: .badData
        }
    }
}

extension RatingsError: ExitReason {
    var exitStatus: ExitStatus {
        switch self {
        case .unknownRater, .userAndProvider, .nobodyNamed, .tooManyProviders: .usage
        case .tooFew, .duplicateName, .ratings: .badData
        case .linearProgram, .unsolved: .internalError
        }
    }
}

extension ServerError: ExitReason {
    var exitStatus: ExitStatus {
        switch self {
        case .badAddress: .usage
        case .taken, .refused: .unavailable
        }
    }
}

extension GridError: ExitReason {
    var exitStatus: ExitStatus { .usage }
}

extension StoreError: ExitReason {
    var exitStatus: ExitStatus {
        switch kind {
        case .occupied, .unwritable: .cannotWrite
        case .damaged: .badData
        case .missing: .noInput
        }
    }
}

extension OutputError: ExitReason {
    var exitStatus: ExitStatus { .cannotWrite }
}

extension PlaceClash: ExitReason {
    var exitStatus: ExitStatus { .usage }
}
