import FlyingSocks
import Foundation

/// Stands between clients and the server: lets one request a connection through, once its head has come whole, in time and not
/// too long, and says so where there is none. What is behind it need not fear what has no end.
struct Gate: Sendable {
    let socket: Socket
    let inner: any SocketAddress & Sendable
    let connections: Connections
    let visitors: Visitors

    /// Of a head; longer ones are answered with 431.
    static let mostHeadBytes = 32_000
    /// Of a body; what comes after is not passed on.
    private static let mostBodyBytes = 2_000_000
    /// What is read and thrown away after the answer, so that it arrives before the connection is closed.
    private static let mostLeftBytes = 64 << 20

    /// Takes connections until the listening socket is closed.
    func run() async throws {
        try await connections.prepare()
        let listening = try AsyncSocket(socket: socket, pool: connections)
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await connections.run() }
            while true {
                do {
                    let client = try await listening.accept()
                    group.addTask { await serve(client) }
                } catch SocketError.failed {
                    // Too many open files, or a client that left at once: others go on.
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
        }
    }

    private func serve(_ client: AsyncSocket) async {
        defer { try? client.close() }
        var left = false
        do {
            let head = try await RequestHead.read(from: client)
            let number = visitors.enter()
            defer { visitors.leave(number) }
            let server = try await AsyncSocket.connected(to: inner, pool: connections)
            defer { try? server.close() }
            try await server.write(head.passed(on: number))
            left = await relay(client, server, number)
        } catch let refusal as RequestHead.Refusal {
            try? await client.write(refusal.answer)
        } catch {
            return
        }
        if !left { await drain(client) }
    }

    /// Passes bytes on in both directions until the answer has ended.
    /// - Returns: whether the client has left.
    private func relay(_ client: AsyncSocket, _ server: AsyncSocket, _ number: Int) async -> Bool {
        let sending = Task {
            var count = 0
            do {
                while true {
                    let bytes = try await client.read(atMost: 4096)
                    count += bytes.count
                    if count <= Self.mostBodyBytes { try? await server.write(Data(bytes)) }
                    if count > Self.mostLeftBytes { break }
                }
            } catch {
                // Cancelled, the client may still send.
                if error is CancellationError { return }
                visitors.hasClosed(number)
                shutdown(server.socket.file.rawValue, Int32(SHUT_WR))
            }
        }
        var isAnswered = false
        // A server that did not read all of a request ends the connection by a reset.
        while let bytes = try? await server.read(atMost: 4096) {
            isAnswered = true
            guard (try? await client.write(Data(bytes))) != nil else { break }
        }
        if !isAnswered { try? await client.write(RequestHead.Refusal.malformed.answer) }
        sending.cancel()
        await sending.value
        return visitors.isClosed(number)
    }

    private func drain(_ client: AsyncSocket) async {
        shutdown(client.socket.file.rawValue, Int32(SHUT_WR))
        var count = 0
        while count < Self.mostLeftBytes, let bytes = try? await client.read(atMost: 4096) { count += bytes.count }
    }
}
