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
    private let numbers: [Int]
    private let order: Order
    private var next = 0
    /// How many answers the taker has had.
    private var taken = 0
    private var workers = 0
    private var finished: [SolvedCase] = []
    /// Solved before their turn, by their place among the numbers.
    private var early: [Int: SolvedCase] = [:]
    private var failure: (any Error)?

    /// So many cases may be solved or being solved before the taker has them, lest a slow case fill the memory.
    private static let mostAhead = 4096

    init(_ numbers: [Int], order: Order) {
        self.numbers = numbers
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
        guard let place = takePlace() else { return false }
        do {
            let solved = try solve(numbers[place])
            synchronized { give(solved, at: place) }
        } catch {
            synchronized {
                failure = failure ?? error
                next = numbers.count
            }
        }
        return true
    }

    /// All answers that can be handed out, at least one; nil when the last worker has left.
    /// - Throws: what solving a case threw.
    func takeFinished() throws -> [SolvedCase]? {
        condition.lock()
        defer { condition.unlock() }
        while finished.isEmpty, workers > 0, failure == nil { condition.wait() }
        if let failure { throw failure }
        if finished.isEmpty { return nil }
        defer { finished.removeAll(keepingCapacity: true) }
        taken += finished.count
        condition.broadcast()
        return finished
    }

    /// Lets each worker finish its case and no more.
    func stop() {
        synchronized {
            next = numbers.count
            finished.removeAll()
            early.removeAll()
        }
    }

    private func takePlace() -> Int? {
        condition.lock()
        defer { condition.unlock() }
        while next - taken >= Self.mostAhead, next < numbers.count { condition.wait() }
        guard next < numbers.count else { return nil }
        defer { next += 1 }
        return next
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
