import Stopping

/// One block of draws, played for each behaviour.
struct SimulationBlock {
    /// How many were made.
    private(set) var draws = 0
    /// By behaviour.
    private(set) var sums: [SimulationSums]

    /// Draws between two questions whether to go on.
    private static let stretch = 16

    /// The first stretch of the first block is played in any case: without any draw there is nothing to say.
    init(_ stages: [SimulationStage], _ size: Int, seed: UInt64, number: Int, _ stop: StopQuestion?) {
        sums = stages.map(\.nothing)
        if number > 0, stop?() != nil { return }
        var plays = stages.map { $0.begin(seed: seed, block: number) }
        while draws < size {
            let count = stop == nil ? size : min(Self.stretch, size - draws)
            for k in stages.indices { stages[k].play(count, &plays[k], into: &sums[k]) }
            draws += count
            if stop?() != nil { return }
        }
    }
}
