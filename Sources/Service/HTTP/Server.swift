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
            "--host \(host.debugDescription) is no address in numbers. Give one such as 127.0.0.1."
        case .taken(let port):
            "Port \(port) is taken by another program. Give another with --port, or 0 for any that is free."
        case .refused(let host, let port, let reason):
            "Nothing can be served at \(host), port \(port): \(reason). Give another --host or --port."
        }
    }
}

/// Serves a site over HTTP/1.1 from one address.
public final class Server: Sendable {
    private let http: HTTPServer
    private let handler: SiteHandler
    private let host: String
    /// That it serves at.
    public let port: UInt16

    /// - Parameters:
    ///   - site: what is served.
    ///   - host: an address of this machine in numbers, or `localhost`.
    ///   - port: 0 for any that is free.
    /// - Throws: `ServerError` for a host that is no address of this machine, and a port that is taken.
    public init(_ site: Site, host: String, port: UInt16) throws(ServerError) {
        let number = host == "localhost" ? "127.0.0.1" : host
        let address: any SocketAddress
        do {
            address =
                number.contains(":")
                ? try .inet6(ip6: number, port: port) as any SocketAddress : try .inet(ip4: number, port: port)
        } catch {
            throw .badAddress(host)
        }
        self.host = host
        self.port = try Self.freePort(at: address, host: host, port: port)
        let connections = Connections(HTTPServer.defaultPool())
        handler = SiteHandler(
            site: site, sameSite: SameSite(names: [host.lowercased()], port: self.port), connections: connections)
        func configuration(_ address: some SocketAddress) -> HTTPServer.Configuration {
            HTTPServer.Configuration(
                address: address, timeout: 60, sharedRequestBufferSize: 1 << 16,
                sharedRequestReplaySize: site.mostBytes, pool: connections, logger: .disabled)
        }
        let final: any SocketAddress =
            number.contains(":")
            ? (try? .inet6(ip6: number, port: self.port)) ?? .inet6(port: self.port)
            : (try? .inet(ip4: number, port: self.port)) ?? .inet(port: self.port)
        http = HTTPServer(config: configuration(final), handler: handler)
    }

    /// Where the first page is, such as `http://127.0.0.1:8420/`.
    public var address: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/" }

    /// Whether only this machine reaches it.
    public var isLocal: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    /// Serves until the process ends.
    /// - Parameter ready: called once, when connections are taken.
    /// - Throws: `ServerError` where the port was taken meanwhile.
    public func run(ready: @escaping @Sendable () -> Void) throws {
        defer { handler.desk.close() }
        let end = DispatchSemaphore(value: 0)
        Task { [http] in
            try await http.waitUntilListening()
            ready()
        }
        Task { [http] in
            // What ends it is a failure to accept, such as too many open files: others may be closed by then.
            while true {
                do { try await http.run() } catch { try? await Task.sleep(for: .milliseconds(200)) }
            }
        }
        end.wait()
    }

    /// The port itself, or one that is free for 0, tried out.
    private static func freePort(
        at address: any SocketAddress, host: String, port: UInt16
    ) throws(ServerError) -> UInt16 {
        do {
            let socket = try Socket(domain: Int32(type(of: address).family))
            defer { try? socket.close() }
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: address)
            try socket.listen()
            switch try socket.sockname() {
            case .ip4(_, let port), .ip6(_, let port): return port
            case .unix: return port
            }
        } catch SocketError.failed(_, let number, let message) {
            if number == EADDRINUSE { throw .taken(port: port) }
            throw .refused(host: host, port: port, reason: message)
        } catch {
            throw .refused(host: host, port: port, reason: "\(error)")
        }
    }
}
