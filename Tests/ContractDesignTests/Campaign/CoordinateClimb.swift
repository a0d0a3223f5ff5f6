import TestSupport

/// Climbs from a menu by random changes of one type's contribution, or of all from one type on, kept where the menu still
/// holds and is worth more. Slow and local, but it knows no relaxation, no cut and no bound.
struct CoordinateClimb {
    let problem: CountedProblem
    let outside: [Double]
    /// Value units that a cap may be exceeded by: rounding.
    let rounding: Double

    /// The best performance seen, nil where no start holds.
    func best(from starts: [[Double]], steps: Int, seed: Int) -> Double? {
        starts.enumerated().compactMap { climb(from: $1, steps: steps, seed: UInt64(seed * 100 + $0)) }.max()
    }

    private func climb(from start: [Double], steps: Int, seed: UInt64) -> Double? {
        var random = SeededGenerator(seed: seed)
        var contributions = start
        var (best, excess) = problem.value(contributions, outside: outside)
        if excess > rounding { return nil }
        var size = 0.2
        for _ in 0..<steps {
            var changed = contributions
            let i = Int.random(in: changed.indices, using: &random)
            let factor = 1 + Double.random(in: -size...size, using: &random)
            let last = Bool.random(using: &random) ? i : changed.count - 1
            for j in i...last { changed[j] *= factor }
            for j in changed.indices.dropFirst() { changed[j] = max(changed[j], changed[j - 1]) }
            let (performance, excess) = problem.value(changed, outside: outside)
            if excess <= rounding, performance > best {
                (best, contributions) = (performance, changed)
                size = min(0.5, 1.5 * size)
            } else {
                size = max(1e-9, 0.93 * size)
            }
        }
        return best
    }
}
