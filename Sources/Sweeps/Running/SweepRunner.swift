import ContractDesign
import Foundation

/// Solves the cases of a sweep on several threads, and hands the answers on from one.
public struct SweepRunner {
    /// What a run did.
    public struct Report: Sendable {
        /// Cases that were answered before.
        public var resumed = 0
        /// Cases solved now.
        public var solved = 0
        /// All answered cases of the shard.
        public var tally = SweepTally()
        /// Nil where no case failed.
        public var firstFailure: CaseFailure?
    }

    /// Told now and then how far it is.
    public typealias Progress = (SweepProgress) -> Void
    /// Asked some times a second whether to end.
    public typealias Interruption = () -> Bool

    private let sweep: Sweep
    private let jobs: Int
    private let secondsPerCase: Double?
    private let isOutOfMemory: (@Sendable () -> Bool)?
    private let isInterrupted: Interruption

    /// A runner that has not begun: threads are started by a run, and end with it.
    /// - Parameters:
    ///   - sweep: whose cases are solved.
    ///   - jobs: how many threads solve, at least 1. Where the system has no room for so many, fewer do.
    ///   - secondsPerCase: when the search of a case ends with the bounds reached; nil for no limit, so that answers do
    ///     not depend on how fast the machine is.
    ///   - isOutOfMemory: asked now and then, from several threads; where it says yes the searches of the cases that are
    ///     being solved end with the bounds reached.
    ///   - isInterrupted: a run ends soon after this holds, with `SweepInterruption`.
    public init(
        _ sweep: Sweep, jobs: Int, secondsPerCase: Double? = nil, isOutOfMemory: (@Sendable () -> Bool)? = nil,
        isInterrupted: @escaping Interruption = { false }
    ) {
        self.isOutOfMemory = isOutOfMemory
        self.sweep = sweep
        self.isInterrupted = isInterrupted
        self.secondsPerCase = secondsPerCase
        self.jobs = max(1, jobs)
    }

    /// Solves what the store's shard lacks. What comes out depends neither on the number of threads nor on what was
    /// there.
    /// - Throws: `StoreError`, and `SweepInterruption` where the run was asked to end.
    public func run(into store: SweepStore, progress: Progress = { _ in }) throws -> Report {
        let before = store.outcomesSoFar
        let numbers = store.identity.caseNumbers.lazy.filter { !before.hasAnswer($0) }
        let count = before.unanswered
        var report = Report(resumed: store.identity.shardCases - count)
        try solve(numbers, count, of: store.identity, order: .asSolved, report: &report, progress: progress) {
            records in
            try store.insert(records)
        }
        report.tally = try store.tally()
        return report
    }

    /// Solves a shard and hands its answers to `body` in case order, as soon as they are there. Only some thousand
    /// wait.
    /// - Throws: what `body` throws, and `SweepInterruption` where the run was asked to end.
    public func run(
        _ shard: Shard, progress: Progress = { _ in }, inOrder body: ([SweepRecord]) throws -> Void
    ) throws -> Report {
        let identity = sweep.identity(shard)
        var report = Report()
        var outcomes = CaseOutcomes(of: identity)
        try solve(
            identity.caseNumbers, identity.shardCases, of: identity, order: .asGiven, report: &report,
            progress: progress
        ) { records in
            for record in records { outcomes.add(record) }
            try body(records)
        }
        report.tally = outcomes.tally
        return report
    }

    /// A linear program belongs to the thread that made it, so a case stays on one thread from beginning to end.
    private func solve(
        _ numbers: some Sequence<Int>, _ count: Int, of identity: SweepIdentity, order: CaseQueue.Order,
        report: inout Report, progress: Progress, take: ([SweepRecord]) throws -> Void
    ) throws {
        let queue = CaseQueue(numbers, order: order)
        let sweep = sweep
        let (limit, isOutOfMemory) = (secondsPerCase, isOutOfMemory)
        let solve: @Sendable (Int) throws -> SolvedCase = { number in
            let swept = SweptCase(
                number, try sweep.problem(number), of: identity, knownTypes: sweep.knownTypes, within: limit,
                isOutOfMemory)
            return SolvedCase(record: swept.record, failure: swept.failure)
        }
        let workers = start(min(jobs, count), on: queue, solve)
        var isDone = false
        defer {
            queue.stop()
            if isDone { workers.join() } else { workers.detach() }
        }
        while true {
            // Where no thread could start, this one does their work.
            if workers.count == 0, !queue.workOnce(solve) { break }
            guard let cases = try queue.takeFinished(unless: isInterrupted) else { break }
            try take(cases.map(\.record))
            for failure in cases.compactMap(\.failure) where failure.number < report.firstFailure?.number ?? .max {
                report.firstFailure = failure
            }
            report.solved += cases.count
            let now = SweepProgress(resumed: report.resumed, solved: report.solved, of: count + report.resumed)
            progress(now)
            if isInterrupted(), report.solved < count { throw SweepInterruption(progress: now) }
        }
        isDone = true
    }

    /// As many workers as the system has room for, up to `count`.
    private func start(
        _ count: Int, on queue: CaseQueue, _ solve: @escaping @Sendable (Int) throws -> SolvedCase
    ) -> WorkerThreads {
        var workers = WorkerThreads()
        for _ in 0..<count {
            queue.join()
            guard workers.start({ queue.work(solve) }) else {
                queue.leave()
                break
            }
        }
        return workers
    }
}
