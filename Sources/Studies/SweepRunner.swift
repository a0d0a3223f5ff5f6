import ContractDesign
import Foundation

/// Solves the cases of a sweep on several threads, and stores the answers from one.
public struct SweepRunner {
    /// What a run did.
    public struct Report: Sendable {
        /// Cases that the store held before.
        public var resumed: Int
        /// Cases solved now.
        public var solved: Int
        /// Nil where no case failed.
        public var firstFailure: CaseFailure?
    }

    private let sweep: Sweep
    private let jobs: Int

    /// - Parameter jobs: how many threads solve, at least 1.
    public init(_ sweep: Sweep, jobs: Int) {
        self.sweep = sweep
        self.jobs = max(1, jobs)
    }

    /// Solves what the store's shard lacks. What comes out depends neither on the number of threads nor on what was there.
    ///
    /// A linear program belongs to the thread that made it, so a case stays on one thread from beginning to end.
    /// - Parameter progress: told now and then how many cases of how many have been solved.
    /// - Throws: `StoreError`.
    public func run(into store: SweepStore, progress: (_ solved: Int, _ of: Int) -> Void = { _, _ in }) throws -> Report {
        let answered = try store.answered()
        let numbers = store.identity.caseNumbers.filter { !answered[$0] }
        let queue = CaseQueue(numbers, workers: min(jobs, numbers.count))
        let (sweep, identity) = (sweep, store.identity)
        for _ in 0..<min(jobs, numbers.count) {
            let thread = Thread {
                queue.work { number in SweptCase(number, try sweep.problem(number), of: identity) }
            }
            thread.stackSize = Self.stackBytes
            thread.start()
        }
        defer { queue.stop() }
        var report = Report(resumed: identity.shardCases - numbers.count, solved: 0, firstFailure: nil)
        while let cases = try queue.takeFinished() {
            try store.insert(cases.map(\.record))
            for failure in cases.compactMap(\.failure) where failure.number < report.firstFailure?.number ?? .max {
                report.firstFailure = failure
            }
            report.solved += cases.count
            progress(report.solved, numbers.count)
        }
        return report
    }

    /// As the main thread has.
    private static let stackBytes = 8 << 20
}

/// Why one case of a sweep has no contract.
public struct CaseFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let number: Int
    public let reason: ContractError

    public var description: String { "Case \(number) failed. \(reason)" }
}
