import FlyingSocks
import Foundation

/// The head of a request, up to its empty line, and what came with it of the body.
struct RequestHead {
    /// A request that is not passed on.
    enum Refusal: Error {
        /// Not a request of HTTP/1.1.
        case malformed
        case tooLong

        /// As it is sent.
        var answer: Data {
            let reply =
                switch self {
                case .malformed: Problem(.badRequest, detail: "This is no request of HTTP/1.1.").reply
                case .tooLong:
                    Problem(
                        .headersTooLarge, detail: "The headers are longer than \(Gate.mostHeadBytes) bytes. Send fewer."
                    ).reply
                }
            let head = """
                HTTP/1.1 \(reply.status.rawValue) \(reply.status.phrase)\r\nContent-Type: \(reply.type)\r\n\
                Content-Length: \(reply.body.count)\r\nConnection: close\r\n\r\n
                """
            return Data(head.utf8) + Data(reply.body)
        }
    }

    /// What names a connection to the handler; the gate's own comes last, and so counts.
    static let numberHeader = "Accord-Connection"

    /// Without the empty line.
    let lines: [UInt8]
    let body: [UInt8]

    /// - Throws: `Refusal`, and `SocketError.disconnected` for a client that says nothing.
    static func read(from client: AsyncSocket) async throws -> RequestHead {
        var bytes: [UInt8] = []
        var searched = 0
        while true {
            do {
                bytes += try await client.read(atMost: 4096)
            } catch SocketError.disconnected {
                if bytes.isEmpty { throw SocketError.disconnected }
                throw Refusal.malformed
            }
            if let end = endOfHead(in: bytes, from: searched) {
                return RequestHead(lines: Array(bytes[..<end.lowerBound]), body: Array(bytes[end.upperBound...]))
            }
            searched = max(0, bytes.count - 3)
            if bytes.count > Gate.mostHeadBytes { throw Refusal.tooLong }
        }
    }

    private static func endOfHead(in bytes: [UInt8], from start: Int) -> Range<Int>? {
        let (cr, lf) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
        var i = start
        while i < bytes.count {
            guard bytes[i] == lf else {
                i += 1
                continue
            }
            if i + 1 < bytes.count, bytes[i + 1] == lf { return i..<(i + 2) }
            if i + 2 < bytes.count, bytes[i + 1] == cr, bytes[i + 2] == lf { return i..<(i + 3) }
            i += 1
        }
        return nil
    }

    /// As the server reads it: the last request of its connection, which has a number.
    func passed(on number: Int) -> Data {
        Data(lines) + Data("\nConnection: close\r\n\(Self.numberHeader): \(number)\r\n\r\n".utf8) + Data(body)
    }
}
