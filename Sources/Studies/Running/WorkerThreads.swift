import Foundation

/// Threads that do one piece of work each. The system may have no room for as many as are wanted, and says so.
struct WorkerThreads {
    private var threads: [pthread_t] = []

    var count: Int { threads.count }

    /// Starts one more.
    /// - Returns: whether the system could.
    mutating func start(stackBytes: Int, _ work: @escaping @Sendable () -> Void) -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, stackBytes) == 0 else { return false }
        let argument = Unmanaged.passRetained(Work(work))
        #if canImport(Darwin)
        var thread: pthread_t?
        let code = pthread_create(&thread, &attributes, { argument in WorkerThreads.run(argument) }, argument.toOpaque())
        #else
        var thread = pthread_t()
        let code = pthread_create(&thread, &attributes, { argument in WorkerThreads.run(argument) }, argument.toOpaque())
        #endif
        guard code == 0 else {
            argument.release()
            return false
        }
        #if canImport(Darwin)
        if let thread { threads.append(thread) }
        #else
        threads.append(thread)
        #endif
        return true
    }

    /// Waits for the end of all.
    func join() { for thread in threads { pthread_join(thread, nil) } }

    /// Leaves them to end by themselves.
    func detach() { for thread in threads { pthread_detach(thread) } }

    private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
