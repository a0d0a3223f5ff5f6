import Dispatch
import LinearProgramming
import Synchronization
import Testing

/// A thousand solves at once, each in a scope of its own.
@Suite struct ThreadTests {
    private static let programs = (0..<50).map { DenseProgram.boxed(seed: $0) }
    private static let optima = programs.map { $0.optimumByEnumeration() }

    private static func isAnsweredRightly(_ k: Int) -> Bool {
        let (program, optimum) = (programs[k % 50], optima[k % 50])
        guard let solution = try? program.solved(methods[k % 2]) else { return false }
        guard let optimum else { return solution.status.isInfeasible }
        return solution.isOptimal && agree([solution.objective], [optimum])
    }

    @Test func inEightDispatchedShares() {
        let right = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 8) { share in
            for k in 0..<125 where Self.isAnsweredRightly(share * 125 + k) { right.add(1, ordering: .relaxed) }
        }
        #expect(right.load(ordering: .relaxed) == 1000)
    }

    @Test func inATaskGroup() async {
        let right = await withTaskGroup(of: Int.self) { group in
            for share in 0..<8 {
                group.addTask {
                    var right = 0
                    for k in 0..<125 {
                        if Self.isAnsweredRightly(share * 125 + k) { right += 1 }
                        await Task.yield()
                    }
                    return right
                }
            }
            return await group.reduce(0, +)
        }
        #expect(right == 1000)
    }

    @Test func longRunsSideBySide() async throws {
        let program = DenseProgram.transport(seed: 9, size: 20)
        let alone = try program.solved().objective
        try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<8 { group.addTask { try program.solved().objective } }
            for try await objective in group { #expect(objective == alone) }
        }
    }
}
