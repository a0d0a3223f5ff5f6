import GRDB

/// A connection of SQLite's that waits for nothing when it goes.
///
/// A queue of the system's that is disposed of needs a thread for that, and waits forever where there is no room for
/// one. It is kept then, closed, until the process ends.
final class StoreConnection {
    let queue: DatabaseQueue

    /// - Parameters:
    ///   - path: of the store, for errors; empty in memory.
    ///   - open: opens it.
    /// - Throws: `StoreError` where too few files may be open, and what `open` throws.
    init(to path: String, _ open: () throws -> DatabaseQueue) throws {
        try FreeDescriptors.require(forStoreAt: path)
        queue = try open()
    }

    /// Closes the connection; one that is closed stays so.
    /// - Throws: what SQLite says.
    func close() throws { try queue.close() }

    deinit {
        // One that cannot be closed ends with the process.
        do { try queue.close() } catch {}
        if !WorkerThreads.haveRoom { _ = Unmanaged.passRetained(queue) }
    }
}
