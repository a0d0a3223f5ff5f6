import ContractDesign

/// How each case of a shard came out so far, a byte a case.
struct CaseOutcomes: Sendable {
    private enum Outcome: UInt8 {
        case none, certified, bounded, failed, infeasible, undecided

        var isAnswer: Bool { self != .none && self != .failed }
    }

    private let identity: SweepIdentity
    private var outcomes: [Outcome]
    private(set) var tally = SweepTally()

    init(of identity: SweepIdentity) {
        self.identity = identity
        outcomes = [Outcome](repeating: .none, count: identity.shardCases)
    }

    /// Whether the case of that number, from 1, has an answer, be it that there is no menu. A failure is none.
    func hasAnswer(_ number: Int) -> Bool { identity.place(of: number).map { outcomes[$0].isAnswer } ?? false }

    /// How many cases of the shard have no answer.
    var unanswered: Int { outcomes.count { !$0.isAnswer } }

    /// Takes note of an answer, instead of the one of before to the same case.
    /// - Returns: false, and nothing is noted, where the case is none of the shard's.
    @discardableResult mutating func add(_ record: SweepRecord) -> Bool {
        guard let place = identity.place(of: record.number) else { return false }
        count(outcomes[place], -1)
        outcomes[place] = Self.outcome(of: record)
        count(outcomes[place], 1)
        return true
    }

    private static func outcome(of record: SweepRecord) -> Outcome {
        switch record[.status] {
        case .text(Contract.Status.certified.rawValue): .certified
        case .text(Contract.Status.bounded.rawValue): .bounded
        case .text(MissingMenu.Status.infeasible.rawValue): .infeasible
        case .text(MissingMenu.Status.undecided.rawValue): .undecided
        default: .failed
        }
    }

    private mutating func count(_ outcome: Outcome, _ change: Int) {
        switch outcome {
        case .none: break
        case .certified: tally.certified += change
        case .bounded: tally.bounded += change
        case .failed: tally.failed += change
        case .infeasible: tally.infeasible += change
        case .undecided: tally.undecided += change
        }
    }
}
