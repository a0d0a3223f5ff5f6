import Foundation

extension Process {
    /// Starts the process, one at a time in this program: Foundation's `run` was seen to read freed memory where many start at
    /// once.
    public func start() throws { try starting.withLock { try run() } }
}

private let starting = NSLock()
