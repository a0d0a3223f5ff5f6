import FlyingFox
import FlyingSocks
import Foundation

/// A body that is sent at once, and ends only when what the client still sends was read and thrown away: a connection that
/// is closed before that may take the answer with it.
struct Drain: AsyncBufferedSequence {
    typealias Element = UInt8

    let body: Data
    let rest: HTTPBodySequence
    /// More than this is not read; the connection is closed.
    let most: Int

    func makeAsyncIterator() -> Iterator { Iterator(drain: self, rest: rest.makeAsyncIterator()) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        let drain: Drain
        var rest: HTTPBodySequence.Iterator
        var hasSent = false

        mutating func next() async throws -> UInt8? { nil }

        mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
            if !hasSent {
                hasSent = true
                return Array(drain.body)
            }
            var count = 0
            while let chunk = try await rest.next() {
                count += chunk.count
                if count > drain.most { throw SocketError.disconnected }
            }
            return nil
        }
    }
}
