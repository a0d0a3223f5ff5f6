import Foundation

/// Threads that answer questions one after another, as many at once as there are processors.
///
/// Solvers recurse and take long, and so are kept from the threads that serve connections.
final class Desk: @unchecked Sendable {
    private let condition = NSCondition()
    private var waiting: [@Sendable () -> Void] = []
    private var first = 0
    /// Further ones are turned away.
    private let mostWaiting: Int

    private static let stackBytes = 8 << 20

    init(threads: Int = max(2, ProcessInfo.processInfo.activeProcessorCount), mostWaiting: Int = 500) {
        self.mostWaiting = mostWaiting
        for _ in 0..<threads {
            let thread = Thread { while true { self.next()() } }
            thread.stackSize = Self.stackBytes
            thread.start()
        }
    }

    /// Runs what is long on one of the threads.
    /// - Returns: nil where too many wait already.
    func run<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R? {
        await withCheckedContinuation { continuation in
            if !enqueue({ continuation.resume(returning: body()) }) { continuation.resume(returning: nil) }
        }
    }

    private func enqueue(_ work: @escaping @Sendable () -> Void) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard waiting.count - first < mostWaiting else { return false }
        waiting.append(work)
        condition.signal()
        return true
    }

    private func next() -> @Sendable () -> Void {
        condition.lock()
        defer { condition.unlock() }
        while first == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            first = 0
            condition.wait()
        }
        first += 1
        return waiting[first - 1]
    }
}
