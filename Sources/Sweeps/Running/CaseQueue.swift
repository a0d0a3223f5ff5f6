import Foundation

/// A solved case, as the taker of answers sees it.
struct SolvedCase {
    let record: SweepRecord
    let failure: CaseFailure?
}

/// Hands case numbers to workers, and their answers to one taker.
final class CaseQueue: @unchecked Sendable {
    /// In which order answers are handed out.
    enum Order {
        /// As soon as they are there.
        case asSolved
        /// As the cases stand; what is solved too early waits.
        case asGiven
    }

    private let condition = NSCondition()
    /// Of the cases that nobody has taken yet.
    private var numbers: AnyIterator<Int>
    private let order: Order
    /// How many were taken.
    private var begun = 0
    private var isEnded = false
    /// How many answers the taker has had.
    private var taken = 0
    private var workers = 0
    private var finished: [SolvedCase] = []
    /// Solved before their turn, by their place in the order.
    private var early: [Int: SolvedCase] = [:]
    private var failure: (any Error)?

    /// So many cases may be solved or being solved before the taker has them, lest a slow case fill the memory.
    private static let mostAhead = 4096
    private static let secondsBetweenLooks = 0.1

    init(_ numbers: some Sequence<Int>, order: Order) {
        self.numbers = AnyIterator(numbers.makeIterator())
        self.order = order
    }

    /// Announces one more worker; to be called before it starts.
    func join() { synchronized { workers += 1 } }

    /// Takes back the last announcement: the worker has ended, or has never started.
    func leave() { synchronized { workers -= 1 } }

    /// Solves cases until there are no more; to be called by each worker once.
    func work(_ solve: (Int) throws -> SolvedCase) {
        while workOnce(solve) {}
        leave()
    }

    /// Solves one case.
    /// - Returns: false where there are no more.
    func workOnce(_ solve: (Int) throws -> SolvedCase) -> Bool {
        guard let (place, number) = takeCase() else { return false }
        do {
            let solved = try solve(number)
            synchronized { give(solved, at: place) }
        } catch {
            synchronized {
                failure = failure ?? error
                isEnded = true
            }
        }
        return true
    }

    /// All answers that can be handed out, at least one; nil when the last worker has left.
    /// - Parameter isInterrupted: asked some times a second; where it holds, no further case is begun, and what can be
    ///   handed out is, even if it is nothing.
    /// - Throws: what solving a case threw.
    func takeFinished(unless isInterrupted: () -> Bool = { false }) throws -> [SolvedCase]? {
        condition.lock()
        defer { condition.unlock() }
        while finished.isEmpty, workers > 0, failure == nil {
            _ = condition.wait(until: Date(timeIntervalSinceNow: Self.secondsBetweenLooks))
            if isInterrupted() {
                isEnded = true
                return take()
            }
        }
        if let failure { throw failure }
        return finished.isEmpty ? nil : take()
    }

    private func take() -> [SolvedCase] {
        defer { finished.removeAll(keepingCapacity: true) }
        taken += finished.count
        condition.broadcast()
        return finished
    }

    /// Lets each worker finish its case and no more.
    func stop() {
        synchronized {
            isEnded = true
            finished.removeAll()
            early.removeAll()
        }
    }

    private func takeCase() -> (place: Int, number: Int)? {
        condition.lock()
        defer { condition.unlock() }
        while begun - taken >= Self.mostAhead, !isEnded { condition.wait() }
        guard !isEnded, let number = numbers.next() else {
            isEnded = true
            return nil
        }
        defer { begun += 1 }
        return (begun, number)
    }

    private func give(_ solved: SolvedCase, at place: Int) {
        switch order {
        case .asSolved: finished.append(solved)
        case .asGiven:
            early[place] = solved
            while let solved = early.removeValue(forKey: taken + finished.count) { finished.append(solved) }
        }
    }

    private func synchronized(_ change: () -> Void) {
        condition.lock()
        change()
        condition.broadcast()
        condition.unlock()
    }
}
