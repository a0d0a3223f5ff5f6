import FlyingFox
import FlyingSocks
import Foundation

/// Why nothing is served.
public enum ServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No address of a machine in numbers.
    case badAddress(String)
    /// Another program serves at this port.
    case taken(port: UInt16)
    /// The system says why.
    case refused(host: String, port: UInt16, reason: String)

    /// What is wrong and how to mend it.
    public var description: String {
        switch self {
        case .badAddress(let host):
            "\(host.debugDescription) is no address in numbers. Give one such as 127.0.0.1."
        case .taken(let port):
            "Port \(port) is taken by another program. Give another, or 0 for any that is free."
        case .refused(let host, let port, let reason):
            "Nothing can be served at \(host), port \(port): \(reason). Give another address or port."
        }
    }
}

/// Serves a site over HTTP/1.1 from one address, one request a connection.
public final class Server: Sendable {
    private let http: HTTPServer
    private let handler: SiteHandler
    private let gate: Gate
    private let folder: String
    private let host: String
    /// That it serves at.
    public let port: UInt16

    /// Takes the port, and serves nothing yet.
    /// - Parameters:
    ///   - site: what is served.
    ///   - host: an address of this machine in numbers, or `localhost`.
    ///   - port: 0 for any that is free.
    /// - Throws: `ServerError` for a host that is no address of this machine, and a port that is taken.
    public init(_ site: Site, host: String, port: UInt16) throws(ServerError) {
        let listening = try Self.listening(host: host, port: port)
        self.host = host
        self.port = listening.port
        guard let folder = Self.privateFolder() else {
            throw .refused(host: host, port: port, reason: "no temporary folder can be made")
        }
        self.folder = folder
        let inner = sockaddr_un.unix(path: folder + "/server")
        let visitors = Visitors()
        gate = Gate(
            socket: listening.socket, inner: inner, connections: Connections(HTTPServer.defaultPool()),
            visitors: visitors)
        handler = SiteHandler(
            site: site, sameSite: SameSite(names: [host.lowercased()], port: self.port), visitors: visitors)
        http = HTTPServer(
            config: HTTPServer.Configuration(
                address: inner, timeout: 60, sharedRequestBufferSize: 1 << 16, sharedRequestReplaySize: site.mostBytes,
                pool: Connections(HTTPServer.defaultPool()), logger: .disabled), handler: handler)
    }

    /// Where the first page is, such as `http://127.0.0.1:8420/`.
    public var address: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/" }

    /// Whether only this machine reaches it.
    public var isLocal: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    /// Serves until the process ends.
    /// - Parameter ready: called once, when connections are taken.
    /// - Throws: `ServerError` where the system ends it.
    public func run(ready: @escaping @Sendable () -> Void) throws(ServerError) -> Never {
        let signals = [SIGINT, SIGTERM, SIGHUP].map(endsBySignal)
        signal(SIGPIPE, SIG_IGN)
        let end = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var failure = "it ended"
        Task {
            do { try await serve(ready) } catch { failure = "\(error)" }
            end.signal()
        }
        end.wait()
        for source in signals { source.cancel() }
        try? FileManager.default.removeItem(atPath: folder)
        throw .refused(host: host, port: port, reason: failure)
    }

    private func serve(_ ready: @escaping @Sendable () -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [http] in try await http.run() }
            group.addTask { [http, gate] in
                try await http.waitUntilListening()
                ready()
                try await gate.run()
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Ends the process with the status that a shell gives for the signal, and nothing left behind.
    private func endsBySignal(_ number: Int32) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number)
        source.setEventHandler { [folder] in
            try? FileManager.default.removeItem(atPath: folder)
            // Raised again it would end nothing in a process that was started with the signal held back.
            _exit(128 + number)
        }
        source.resume()
        return source
    }

    /// A folder that nobody else can enter, for the socket between the gate and the server.
    private static func privateFolder() -> String? {
        var path = Array((NSTemporaryDirectory() + "/accord-serve-XXXXXX").utf8CString)
        return mkdtemp(&path).map { String(cString: $0) }
    }

    private static func listening(
        host: String, port: UInt16
    ) throws(ServerError) -> (socket: Socket, port: UInt16) {
        let number = host == "localhost" ? "127.0.0.1" : host
        let address: any SocketAddress
        do {
            address = number.contains(":") ? try ipv6(number, port) : try ipv4(number, port)
        } catch {
            throw .badAddress(host)
        }
        do {
            let socket = try Socket(domain: Int32(type(of: address).family))
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: address)
            try socket.listen()
            switch try socket.sockname() {
            case .ip4(_, let port), .ip6(_, let port): return (socket, port)
            case .unix: return (socket, port)
            }
        } catch SocketError.failed(_, let number, let message) {
            if number == EADDRINUSE { throw .taken(port: port) }
            throw .refused(host: host, port: port, reason: message)
        } catch {
            throw .refused(host: host, port: port, reason: "\(error)")
        }
    }

    private static func ipv4(_ host: String, _ port: UInt16) throws -> any SocketAddress {
        try sockaddr_in.inet(ip4: host, port: port)
    }

    private static func ipv6(_ host: String, _ port: UInt16) throws -> any SocketAddress {
        try sockaddr_in6.inet6(ip6: host, port: port)
    }
}
