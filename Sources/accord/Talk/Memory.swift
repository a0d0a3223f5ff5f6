import Foundation

/// How much memory the process has, and how much it may have; all in bytes.
enum Memory {
    /// What the machine, or the control group that the process runs in, has.
    static let ofMachine: Double = {
        let groups = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
        let limits = groups.compactMap { path -> Double? in
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
            return Double(text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        return limits.reduce(Double(ProcessInfo.processInfo.physicalMemory), min)
    }()

    /// What the process holds in memory now; 0 where the system does not say.
    static var resident: Double {
        #if canImport(Darwin)
            var info = mach_task_basic_info()
            var count = mach_msg_type_number_t(MemoryLayout<mach_task_basic_info>.size / MemoryLayout<natural_t>.size)
            let result = withUnsafeMutablePointer(to: &info) {
                $0.withMemoryRebound(to: integer_t.self, capacity: Int(count)) {
                    task_info(mach_task_self_, task_flavor_t(MACH_TASK_BASIC_INFO), $0, &count)
                }
            }
            return result == KERN_SUCCESS ? Double(info.resident_size) : 0
        #else
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
            let words = text.split(separator: " ")
            return words.count > 1 ? (Double(words[1]) ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE))) : 0
        #endif
    }
}

/// Says whether the process holds more memory than it may; looks again after some milliseconds.
final class MemoryWatch: @unchecked Sendable {
    private let most: Double
    private let lock = NSLock()
    private var next = ContinuousClock.now
    private var isOver = false

    /// - Parameter most: bytes.
    init(most: Double) { self.most = most }

    /// Whether it does, or did once: what was given back may be taken again.
    func hasEnded(at now: ContinuousClock.Instant) -> Bool {
        if most == .infinity { return false }
        lock.lock()
        defer { lock.unlock() }
        if !isOver, now >= next {
            isOver = Memory.resident > most
            next = now + .milliseconds(5)
        }
        return isOver
    }
}
