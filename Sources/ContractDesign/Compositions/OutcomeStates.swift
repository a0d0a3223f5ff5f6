/// What is known of an outcome's total S in one part of the problem.
enum OutcomeState: UInt8, Hashable, Sendable {
    /// Nothing.
    case undecided
    /// Beyond the hinge: a(S) = b(S).
    case live
    /// Not beyond it: a(S) = 0.
    case dead
}

/// The states of all outcomes of a table.
struct OutcomeStates: Hashable, Sendable {
    private var states: [OutcomeState]

    init(undecided count: Int) {
        states = [OutcomeState](repeating: .undecided, count: count)
    }

    /// All decided: live where `isLive`.
    init(_ count: Int, live isLive: (Int) -> Bool) {
        states = (0..<count).map { isLive($0) ? .live : .dead }
    }

    subscript(k: Int) -> OutcomeState { states[k] }

    /// Decides outcome k, and with it those that follow: contributions rise from class to class, so an outcome with at
    /// least as many parties from each class on has at least the total.
    mutating func decide(_ k: Int, _ state: OutcomeState, in table: OutcomeTable) {
        for other in states.indices where states[other] == .undecided {
            let follows = state == .live ? table.dominates(other, k) : table.dominates(k, other)
            if follows { states[other] = state }
        }
    }
}

extension OutcomeTable {
    /// Whether outcome a has at least as many parties as b from each class on, so that its total is no smaller.
    func dominates(_ a: Int, _ b: Int) -> Bool {
        var lead = 0.0
        for counts in counts.reversed() {
            lead += counts[a] - counts[b]
            if lead < 0 { return false }
        }
        return true
    }

    /// The totals at given contributions.
    func totals(_ contributions: [Double]) -> [Double] {
        var totals = [Double](repeating: 0, count: outcomeCount)
        sumTotals(contributions, into: &totals)
        return totals
    }

    /// Overwrites `totals`, one for each outcome, by those at given contributions.
    func sumTotals(_ contributions: [Double], into totals: inout [Double]) {
        totals.withUnsafeMutableBufferPointer { totals in
            for k in totals.indices { totals[k] = 0 }
            for (counts, m) in zip(counts, contributions) where m != 0 {
                counts.withUnsafeBufferPointer { counts in
                    for k in totals.indices { totals[k] += m * counts[k] }
                }
            }
        }
    }
}
