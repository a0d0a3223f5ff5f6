import Foundation

/// Threads that do one piece of work each. The system may have no room for as many as are wanted, and says so.
struct WorkerThreads {
    private var threads: [pthread_t] = []

    var count: Int { threads.count }

    /// Whether the system has room for one more, by trying.
    static var haveRoom: Bool {
        var threads = WorkerThreads()
        defer { threads.join() }
        return threads.start {}
    }

    /// Starts one more.
    /// - Returns: whether the system could, and room is left for what the threads allocate: where that is missing, a
    ///   process dies.
    mutating func start(_ work: @escaping @Sendable () -> Void) -> Bool {
        guard Self.canMap((count + 1) * Self.bytesEach + Self.bytesBeside) else { return false }
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, Self.stackBytes) == 0 else { return false }
        let argument = Unmanaged.passRetained(Work(work))
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        guard pthread_create(&thread, &attributes, { Self.run($0) }, argument.toOpaque()) == 0 else {
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

    /// Whether the process may still have so many addresses.
    private static func canMap(_ bytes: Int) -> Bool {
        let place = mmap(nil, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0)
        guard let place, place != MAP_FAILED else { return false }
        munmap(place, bytes)
        return true
    }

    /// As the main thread has.
    private static let stackBytes = 8 << 20
    /// The stack, and twice what glibc sets aside for a thread's first allocation, since it wants half of that aligned.
    private static let bytesEach = stackBytes + (128 << 20)
    /// For all that is not the workers'.
    private static let bytesBeside = 32 << 20

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
