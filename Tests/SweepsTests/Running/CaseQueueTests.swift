import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import Sweeps

/// Answers come in the order that was asked for, and a slow case holds up only so many others.
@Suite struct CaseQueueTests {
    private static let sweep = try! Sweep(
        population: Population([ParticipantType(name: "a", cost: 0.2, probability: 1)]),
        axes: [GridAxis("participants=2:9:1")],
        settings: SweepSettings(), version: "1")

    private static func solved(_ number: Int) throws -> SolvedCase {
        var record = SweptCase(1, try sweep.problem(1), of: sweep.identity()).record
        record.summary[.caseNumber] = .count(number)
        return SolvedCase(record: record, failure: nil)
    }

    @Test func whatIsSolvedEarlyWaitsForItsTurn() throws {
        let queue = CaseQueue(Array(1...50), order: .asGiven)
        let threads = (0..<4).map { k in
            let thread = Thread {
                var random = SeededGenerator(seed: UInt64(k))
                queue.work { number in
                    usleep(UInt32.random(in: 0...2000, using: &random))
                    return try Self.solved(number)
                }
            }
            return thread
        }
        for thread in threads {
            queue.join()
            thread.start()
        }
        var numbers: [Int] = []
        while let cases = try queue.takeFinished() { numbers += cases.map(\.record.number) }
        #expect(numbers == Array(1...50))
    }

    /// While the first case is not done, the others go on as far as the window, and no further.
    @Test func aSlowCaseHoldsUpTheOthersAtTheWindow() throws {
        let queue = CaseQueue(Array(1...10_000), order: .asGiven)
        let (first, last) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let answer = try Self.solved(1)
        let lock = NSLock()
        nonisolated(unsafe) var begun = 0
        for _ in 0..<2 {
            queue.join()
            Thread.detachNewThread {
                queue.work { number in
                    lock.withLock { begun += 1 }
                    if number == 1 { first.wait() }
                    if number == 4096 { last.signal() }
                    return answer
                }
            }
        }
        last.wait()
        Thread.sleep(forTimeInterval: 0.1)
        #expect(lock.withLock { begun } == 4096)
        first.signal()
        var count = 0
        while let cases = try queue.takeFinished() { count += cases.count }
        #expect(count == 10_000)
    }

    /// As where no thread could be started.
    @Test func withoutWorkersTheTakerSolves() throws {
        let queue = CaseQueue([3, 1, 2], order: .asGiven)
        var numbers: [Int] = []
        while queue.workOnce(Self.solved) { numbers += try #require(try queue.takeFinished()).map(\.record.number) }
        #expect(numbers == [3, 1, 2])
        #expect(try queue.takeFinished() == nil)
    }
}
