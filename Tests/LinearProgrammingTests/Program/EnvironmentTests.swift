import CGLPKGuard
import Foundation
import LinearProgramming
import Synchronization
import Testing

/// Threads that used the solver and end. What they leave behind is seen by AddressSanitizer's leak detection.
@Suite struct EnvironmentTests {
    private static func onThread(_ body: @escaping @Sendable () -> Void) -> Thread {
        let thread = Thread(block: body)
        thread.start()
        return thread
    }

    @Test func fourThreadsSolveAndEnd() async throws {
        let right = Atomic(0)
        let threads = (0..<4).map { _ in
            Self.onThread {
                for seed in 0..<50 {
                    let program = DenseProgram.feasible(seed: seed)
                    let first = try? program.solved()
                    let again = try? program.solved(.dualThenPrimal)
                    if let first, let again, first.status.verdict == again.status.verdict {
                        right.add(1, ordering: .relaxed)
                    }
                }
                precondition(guarded_live_programs() == 0)
            }
        }
        for thread in threads { while !thread.isFinished { try await Task.sleep(for: .milliseconds(5)) } }
        #expect(right.load(ordering: .relaxed) == 200)
    }

    /// Extreme numbers may bring GLPK's assertions about, also while another program of the thread is at work: each goes
    /// on.
    @Test func anAssertionLeavesOtherProgramsWhole() throws {
        for seed in 0..<400 {
            try DenseProgram.dakota.run { outer in
                let before = try outer.solve()
                do {
                    _ = try AbuseTests.extremeProgram(seed, 50).run { inner in
                        try inner.solve(SimplexOptions(isScaling: false, exactWork: 0, iterationLimit: 500))
                    }
                } catch LinearProgramError.solverFailure {}
                let after = try outer.solve()
                #expect(after.pivots == 0 && after.objective == before.objective)
                #expect(guarded_live_programs() == 1)
            }
            #expect(guarded_live_programs() == 0)
        }
    }
}
