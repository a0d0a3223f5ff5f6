import FlyingSocks
import Foundation
import Stopping

/// A question on its way, and whether anybody still waits for its answer.
final class Ticket: @unchecked Sendable {
    private let lock = NSLock()
    private var overtaken = false
    private var hasLeft = false
    private var next = ContinuousClock.now
    /// Of the client, as far as it is known.
    private let connection: (file: Socket.FileDescriptor, peer: Socket.Address)?

    init(connection: (file: Socket.FileDescriptor, peer: Socket.Address)?) { self.connection = connection }

    /// Whether a newer question of the same page has taken its place.
    var isOvertaken: Bool { lock.withLock { overtaken } }

    func overtake() { lock.withLock { overtaken = true } }

    /// Nil as long as somebody waits; asks the connection some ten times a second.
    var reason: StopReason? {
        lock.withLock {
            if overtaken || hasLeft { return .interrupt }
            let now = ContinuousClock.now
            guard now >= next, let connection else { return nil }
            next = now + .milliseconds(100)
            hasLeft = Self.isClosed(connection.file, connection.peer)
            return hasLeft ? .interrupt : nil
        }
    }

    private static func isClosed(_ file: Socket.FileDescriptor, _ peer: Socket.Address) -> Bool {
        guard (try? Socket(file: file).remotePeer()) == peer else { return true }
        var byte: UInt8 = 0
        return recv(file.rawValue, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) == 0
    }
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
