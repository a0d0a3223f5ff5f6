import Foundation
import Stopping

/// A question on its way, and whether anybody still waits for its answer.
final class Ticket: @unchecked Sendable {
    private let lock = NSLock()
    private var overtaken = false
    /// Whether the client has gone.
    private let hasLeft: @Sendable () -> Bool

    init(hasLeft: @escaping @Sendable () -> Bool) { self.hasLeft = hasLeft }

    /// Whether a newer question of the same page has taken its place.
    var isOvertaken: Bool { lock.withLock { overtaken } }

    func overtake() { lock.withLock { overtaken = true } }

    /// Nil as long as somebody waits.
    var reason: StopReason? { isOvertaken || hasLeft() ? .interrupt : nil }
}

/// The newest question of each page, which takes the place of an older one.
final class Overtaking: @unchecked Sendable {
    private struct Key: Hashable {
        var page: String
        var path: String
    }

    private let lock = NSLock()
    private var newest: [Key: Ticket] = [:]

    /// Notes a question, and tells the one before it that nobody waits for it any more.
    func enter(_ ticket: Ticket, page: String, path: String) {
        lock.withLock { newest.updateValue(ticket, forKey: Key(page: page, path: path))?.overtake() }
    }

    /// Forgets a question that was answered.
    func leave(_ ticket: Ticket, page: String, path: String) {
        let key = Key(page: page, path: path)
        lock.withLock { if newest[key] === ticket { newest[key] = nil } }
    }
}
