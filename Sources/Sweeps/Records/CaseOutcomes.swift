import ContractDesign

/// How each case of a sweep came out so far, a byte a case.
struct CaseOutcomes: Sendable {
    private enum Outcome: UInt8 {
        case none, certified, bounded, failed
    }

    private var outcomes: [Outcome]
    private(set) var tally = SweepTally()

    init(of identity: SweepIdentity) {
        outcomes = [Outcome](repeating: .none, count: identity.caseCount + 1)
    }

    /// Whether the case of that number, from 1, has an answer. A failure is none.
    func hasAnswer(_ number: Int) -> Bool { outcomes[number] == .certified || outcomes[number] == .bounded }

    /// Takes note of an answer, instead of the one of before to the same case.
    mutating func add(_ record: SweepRecord) {
        count(outcomes[record.number], -1)
        outcomes[record.number] = Self.outcome(of: record)
        count(outcomes[record.number], 1)
    }

    private static func outcome(of record: SweepRecord) -> Outcome {
        switch record[.status] {
        case .text(Contract.Status.certified.rawValue): .certified
        case .text(Contract.Status.bounded.rawValue): .bounded
        default: .failed
        }
    }

    private mutating func count(_ outcome: Outcome, _ change: Int) {
        switch outcome {
        case .none: break
        case .certified: tally.certified += change
        case .bounded: tally.bounded += change
        case .failed: tally.failed += change
        }
    }
}
