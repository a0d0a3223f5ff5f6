import FlyingFox
import FlyingSocks
import Foundation

/// Serves a site over HTTP/1.1 from one address.
public final class Server: Sendable {
    private let http: HTTPServer
    private let handler: SiteHandler

    /// - Parameters:
    ///   - site: what is served.
    ///   - host: an address of this machine in numbers, or `localhost`.
    ///   - port: that is free.
    /// - Throws: `SocketError` for a host that is no address.
    public init(_ site: Site, host: String, port: UInt16) throws {
        let connections = Connections(HTTPServer.defaultPool())
        handler = SiteHandler(
            site: site, sameSite: SameSite(names: [host.lowercased()], port: port), connections: connections)
        func configuration(_ address: some SocketAddress) -> HTTPServer.Configuration {
            HTTPServer.Configuration(
                address: address, timeout: 60, sharedRequestBufferSize: 1 << 16, sharedRequestReplaySize: site.mostBytes,
                pool: connections, logger: .disabled)
        }
        let number = host == "localhost" ? "127.0.0.1" : host
        http = HTTPServer(
            config: number.contains(":")
                ? configuration(try .inet6(ip6: number, port: port)) : configuration(try .inet(ip4: number, port: port)),
            handler: handler)
    }

    /// Serves until the task is cancelled.
    /// - Parameter ready: called once, when connections are taken.
    /// - Throws: `SocketError` where the port is taken or the address is not this machine's.
    public func run(ready: @escaping @Sendable () -> Void) async throws {
        defer { handler.desk.close() }
        let announcing = Task { [http] in
            try await http.waitUntilListening()
            ready()
        }
        defer { announcing.cancel() }
        try await http.run()
    }
}
