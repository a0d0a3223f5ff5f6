import Foundation

/// Hands case numbers to workers, and their answers to one taker.
final class CaseQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private let numbers: [Int]
    private var next = 0
    private var workers: Int
    private var finished: [SweptCase] = []
    private var failure: (any Error)?

    /// So many answers may wait for the taker before workers wait for it.
    private static let mostWaiting = 4096

    init(_ numbers: [Int], workers: Int) {
        self.numbers = numbers
        self.workers = workers
    }

    /// Solves cases until there are no more; to be called by each worker once.
    func work(_ solve: (Int) throws -> SweptCase) {
        while let number = takeNumber() {
            do {
                give(try solve(number))
            } catch {
                fail(error)
            }
        }
        leave()
    }

    /// All answers that wait, at least one; nil when the last worker has left.
    /// - Throws: what solving a case threw.
    func takeFinished() throws -> [SweptCase]? {
        condition.lock()
        defer { condition.unlock() }
        while finished.isEmpty, workers > 0, failure == nil { condition.wait() }
        if let failure { throw failure }
        if finished.isEmpty { return nil }
        defer { finished.removeAll(keepingCapacity: true) }
        condition.broadcast()
        return finished
    }

    /// Lets each worker finish its case and no more.
    func stop() {
        condition.lock()
        next = numbers.count
        finished.removeAll()
        condition.broadcast()
        condition.unlock()
    }

    private func takeNumber() -> Int? {
        condition.lock()
        defer { condition.unlock() }
        while finished.count >= Self.mostWaiting, next < numbers.count { condition.wait() }
        guard next < numbers.count else { return nil }
        defer { next += 1 }
        return numbers[next]
    }

    private func give(_ swept: SweptCase) {
        condition.lock()
        finished.append(swept)
        condition.broadcast()
        condition.unlock()
    }

    private func fail(_ error: any Error) {
        condition.lock()
        failure = failure ?? error
        next = numbers.count
        condition.broadcast()
        condition.unlock()
    }

    private func leave() {
        condition.lock()
        workers -= 1
        condition.broadcast()
        condition.unlock()
    }
}
