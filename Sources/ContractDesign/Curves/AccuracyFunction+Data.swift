import NumericalMethods

extension AccuracyFunction {
    /// a^-1: the least effective units of data that reach a performance, and the way to degrade a model to it: train it
    /// on so much. 0 where nothing need be learnt, as up to a(0); infinite for what no amount of data reaches.
    /// - Complexity: about ten evaluations.
    public func data(reaching performance: Double) -> Double {
        if performance <= performanceWithoutData { return 0 }
        if performance >= limit { return performance == limit ? saturation : .infinity }
        let start = onset > 0 ? onset : .leastNormalMagnitude
        if branch(at: start).value >= performance { return start }
        return SafeguardedRoot.beyond(start) { x in
            let jet = branch(at: x)
            return (jet.value - performance, jet.slope)
        }
    }
}
