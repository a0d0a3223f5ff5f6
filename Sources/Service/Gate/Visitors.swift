import Foundation

/// Which connections are open, by number, and since when their clients have sent the last that they had to send.
final class Visitors: @unchecked Sendable {
    private let lock = NSLock()
    private var next = 0
    private var closed: [Int: ContinuousClock.Instant?] = [:]

    /// A client that has closed its side may still wait for the answer so long.
    private static let grace = Duration.seconds(2)

    /// - Returns: the number of a new connection.
    func enter() -> Int {
        lock.withLock {
            next += 1
            closed[next] = .some(nil)
            return next
        }
    }

    func leave(_ number: Int) { lock.withLock { closed[number] = nil } }

    func hasClosed(_ number: Int) {
        lock.withLock { if closed[number] == .some(nil) { closed[number] = .now } }
    }

    /// Whether the client has closed its side.
    func isClosed(_ number: Int) -> Bool { lock.withLock { (closed[number] ?? nil) != nil } }

    /// Whether nobody is there who takes an answer.
    func hasLeft(_ number: Int) -> Bool {
        lock.withLock {
            guard let entry = closed[number] else { return true }
            return entry.map { .now - $0 > Self.grace } ?? false
        }
    }
}
