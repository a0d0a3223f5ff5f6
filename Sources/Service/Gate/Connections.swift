import FlyingSocks
import Foundation

/// Watches what connections wait for, and drops those that keep the server waiting too long.
///
/// A connection may wait for ``patience`` in all, whether it is silent, drips its request byte by byte or does not take its
/// answer.
final class Connections: AsyncSocketPool {
    private struct Wait {
        var peer: Socket.Address
        /// Of waits that are over.
        var waited = Duration.zero
        var since: ContinuousClock.Instant?
    }

    /// Longer than the longest answer takes.
    static let patience = Duration.seconds(20)
    /// At once; further ones are dropped.
    static let most = 1000

    private let base: any AsyncSocketPool
    private let lock = NSLock()
    nonisolated(unsafe) private var waits: [Socket.FileDescriptor: Wait] = [:]

    init(_ base: any AsyncSocketPool) { self.base = base }

    func prepare() async throws { try await base.prepare() }

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.base.run() }
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(1))
                    self.dropSlow()
                }
            }
            try await group.next()
        }
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        let peer = try? socket.remotePeer()
        // What goes on within the process has no patience of its own.
        if case .unix = peer { return try await suspend(socket, events) }
        guard let peer else {
            // It is the one that listens, and those that it accepts inherit this: heads of answers do not wait for bodies.
            try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
            return try await base.suspendSocket(socket, untilReadyFor: events)
        }
        guard begin(socket.file, peer) else { throw SocketError.disconnected }
        defer { end(socket.file) }
        try await suspend(socket, events)
    }

    private func suspend(_ socket: Socket, _ events: Socket.Events) async throws {
        do {
            try await base.suspendSocket(socket, untilReadyFor: events)
        } catch SocketError.disconnected where events.contains(.read) {
            // The other side has closed, and what it sent before may not have been read: reading tells.
        }
    }

    private func begin(_ file: Socket.FileDescriptor, _ peer: Socket.Address) -> Bool {
        lock.withLock {
            var wait = waits[file] ?? Wait(peer: peer)
            if wait.peer != peer { wait = Wait(peer: peer) }
            guard wait.waited < Self.patience, waits.count < Self.most || waits[file] != nil else { return false }
            wait.since = .now
            waits[file] = wait
            return true
        }
    }

    private func end(_ file: Socket.FileDescriptor) {
        lock.withLock {
            guard let since = waits[file]?.since else { return }
            waits[file]?.waited += .now - since
            waits[file]?.since = nil
        }
    }

    /// While a wait is noted its descriptor is open, since only the task that waits closes it.
    private func dropSlow() {
        lock.withLock {
            let now = ContinuousClock.now
            for (file, wait) in waits {
                if let since = wait.since {
                    if wait.waited + (now - since) > Self.patience { shutdown(file.rawValue, Int32(SHUT_RDWR)) }
                } else if (try? Socket(file: file).remotePeer()) != wait.peer {
                    waits[file] = nil
                }
            }
        }
    }
}
