/// The least time of one call, over batches that each last some milliseconds.
func microseconds(_ body: () -> Void) -> Double {
    var calls = 1
    var best = Double.infinity
    for _ in 0..<60 {
        let start = ContinuousClock.now
        for _ in 0..<calls { body() }
        let elapsed = (ContinuousClock.now - start) / .microseconds(1)
        if elapsed < 2000 { calls *= 2 } else { best = min(best, elapsed / Double(calls)) }
    }
    return best
}
